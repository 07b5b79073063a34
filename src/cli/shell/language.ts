import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { Release } from '../../facts/release.ts';
import type { RunningSystem } from '../../machine/boot/running-system.ts';
import type { Access } from '../../machine/config/roles.ts';
import type { Device } from '../../machine/device.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import { type Completion, complete } from '../grammar/complete.ts';
import { canBeTyped, describeSyntax } from '../grammar/describe.ts';
import { compileGrammar, type Grammar } from '../grammar/grammar.ts';
import { type HelpAnswer, help } from '../grammar/help.ts';
import { type Match, match } from '../grammar/match.ts';
import { type Syntax, type Word, word } from '../grammar/tokens.ts';
import type { Command, Commands, Context, Setting } from './command.ts';
import { meets } from './conditions.ts';
import { setWithRoom } from './configuration-room.ts';
import { configPlace, type Mode, type Place } from './mode.ts';
import { Session } from './session.ts';
import { surroundings } from './surroundings.ts';

/** Something that can be typed in a mode; `isConfiguration` says that it changes the running configuration. */
export interface Runnable {
  readonly syntax: Syntax;
  readonly leading?: readonly Word[];
  readonly isConfiguration: boolean;
  readonly access: Access;
  readonly isModelled?: boolean;
  run(context: Context<AnyArgs>): Promise<void> | void;
  /** The lines it shows; only what has these can be piped. */
  lines?(context: Context<AnyArgs>): Promise<Iterable<string>> | Iterable<string>;
  /** What it shows as data. */
  structure?(context: Context<AnyArgs>): unknown;
}

const no = word('no', 'Negate a command or set its defaults');
const byDefault = word('default', 'Set a command to its defaults');

/**
 * What lines mean: all commands and settings, compiled for each mode when somebody first types in it. Made once and shared by all
 * sessions of all devices.
 */
export class Language {
  readonly #typedIn: (mode: Mode) => readonly Runnable[];
  readonly #grammars = new Map<Mode, Grammar<Runnable>>();
  readonly #settings: readonly Setting[];

  constructor({ commands, settings }: Pick<Commands, 'commands' | 'settings'>) {
    const runnables = (mode: Mode): Runnable[] => commands.filter((known) => known.mode === mode).map(typedCommand);
    this.#settings = settings;
    const exec = runnables('exec');
    const configuring = (mode: Mode): Runnable[] => settings.filter((known) => known.mode === mode).flatMap(formsOf);
    this.#typedIn = (mode) => (mode === 'exec' ? exec : [...configuring(mode), ...runnables(mode), ...exec]);
  }

