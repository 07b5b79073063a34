import type { RunningConfiguration } from '../../machine/config/configuration.ts';
import type { Device } from '../../machine/device.ts';
import type { FileProblem } from '../../machine/storage/problem.ts';
import type { AnyArgs, ArgsOf } from '../grammar/args-of.ts';
import type { Syntax } from '../grammar/tokens.ts';
import type { Mode } from './mode.ts';
import type { Screen } from './screen.ts';
import type { Session } from './session.ts';

/** What a command works with while it runs. */
export interface Context<Args> {
  readonly args: Args;
  readonly device: Device;
  readonly session: Session;
  readonly screen: Screen;
  /** Aborts on Ctrl-C and when the client is gone. */
  readonly signal: AbortSignal;
  /** The running configuration as text, in canonical order. */
  configurationText(): readonly string[];
  /** What the device says about a file operation that cannot be done. */
  fileWords(problem: FileProblem): string;
}

/** Something to type that does something. `run` is a method so that its argument types may be narrower than `AnyArgs`. */
export interface Command {
  readonly kind: 'command';
  readonly mode: Mode;
  readonly syntax: Syntax;
  /** Lines that a test runs; each must be accepted. */
  readonly examples: readonly string[];
  run(context: Context<AnyArgs>): Promise<void> | void;
  /** The lines that a showing command shows, for pipes; absent for commands that do something. */
  lines?(context: Context<AnyArgs>): Iterable<string>;
  /** What it shows as data, with the device's own key names, for `| json`; absent where the device has no such form. */
  structure?(context: Context<AnyArgs>): unknown;
}

/** A line of configuration: typing it sets something, `no` before it clears it, and `write` gives it back. */
export interface Setting {
  readonly kind: 'setting';
  readonly syntax: Syntax;
  /** What is typed behind `no`, where that differs from `syntax`. */
  readonly noSyntax?: Syntax;
  readonly examples: readonly string[];
  /** Settings stand in the running configuration in ascending order. */
  readonly order: number;
  set(context: Context<AnyArgs>): void;
  clear(context: Context<AnyArgs>): void;
  /** The lines that would bring this part of a configuration about. */
  write(running: RunningConfiguration): readonly string[];
}

/** All that can be typed on a switch. */
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
  run(context: Context<ArgsOf<Items>>): Promise<void> | void;
}): Command {
  return { kind: 'command', ...definition };
}

/**
 * A command that only shows: `read` gives what is to be known, `print` its lines, and `structure` the same as data with the
 * device's own key names and TABLE/ROW shape.
 */
export function show<const Items extends Syntax, Model>(definition: {
  readonly syntax: Items;
  readonly examples: readonly string[];
  read(context: Context<ArgsOf<Items>>): Model;
  print(model: Model): Iterable<string>;
  structure?(model: Model): unknown;
}): Command {
  const { structure } = definition;
  const lines = (context: Context<ArgsOf<Items>>): Iterable<string> => definition.print(definition.read(context));
  const shown: Command = {
    kind: 'command',
    mode: 'exec',
    syntax: definition.syntax,
    examples: definition.examples,
    run: (context: Context<ArgsOf<Items>>) => context.screen.show(lines(context)),
    lines,
  };
  if (structure === undefined) return shown;
  return { ...shown, structure: (context: Context<ArgsOf<Items>>) => structure(definition.read(context)) };
}

/** A line of configuration whose handlers get exactly what its syntax captures. */
export function setting<const Items extends Syntax, const NoItems extends Syntax = Items>(definition: {
  readonly syntax: Items;
  readonly noSyntax?: NoItems;
  readonly examples: readonly string[];
  readonly order: number;
  set(context: Context<ArgsOf<Items>>): void;
  clear(context: Context<ArgsOf<NoItems>>): void;
  write(running: RunningConfiguration): readonly string[];
}): Setting {
  return { kind: 'setting', ...definition };
}
