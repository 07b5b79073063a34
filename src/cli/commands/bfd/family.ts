import type { Family } from '../family.ts';
import { bfdLines, bfdOnPorts } from './bfd-lines.ts';
import { showBfd } from './show-bfd.ts';

/** Bidirectional forwarding detection. */
export const bfd: Family = {
  commands: [...showBfd],
  settings: [...bfdLines.settings, ...bfdOnPorts.settings],
};
