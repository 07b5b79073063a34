import type { Family } from '../family.ts';
import { clearIsis } from './clear-isis.ts';
import { isisLines } from './isis-lines.ts';
import { isisOnPorts } from './port-lines.ts';
import { showIsis } from './show-isis.ts';

/** IS-IS. */
export const isis: Family = {
  commands: [...clearIsis, ...showIsis],
  settings: [...isisLines.settings, ...isisOnPorts.settings],
};
