import type { Family } from '../family.ts';
import { ripLines, ripOnPorts } from './rip-lines.ts';

/** RIP. */
export const rip: Family = {
  commands: [],
  settings: [...ripLines.settings, ...ripOnPorts.settings],
};
