import type { Family } from '../family.ts';
import { eigrpLines } from './eigrp-lines.ts';
import { eigrpOnPorts } from './port-lines.ts';

/** EIGRP. */
export const eigrp: Family = {
  commands: [],
  settings: [...eigrpLines.settings, ...eigrpOnPorts.settings],
};
