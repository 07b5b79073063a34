import { present } from '../../base/assert.ts';
import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { Release } from '../../facts/release.ts';
import { hasTrait, traits } from '../../facts/traits.ts';
import type { RunningSystem } from '../../machine/boot/running-system.ts';
import { adminRole, defaultRole, users } from '../../machine/config/accounts.ts';
import { findFeature } from '../../machine/config/features.ts';
import { named } from '../../machine/config/named.ts';
import { hasPort } from '../../machine/config/ports.ts';
import { type Access, mayRun, roles } from '../../machine/config/roles.ts';
import type { Device } from '../../machine/device.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import { type Completion, complete } from '../grammar/complete.ts';
import { canBeTyped, describeSyntax } from '../grammar/describe.ts';
import { compileGrammar, type Grammar, type Surroundings } from '../grammar/grammar.ts';
import { type HelpAnswer, help } from '../grammar/help.ts';
import { type Match, match } from '../grammar/match.ts';
import { type Syntax, word } from '../grammar/tokens.ts';
import { splitWords } from '../grammar/words.ts';
import type { Commands, Context, Setting, View } from './command.ts';
import { configPlace, type Mode } from './mode.ts';
import { offersOf } from './offers.ts';
import { Session } from './session.ts';

/** Something that can be typed in a mode; `isConfiguration` says that it changes the running configuration. */
export interface Runnable {
  readonly syntax: Syntax;
  readonly isConfiguration: boolean;
  readonly access: Access;
  run(context: Context<AnyArgs>): Promise<void> | void;
  /** The lines it shows; only what has these can be piped. */
  lines?(context: Context<AnyArgs>): Promise<Iterable<string>> | Iterable<string>;
  /** What it shows as data. */
  structure?(context: Context<AnyArgs>): unknown;
}

/** What a line is in a mode; `denied` is a command that no role of the operator lets run. */
export type Matched = Match<Runnable> | { readonly kind: 'denied'; readonly column: number };

/** Lines between two questions whether others have a turn. */
const stepLines = 64;

const no = word('no', 'Negate a command or set its defaults');

/** All commands, compiled for each mode. Made once and shared by all sessions of all devices. */
export class Interpreter {
  readonly #grammars: ReadonlyMap<Mode, Grammar<Runnable>>;
  readonly #settings: ReadonlyMap<Mode, readonly Setting[]>;
  /** What the device says about a file operation that cannot be done. */
  readonly fileWords: Commands['fileWords'];
  /** The configuration that was written last, and all that its text depends on; configurations never change in themselves. */
  #lastWritten: { readonly about: readonly unknown[]; readonly lines: readonly string[] } | undefined;

