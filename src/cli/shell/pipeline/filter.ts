import type { AnyArgs, ArgsOf } from '../../grammar/args-of.ts';
import type { Syntax } from '../../grammar/tokens.ts';
import type { FilterMemory, Stage } from './stage.ts';

/** Something that can be typed behind `|`. */
export type Filter =
  /** Lets some lines through, or others in their place. */
  | {
      readonly kind: 'lines';
      readonly syntax: Syntax;
      readonly examples: readonly string[];
      open(args: AnyArgs, memory: FilterMemory): Stage;
    }
  /** Shows the structure of the command in place of its text; stands directly behind the command. */
  | {
      readonly kind: 'format';
      readonly syntax: Syntax;
      readonly examples: readonly string[];
      readonly format: 'json' | 'json-pretty' | 'xml';
    }
  /** Changes nothing but whether pages are made. */
  | {
      readonly kind: 'paging';
      readonly syntax: Syntax;
      readonly examples: readonly string[];
      readonly isPaged: boolean;
    };

/** A filter of lines whose `open` gets exactly what its syntax captures. */
export function lineFilter<const Items extends Syntax>(definition: {
  readonly syntax: Items;
  readonly examples: readonly string[];
  open(args: ArgsOf<Items>, memory: FilterMemory): Stage;
}): Filter {
  return { kind: 'lines', ...definition };
}
