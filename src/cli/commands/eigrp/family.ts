import type { Family } from '../family.ts';
import { clearEigrp } from './clear-eigrp.ts';
import { eigrpLines } from './eigrp-lines.ts';
import { eigrpOnPorts } from './port-lines.ts';
import { showEigrp } from './show-eigrp.ts';

/** EIGRP. */
export const eigrp: Family = {
  commands: [...clearEigrp, ...showEigrp],
  settings: [...eigrpLines.settings, ...eigrpOnPorts.settings],
};
