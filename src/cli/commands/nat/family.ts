import type { Family } from '../family.ts';
import { natLines, natOnPorts } from './nat.ts';

/** Network address translation. */
export const nat: Family = { commands: [], settings: [...natLines.settings, ...natOnPorts.settings] };
