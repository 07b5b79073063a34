import type { Family } from '../family.ts';
import { ripLines, ripOnPorts } from './rip-lines.ts';
import { showRip } from './show-rip.ts';

/** RIP. */
export const rip: Family = {
  commands: [...showRip],
  settings: [...ripLines.settings, ...ripOnPorts.settings],
};
