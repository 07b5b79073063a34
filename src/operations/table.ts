import { deviceOperations } from './device-operations.ts';
import { labOperations } from './lab-operations.ts';
import type { Operation } from './operation.ts';

export { assertFault, deviceArguments, labArguments } from '../lab/spec/arguments.ts';

/** The table of operations: what one surface can do, all can. */
export const operations: readonly Operation[] = [...labOperations, ...deviceOperations];

/** The argument that a step or a command line writes first; undefined for an operation that takes none. */
export function mainArgument(operation: Operation): string | undefined {
  return Object.keys(operation.arguments)[0];
}
