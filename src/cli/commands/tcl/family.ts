import type { Family } from '../family.ts';
import { tclsh } from './tclsh.ts';

/** Scripts in Tcl. */
export const tcl: Family = { commands: [tclsh], settings: [] };
