import { hasTrait, traits } from '../../facts/traits.ts';
import type { Device } from '../../machine/device.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import { type Completion, complete } from '../grammar/complete.ts';
import { compileGrammar, type Grammar, type Surroundings } from '../grammar/grammar.ts';
import { type HelpAnswer, help } from '../grammar/help.ts';
import { type Match, match } from '../grammar/match.ts';
import { type Syntax, word } from '../grammar/tokens.ts';
import type { Commands, Context, Setting } from './command.ts';
import type { Mode } from './mode.ts';
import { offersOf } from './offers.ts';
import type { Session } from './session.ts';

/** Something that can be typed in a mode; `isConfiguration` says that it changes the running configuration. */
export interface Runnable {
  readonly syntax: Syntax;
  readonly isConfiguration: boolean;
  run(context: Context<AnyArgs>): Promise<void> | void;
  /** The lines it shows; only what has these can be piped. */
  lines?(context: Context<AnyArgs>): Iterable<string>;
  /** What it shows as data. */
  structure?(context: Context<AnyArgs>): unknown;
}

const no = word('no', 'Negate a command or set its defaults');

/** All commands of a release family, compiled for each mode. Made once and shared by all sessions of all devices. */
export class Interpreter {
  readonly #grammars: Readonly<Record<Mode, Grammar<Runnable>>>;
  readonly #settings: readonly Setting[];
  /** What the device says about a file operation that cannot be done. */
  readonly fileWords: Commands['fileWords'];

  constructor(commands: Commands) {
    this.fileWords = commands.fileWords;
    this.#settings = [...commands.settings].sort((a, b) => a.order - b.order);
    const runnables = (mode: Mode): Runnable[] =>
      commands.commands.filter((known) => known.mode === mode).map((known) => ({ ...known, isConfiguration: false }));
    this.#grammars = {
      exec: compileGrammar(runnables('exec')),
      config: compileGrammar([...commands.settings.flatMap(bothForms), ...runnables('config'), ...runnables('exec')]),
    };
  }

  /** The command that a line is in the session's mode on this device. */
  match(line: string, device: Device, session: Session): Match<Runnable> {
    return match(this.#grammars[session.mode], line, surroundings(device, session));
  }

  /** What `?` answers behind `line`. */
  help(line: string, device: Device, session: Session): HelpAnswer {
    return help(this.#grammars[session.mode], line, surroundings(device, session));
  }

  /** What Tab does behind `line`. */
  complete(line: string, device: Device, session: Session): Completion {
    return complete(this.#grammars[session.mode], line, surroundings(device, session));
  }

  /** The running configuration of a device as lines, in canonical order. */
  configurationText(device: Device): readonly string[] {
    return this.#settings.flatMap((known) => known.write(device.configuration.running));
  }
}

function bothForms(known: Setting): readonly Runnable[] {
  return [
    { syntax: known.syntax, isConfiguration: true, run: (context) => known.set(context) },
    {
      syntax: [no, ...(known.noSyntax ?? known.syntax)],
      isConfiguration: true,
      run: (context) => known.clear(context),
    },
  ];
}

/** What matching asks of a device and a session. */
export function surroundings(device: Device, session: Session): Surroundings {
  return {
    has: (need) => {
      const trait = traits.find((known) => known === need);
      return trait !== undefined && hasTrait(device.release, trait);
    },
    offer: (source, partial) => offersOf(source, partial, device, session),
  };
}
