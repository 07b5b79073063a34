import { type Named, noneNamed } from './named.ts';
import { slice } from './slice.ts';

/** A word of the operator's that stands for a command. */
export interface CliAlias {
  readonly name: string;
  readonly command: string;
}

/** `cli alias name`, in the order in which they were made. */
export const aliases = slice<Named<CliAlias>>('cli aliases', noneNamed);
