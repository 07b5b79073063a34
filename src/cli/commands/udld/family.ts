import type { Family } from '../family.ts';
import { udldLines, udldOnPorts } from './lines.ts';
import { showUdld, showUdldGlobal, showUdldNeighbors } from './show-udld.ts';
import { udldReset } from './udld-reset.ts';

/** UDLD, which finds links that carry traffic one way only. */
export const udld: Family = {
  commands: [showUdldGlobal, showUdld, showUdldNeighbors, udldReset],
  settings: [...udldLines.settings, ...udldOnPorts.settings],
};