  constructor({ commands, settings, fileWords }: Commands) {
    this.fileWords = fileWords;
    const entered = settings.flatMap(({ enters }) => enters ?? []);
    const modes = new Set(['exec', 'config', ...entered, ...settings.map((known) => known.mode)]);
    this.#settings = new Map([...modes].map((mode) => [mode, settings.filter((known) => known.mode === mode)]));
    const runnables = (mode: Mode): Runnable[] =>
      commands.filter((known) => known.mode === mode).map((known) => ({ ...known, isConfiguration: false }));
    const exec = runnables('exec');
    const all = (mode: Mode): Runnable[] =>
      mode === 'exec' ? exec : [...this.#settingsOf(mode).flatMap(bothForms), ...runnables(mode), ...exec];
    this.#grammars = new Map([...modes].map((mode) => [mode, compileGrammar(all(mode))]));
  }

  /**
   * The command that a line is in the session's mode on this device. Below configuration mode, what the mode does not know is
   * taken as a line of configuration mode, and running it leaves the mode.
   */
  match(typed: string, device: Device, session: Session): Matched {
    const line = execLine(typed, session) ?? typed;
    const isExec = line !== typed;
    const found = isExec
      ? match(this.#grammarOf('exec'), line, surroundings(device, session))
      : this.#matchInModes(line, device, session);
    if (found.kind !== 'matched') return found;
    const account = named(device.configuration.of(users), session.user);
    // General knowledge: `admin` is on every switch, also on one that has no configuration.
    const granted = account?.roles ?? [session.user === 'admin' ? adminRole : defaultRole];
    if (granted.includes(adminRole)) return found;
    const words = splitWords(line).map(({ text }) => text);
    if (mayRun(granted, device.configuration.of(roles), found.command.access, words)) return found;
    return { kind: 'denied', column: 0 };
  }

  /** The same for a line that nobody types: no role limits it. */
  matchUnlimited(line: string, device: Device, session: Session): Match<Runnable> {
    return this.#matchInModes(line, device, session);
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
    const exec = execLine(line, session);
    return help(
      this.#grammarOf(exec === undefined ? session.mode : 'exec'),
      exec ?? line,
      surroundings(device, session),
    );
  }

  /** What Tab does behind `line`. */
  complete(line: string, device: Device, session: Session): Completion {
    const exec = execLine(line, session);
    return complete(
      this.#grammarOf(exec === undefined ? session.mode : 'exec'),
      exec ?? line,
      surroundings(device, session),
    );
  }

  /** The running configuration of a device as lines, in canonical order; `all` tells defaults as well. */
  configurationText(device: Device, system: RunningSystem, detail?: 'all'): readonly string[] {
    const writing = this.#writing(device, system, detail);
    let step = writing.next();
    while (step.done !== true) step = writing.next();
    return step.value;
  }

  /** The same as it is now, written in turns of `taker`; not whole once `signal` aborts. */
  async configurationInTurns(
    device: Device,
    system: RunningSystem,
    detail: 'all' | undefined,
    { taker, signal }: { readonly taker: TurnTaker; readonly signal: AbortSignal },
  ): Promise<readonly string[]> {
    const writing = this.#writing(device, system, detail);
    for (let step = writing.next(); ; step = writing.next()) {
      if (step.done === true) return step.value;
      const turn = nextTurn(taker);
      if (turn !== undefined) await turn;
      if (signal.aborted) return [];
    }
  }

  /** A step writes some lines. */
  *#writing(
    device: Device,
    system: RunningSystem,
    detail: 'all' | undefined,
  ): Generator<void, readonly string[], undefined> {
    const { running } = device.configuration;
    const about = [running, device.model, system.header, detail] as const;
    const last = this.#lastWritten;
    if (last?.about.every((part, index) => part === about[index]) === true) return last.lines;
    const view: View = { running, model: device.model, isAll: detail === 'all', has: (trait) => system.has(trait) };
    const lines: string[] = [];
    for (const line of this.#linesOf(view)) {
      lines.push(line);
      if (lines.length % stepLines === 0) yield;
    }
    this.#lastWritten = { about, lines };
    return lines;
  }

  /** A configuration as lines, in canonical order. */
  written(view: View): readonly string[] {
    return Array.from(this.#linesOf(view));
  }

  *#linesOf(view: View): Generator<string> {
    let block: string | undefined;
    for (const known of this.#settingsOf('config')) {
      let isFirst = true;
      for (const line of this.#writtenBy(known, undefined, view)) {
        if (isFirst && known.block !== undefined && known.block !== block && line !== '') yield '';
        if (isFirst) block = known.block ?? block;
        isFirst = false;
        yield line;
      }
    }
  }

  /** The lines of what is configured, and boot variables apart, that `other` does not know; a section counts by its first line. */
  linesUnknownTo(other: Release, device: Device, running: RunningSystem): readonly string[] {
    const session = new Session({ running, id: '', user: '', from: '', terminal: { length: 0, width: 80 } });
    session.place = configPlace;
    const around = surroundings(device, session, other);
    return this.configurationText(device, running).filter((line) => {
      if (/^\s|^$|^!|^boot /.test(line)) return false;
      return match(this.#grammarOf('config'), line, around).kind !== 'matched';
    });
  }

  #writtenBy(known: Setting, target: unknown, view: View): Iterable<string> {
    return known.write(view, target, (inner) => this.#bodyOf(known, inner, view));
  }

  *#bodyOf({ enters }: Setting, target: unknown, view: View): Generator<string> {
    if (enters === undefined) return;
    for (const below of this.#settingsOf(enters)) yield* this.#writtenBy(below, target, view);
  }

  #matchInModes(line: string, device: Device, session: Session): Match<Runnable> {
    const around = surroundings(device, session);
    const own = match(this.#grammarOf(session.mode), line, around);
    const isBelowConfiguration = session.mode !== 'exec' && session.mode !== 'config';
    if (!isBelowConfiguration || own.kind === 'matched' || own.kind === 'empty' || own.kind === 'ambiguous') return own;
    const above = match(this.#grammarOf('config'), line, around);
    if (above.kind === 'matched') return { ...above, command: leavingMode(above.command) };
    return above.kind !== 'empty' && above.column > own.column ? above : own;
  }

  #grammarOf(mode: Mode): Grammar<Runnable> {
    return present(this.#grammars.get(mode), 'the grammar of a mode');
  }

  #settingsOf(mode: Mode): readonly Setting[] {
    return this.#settings.get(mode) ?? [];
  }
}

/**
 * What stands behind `do` in configuration mode, at its own columns: a command of EXEC, whatever the mode knows under the same words
 * (cisco.nxos 758). Undefined for any other line, and in EXEC, where there is no such word.
 */
function execLine(line: string, session: Session): string | undefined {
  const behind = session.mode === 'exec' ? undefined : /^(\s*do)\s/i.exec(line)?.[1];
  return behind === undefined ? undefined : ' '.repeat(behind.length) + line.slice(behind.length);
}

function leavingMode(runnable: Runnable): Runnable {
  if (!runnable.isConfiguration) return runnable;
  return {
    ...runnable,
    run(context) {
      context.session.place = configPlace;
      return runnable.run(context);
    },
  };
}

/** What the words of a line take beside its values. */
const wordsBytes = 64;

/** Sets what a line says, unless the configuration would become too large (the words are inferred); \`no\` always finds room. */
function setWithRoom(known: Setting, context: Context<AnyArgs>): Promise<void> | void {
  const { target } = context.session.place;
  const values = Object.values(context.args).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    wordsBytes,
  );
  const sizeBytes = values * (Array.isArray(target) ? target.length : 1);
  const { room } = context.device.configuration;
  return room.take(sizeBytes) ? known.set(context) : setIfMeasured(known, context, sizeBytes);
}

async function setIfMeasured(known: Setting, context: Context<AnyArgs>, sizeBytes: number): Promise<void> {
  const { room } = context.device.configuration;
  const lines = await context.configurationText();
  if (context.signal.aborted) return;
  room.measured(lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0));
  if (!room.take(sizeBytes)) return context.refuse('ERROR: Running configuration is too large');
  return known.set(context);
}

