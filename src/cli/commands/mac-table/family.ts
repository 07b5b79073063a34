import type { Family } from '../family.ts';
import { clearMacTable } from './clear-mac-table.ts';
import { macTableLines } from './lines.ts';
import { showAgingTime, showMacCount, showMacMoves, showMacTable } from './show-mac-table.ts';

/** The table of MAC addresses. */
export const macTable: Family = {
  commands: [clearMacTable, showMacTable, showMacCount, showAgingTime, showMacMoves],
  settings: [...macTableLines.settings],
};
