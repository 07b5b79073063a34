import type { Model } from '../../facts/model.ts';
import type { Trait } from '../../facts/traits.ts';
import type { RunningSystem } from '../../machine/boot/running-system.ts';
import type { Access } from '../../machine/config/roles.ts';
import type { RunningConfiguration } from '../../machine/config/slice.ts';
import type { Device } from '../../machine/device.ts';
import type { FileProblem } from '../../machine/storage/problem.ts';
import type { AnyArgs, ArgsOf } from '../grammar/args-of.ts';
import type { Syntax, Word } from '../grammar/tokens.ts';
import type { Around } from './conditions.ts';
import type { Mode } from './mode.ts';
import type { Screen } from './screen.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What may be said about running lines of configuration. */
export interface ConfiguringHow {
  /** A draft of the switch, on which they are run instead. */
  readonly device?: Device;
  /** Hears of every line that is not taken: its number from 1, and what was said. */
  readonly onRefused?: (refusal: { readonly number: number; readonly line: string; readonly words: string }) => void;
}

/** What a command works with while it runs. */
export interface Context<Args> {
  readonly args: Args;
  readonly device: Device;
  /** NX-OS, as it ran when the session began. */
  readonly running: RunningSystem;
  readonly session: Session;
  readonly screen: Screen;
  /** Aborts on Ctrl-C and when the client is gone. */
  readonly signal: AbortSignal;
  /**
   * The running configuration as text, in canonical order; `all` tells defaults as well. A long one is written in turns, as it was when
   * it was asked for; it is not whole once `signal` aborts.
   */
  configurationText(detail?: 'all'): Promise<readonly string[]>;
  /**
   * Runs lines of configuration as if they had been typed in configuration mode, on this switch unless a draft of it is named; refused
   * ones are told on the screen. Answers how many those were.
   */
  configure(lines: Iterable<string>, how?: ConfiguringHow): Promise<number>;
  /** Takes away what lines have configured whose conditions no longer hold: their feature is off, their port has another layer. */
  prune(): void;
  /** Says on the screen why the line is not taken; whoever reads lines from a file hears it as well. */
  refuse(...words: readonly string[]): void;
  /** What the device says about a file operation that cannot be done. */
  fileWords(problem: FileProblem): string;
  /** What can be typed in the session's mode on this release, one syntax a line. */
  syntaxes(): readonly string[];
  /** Who is logged in. */
  readonly sessions: Sessions;
  /** Whether a line could be typed here: release, features and role know it. */
  takes(line: string): boolean;
  /**
   * Runs one line as if it had been typed here, and tells when it is refused, on this screen unless another is named; answers whether
   * it was accepted.
   */
  execute(line: string, screen?: Screen): Promise<boolean>;
}

/** Something to type that does something. `run` is a method so that its argument types may be narrower than `AnyArgs`. */
export interface Command {
  readonly kind: 'command';
  readonly mode: Mode;
  readonly syntax: Syntax;
  /** The keywords with which it begins, where the syntax is made only when it is asked for. */
  readonly leading?: readonly Word[];
  /** Lines that a test runs; each must be accepted. */
  readonly examples: readonly string[];
  /** What a role must grant. */
  readonly access: Access;
  /** False for what answers as a switch on which there is nothing to show, because nothing of it is modelled. */
  readonly isModelled?: boolean;
  run(context: Context<AnyArgs>): Promise<void> | void;
  /** The lines that a showing command shows, for pipes; absent for commands that do something. */
  lines?(context: Context<AnyArgs>): Promise<Iterable<string>> | Iterable<string>;
  /** What it shows as data, with the device's own key names, for `| json`; absent where the device has no such form. */
  structure?(context: Context<AnyArgs>): unknown;
}

/** What a setting writes itself from. */
export interface View {
  readonly running: RunningConfiguration;
  readonly model: Model;
  /** Defaults are to be written as well, as `show running-config all` does. */
  readonly isAll: boolean;
  has(trait: Trait): boolean;
  /** Whether a condition holds that a line names (`conditions.ts`); `place` answers for the mode in which the line stands. */
  meets(need: string, place?: (need: string) => boolean | undefined): boolean;
}