  /**
   * The command that a typed line is in the session's mode on this device; whether the operator may run it, `permission.ts` says.
   * Below configuration mode, what the mode does not know is taken as a line of configuration mode, and running it leaves the mode.
   */
  match(line: string, device: Device, session: Session): Match<Runnable> {
    const exec = behindDo(line, session);
    if (exec === undefined) return this.matchConfiguration(line, device, session);
    return match(this.#grammarOf('exec'), exec, surroundings(device, session));
  }

  /** The same for a line of a configuration that nobody types: `do` is no word of it. */
  matchConfiguration(line: string, device: Device, session: Session): Match<Runnable> {
    let answer = match(this.#grammarOf(session.mode), line, surroundings(device, session));
    for (let { place } = session; isBelowConfiguration(place); ) {
      if (answer.kind === 'matched' || answer.kind === 'empty' || answer.kind === 'ambiguous') break;
      place = place.above ?? configPlace;
      const above = match(this.#grammarOf(place.mode), line, surroundings(device, session, undefined, place));
      if (above.kind !== 'matched') {
        if (above.kind !== 'empty' && above.column > answer.column) answer = above;
      } else if (answer.kind !== 'incomplete' || isTypedInFull(line, above.command)) {
        return { ...above, command: leavingMode(above.command, place) };
      }
    }
    return answer.kind === 'ambiguous' ? (this.#inExec(line, device, session) ?? answer) : answer;
  }

  /**
   * A beginning that several commands of a mode share may be that of one command of EXEC alone: `sh run int e1/3` below an interface
   * shows, although `shutdown` begins so as well (captures of 9.2(2) and 9.3(10)).
   */
  #inExec(line: string, device: Device, session: Session): Match<Runnable> | undefined {
    if (session.mode === 'exec') return undefined;
    const exec = match(this.#grammarOf('exec'), line, surroundings(device, session));
    return exec.kind === 'matched' ? exec : undefined;
  }

  /** Takes away what lines have configured whose conditions no longer hold. */
  prune(device: Device, { running }: Session): void {
    const { configuration, model, clock } = device;
    const before = configuration.running;
    const about = { configuration, model, release: running.release };
    const after = this.#settings.reduce(
      (left, setting) =>
        setting.prune?.(left, device, (need, place) =>
          meets(need, place === undefined ? about : { ...about, place }),
        ) ?? left,
      before,
    );
    if (after !== before) configuration.replace(after, clock.now());
  }

  /** What can be typed in the session's mode, one syntax a line, without what this release lacks. */
  syntaxes(device: Device, session: Session): readonly string[] {
    const { has } = surroundings(device, session);
    return this.#grammarOf(session.mode)
      .programs.map(({ command }) => command.syntax)
      .filter((syntax) => canBeTyped(syntax, has))
      .map((syntax) => describeSyntax(syntax, has))
      .sort();
  }

  /** What `?` answers behind `line`. */
  help(line: string, device: Device, session: Session): HelpAnswer {
    const exec = behindDo(line, session);
    return help(
      this.#grammarOf(exec === undefined ? session.mode : 'exec'),
      exec ?? line,
      surroundings(device, session),
    );
  }

  /** What Tab does behind `line`. */
  complete(line: string, device: Device, session: Session): Completion {
    const exec = behindDo(line, session);
    return complete(
      this.#grammarOf(exec === undefined ? session.mode : 'exec'),
      exec ?? line,
      surroundings(device, session),
    );
  }

  /** Of the lines of a configuration, boot variables apart, those that `other` does not know; a section counts by its first line. */
  async unknownTo(
    other: Release,
    lines: readonly string[],
    { device, running, taker }: { readonly device: Device; readonly running: RunningSystem; readonly taker: TurnTaker },
  ): Promise<readonly string[]> {
    const session = new Session({ running, id: '', user: '', from: '', terminal: { length: 0, width: 80 } });
    session.place = configPlace;
    const around = surroundings(device, session, other);
    const unknown: string[] = [];
    for (const line of lines) {
      const turn = nextTurn(taker);
      if (turn !== undefined) await turn;
      if (/^\s|^$|^!|^boot /.test(line)) continue;
      if (match(this.#grammarOf('config'), line, around).kind !== 'matched') unknown.push(line);
    }
    return unknown;
  }

  #grammarOf(mode: Mode): Grammar<Runnable> {
    const known = this.#grammars.get(mode);
    if (known !== undefined) return known;
    const compiled = compileGrammar(this.#typedIn(mode));
    this.#grammars.set(mode, compiled);
    return compiled;
  }
}

/**
 * What stands behind `do` in configuration mode, at its own columns: a command of EXEC, whatever the mode knows under the same words
 * (cisco.nxos 758). Undefined for any other line, and in EXEC, where there is no such word.
 */
export function behindDo(line: string, session: Session): string | undefined {
  const behind = session.mode === 'exec' ? undefined : /^(\s*do)\s/i.exec(line)?.[1];
  return behind === undefined ? undefined : ' '.repeat(behind.length) + line.slice(behind.length);
}

/** A command as it is typed; its syntax is made when somebody types its first words. */
function typedCommand(known: Command): Runnable {
  const { leading, access, isModelled = true, lines, structure } = known;
  return {
    get syntax() {
      return known.syntax;
    },
    ...(leading === undefined ? {} : { leading }),
    isConfiguration: false,
    access,
    isModelled,
    run: (context) => known.run(context),
    ...(lines === undefined ? {} : { lines: (context) => lines.call(known, context) }),
    ...(structure === undefined ? {} : { structure: (context) => structure.call(known, context) }),
  };
}

/** Whether the first word of a line is the whole keyword; what is short means the line of the mode, which is only not complete yet. */
function isTypedInFull(line: string, { syntax }: Runnable): boolean {
  const [first] = syntax;
  return first?.kind === 'word' && first.text === line.trim().split(/\s/)[0]?.toLowerCase();
}

function isBelowConfiguration({ mode }: Place): boolean {
  return mode !== 'exec' && mode !== 'config';
}

function leavingMode(runnable: Runnable, place: Place): Runnable {
  if (!runnable.isConfiguration) return runnable;
  return {
    get syntax() {
      return runnable.syntax;
    },
    isConfiguration: true,
    access: runnable.access,
    run(context) {
      context.session.place = place;
      return runnable.run(context);
    },
  };
}

/** A setting as it is typed: by itself, behind `no`, and behind `default` where it knows what that means. */
function formsOf(known: Setting): readonly Runnable[] {
  const { reset } = known;
  return [
    new Form(known, [], (context) => setWithRoom(known, context)),
    new Form(known, [no], (context) => known.clear(context)),
    ...(reset === undefined ? [] : [new Form(known, [byDefault], (context) => known.reset?.(context))]),
  ];
}

/** One form of a setting; its syntax is made when somebody types its first words. */
class Form implements Runnable {
  readonly isConfiguration = true;
  readonly access = 'write';
  readonly leading?: readonly Word[];
  readonly run: Runnable['run'];
  readonly #setting: Setting;
  readonly #before: readonly Word[];

  constructor(setting: Setting, before: readonly Word[], run: Runnable['run']) {
    this.#setting = setting;
    this.#before = before;
    this.run = run;
    if (setting.leading !== undefined) this.leading = [...before, ...setting.leading];
  }

  get syntax(): Syntax {
    const { syntax, noSyntax = syntax } = this.#setting;
    return this.#before.length === 0 ? syntax : [...this.#before, ...noSyntax];
  }
}
