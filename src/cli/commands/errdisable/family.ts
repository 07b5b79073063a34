import type { Family } from '../family.ts';
import { errdisableLines } from './lines.ts';
import { showErrdisableDetect, showErrdisableRecovery } from './show-errdisable.ts';

/** Ports that the switch disables because of an error. */
export const errdisable: Family = {
  commands: [showErrdisableRecovery, showErrdisableDetect],
  settings: [...errdisableLines.settings],
};
