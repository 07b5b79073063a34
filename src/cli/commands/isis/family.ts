import type { Family } from '../family.ts';
import { isisLines } from './isis-lines.ts';
import { isisOnPorts } from './port-lines.ts';

/** IS-IS. */
export const isis: Family = {
  commands: [],
  settings: [...isisLines.settings, ...isisOnPorts.settings],
};
