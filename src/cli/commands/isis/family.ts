import type { Family } from '../family.ts';
import { isisLines } from './isis-lines.ts';
import { isisOnPorts } from './port-lines.ts';
import { showIsis } from './show-isis.ts';

/** IS-IS. */
export const isis: Family = {
  commands: [...showIsis],
  settings: [...isisLines.settings, ...isisOnPorts.settings],
};
