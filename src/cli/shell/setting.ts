import type { ArgsOf } from '../grammar/args-of.ts';
import type { Syntax } from '../grammar/tokens.ts';
import type { Context, Setting, View } from './command.ts';
import type { Submode } from './mode.ts';

/** What every setting says of itself. */
interface Shape<Items extends Syntax, NoItems extends Syntax> {
  readonly syntax: Items;
  readonly noSyntax?: NoItems;
  readonly examples: readonly string[];
}

/** A line of configuration mode whose handlers get exactly what its syntax captures. */
export function setting<const Items extends Syntax, const NoItems extends Syntax = Items>(
  definition: Shape<Items, NoItems> & {
    set(context: Context<ArgsOf<Items>>): Promise<void> | void;
    clear(context: Context<ArgsOf<NoItems>>): Promise<void> | void;
    write(view: View): Iterable<string>;
  },
): Setting {
  return { kind: 'setting', mode: 'config', ...definition };
}

/** A line of the mode `mode`; its handlers also get what the mode is about, and `write` gives its lines for one target. */
export function settingIn<Target, const Items extends Syntax, const NoItems extends Syntax = Items>(
  mode: Submode<Target>,
  definition: Shape<Items, NoItems> & {
    set(context: Context<ArgsOf<Items>>, target: Target): Promise<void> | void;
    clear(context: Context<ArgsOf<NoItems>>, target: Target): Promise<void> | void;
    write(view: View, target: Target): Iterable<string>;
  },
): Setting {
  const { set, clear, write, ...shape } = definition;
  return {
    kind: 'setting',
    mode: mode.name,
    ...shape,
    set: (context: Context<ArgsOf<Items>>) => set(context, mode.targetOf(context.session.place)),
    clear: (context: Context<ArgsOf<NoItems>>) => clear(context, mode.targetOf(context.session.place)),
    // The settings of a mode are written for the targets that a section of the same mode has named.
    write: (view, target) => write(view, target as Target),
  };
}

/** A line that leads to a mode of its own, and the targets of that mode which a configuration holds. */
export interface Section<Target> {
  readonly line: string;
  readonly target: Target;
  /** Whether nothing is written when no setting of the mode writes anything. */
  readonly isOmittedWhenEmpty?: boolean;
}

/**
 * A line of configuration mode with a body: typing it creates what it names and enters the mode about that. `enter` answers
 * undefined after it has told the operator why not. Each section is written as its line and, indented, the settings of the mode.
 */
export function section<Target, const Items extends Syntax, const NoItems extends Syntax = Items>(
  mode: Submode<Target>,
  definition: Shape<Items, NoItems> & {
    enter(context: Context<ArgsOf<Items>>): Target | undefined;
    clear(context: Context<ArgsOf<NoItems>>): Promise<void> | void;
    sections(view: View): readonly Section<Target>[];
    /** Whether an empty line stands before each section. */
    readonly isSetApart?: boolean;
  },
): Setting {
  const { enter, clear, sections, isSetApart = false, ...shape } = definition;
  return {
    kind: 'setting',
    mode: 'config',
    ...shape,
    enters: mode.name,
    set(context: Context<ArgsOf<Items>>) {
      const target = enter(context);
      if (target !== undefined) context.session.place = mode.at(target);
    },
    clear,
    *write(view, _target, bodyOf) {
      for (const { line, target, isOmittedWhenEmpty = false } of sections(view)) {
        let isHeadWritten = !isOmittedWhenEmpty;
        const head = [...(isSetApart ? [''] : []), line];
        if (isHeadWritten) yield* head;
        for (const text of bodyOf(target)) {
          if (!isHeadWritten) yield* head;
          isHeadWritten = true;
          yield `  ${text}`;
        }
      }
    },
  };
}
