import type { Family } from '../family.ts';
import { bfdLines, bfdOnPorts } from './bfd-lines.ts';

/** Bidirectional forwarding detection. */
export const bfd: Family = {
  commands: [],
  settings: [...bfdLines.settings, ...bfdOnPorts.settings],
};