/** Whether a condition holds now; `place` answers for the mode in which a line stands. */
export type Meets = (need: string, place?: (need: string) => boolean | undefined) => boolean;

/** A line of configuration: typing it sets something, `no` before it clears it, and `write` gives it back. */
export interface Setting {
  readonly kind: 'setting';
  readonly mode: Mode;
  readonly syntax: Syntax;
  /** The keywords with which it begins, where the syntax is made only when it is asked for. */
  readonly leading?: readonly Word[];
  /** What is typed behind `no`, where that differs from `syntax`. */
  readonly noSyntax?: Syntax;
  readonly examples: readonly string[];
  /** Written settings of different blocks stand apart by an empty line; one without a block follows on. */
  readonly block?: string;
  /** The same in a block, for a setting that makes its syntax only when it is asked for. */
  inBlock?(block: string): Setting;
  /** The mode that typing it leads to, for a setting with a body. */
  readonly enters?: Mode;
  set(context: Context<AnyArgs>): Promise<void> | void;
  clear(context: Context<AnyArgs>): Promise<void> | void;
  /** What `default` before it does, where that is known. */
  reset?(context: Context<AnyArgs>): Promise<void> | void;
  /** The lines that would bring this part of a configuration about; `bodyOf` writes what stands below a line. */
  write(view: View, target: unknown, bodyOf: (target: unknown) => Iterable<string>): Iterable<string>;
  /** Whether neither it nor others with the same answerer write anything about a target; settings beside each other share it. */
  isSilent?(view: View, target: unknown): boolean;
  /** The condition without which it does not exist (`conditions.ts`). */
  readonly needs?: string | undefined;
  /** The configuration without what it has set where its condition no longer holds. */
  prune?(running: RunningConfiguration, around: Around, meets: Meets): RunningConfiguration;
}

/** All that can be typed on a switch. Settings stand in the running configuration in the order of this list. */
export interface Commands {
  readonly commands: readonly Command[];
  readonly settings: readonly Setting[];
  /** What the device says about a file operation that cannot be done. */
  fileWords(problem: FileProblem): string;
}

/** A command whose handler gets exactly what its syntax captures. */
export function command<const Items extends Syntax>(definition: {
  readonly mode: Mode;
  readonly syntax: Items;
  readonly examples: readonly string[];
  /** `write` when it is left out. */
  readonly access?: Access;
  run(context: Context<ArgsOf<Items>>): Promise<void> | void;
}): Command {
  return { kind: 'command', access: 'write', ...definition };
}

/**
 * A command that only shows: `read` gives what is to be known, `print` its lines, and `structure` the same as data with the
 * device's own key names and TABLE/ROW shape, or a text where the device answers in words whatever form was asked for. What is long
 * to read is read in turns; `print` makes its lines as they are wanted.
 */
export function show<const Items extends Syntax, Model>(definition: {
  readonly syntax: Items;
  readonly examples: readonly string[];
  read(context: Context<ArgsOf<Items>>): Promise<Model> | Model;
  print(model: Model): Iterable<string>;
  structure?(model: Model): unknown;
}): Command {
  const { structure } = definition;
  const lines = async (context: Context<ArgsOf<Items>>): Promise<Iterable<string>> =>
    definition.print(await definition.read(context));
  const shown: Command = {
    kind: 'command',
    mode: 'exec',
    access: 'read',
    syntax: definition.syntax,
    examples: definition.examples,
    // What asks nothing of the switch can tell nothing of it.
    isModelled: definition.read.length > 0,
    run: async (context: Context<ArgsOf<Items>>) => context.screen.show(await lines(context)),
    lines,
  };
  if (structure === undefined) return shown;
  return { ...shown, structure: async (context: Context<ArgsOf<Items>>) => structure(await definition.read(context)) };
}
