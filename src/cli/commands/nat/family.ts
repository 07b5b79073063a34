import type { Family } from '../family.ts';
import { natLines, natOnPorts } from './nat.ts';
import { showNatStatistics, showNatTimeout, showTranslations } from './show-nat.ts';

/** Network address translation. */
export const nat: Family = {
  commands: [showTranslations, showNatStatistics, showNatTimeout],
  settings: [...natLines.settings, ...natOnPorts.settings],
};