function bothForms(known: Setting): readonly Runnable[] {
  const about = { isConfiguration: true, access: 'write' } as const;
  return [
    { ...about, syntax: known.syntax, run: (context) => setWithRoom(known, context) },
    { ...about, syntax: [no, ...(known.noSyntax ?? known.syntax)], run: (context) => known.clear(context) },
  ];
}

/** How a condition begins that names a port of the model. */
const portNeed = 'port ';

/** How a condition begins that names a feature which must be on. */
const featureNeed = 'feature ';

function isFeatureOn({ configuration }: Device, name: string): boolean {
  const known = findFeature(name);
  return known !== undefined && configuration.isOn(known);
}

/** What matching asks of a device and a session; as if the device ran `release`. */
export function surroundings(device: Device, session: Session, release = session.running.release): Surroundings {
  return {
    has: (need) => {
      if (need.startsWith(portNeed)) return hasPort(device.model, need.slice(portNeed.length));
      if (need.startsWith(featureNeed)) return isFeatureOn(device, need.slice(featureNeed.length));
      const name = need.replace(/^not /, '');
      const trait = traits.find((known) => known === name);
      if (trait !== undefined) return hasTrait(release, trait) === (name === need);
      return session.place.has?.(need, device) ?? false;
    },
    offer: (source, partial) => offersOf(source, partial, device, session),
  };
}
