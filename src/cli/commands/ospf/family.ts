import type { Family } from '../family.ts';
import { clearOspf } from './clear-ospf.ts';
import { ospfLines } from './ospf-lines.ts';
import { ospfv3Lines } from './ospfv3-lines.ts';
import { ospfOnPorts } from './port-lines.ts';
import { showOspfProcesses } from './show-ospf.ts';
import { showOspfTables } from './show-ospf-tables.ts';

/** OSPFv2 and OSPFv3. */
export const ospf: Family = {
  commands: [...clearOspf, ...showOspfProcesses, ...showOspfTables],
  settings: [...ospfLines.settings, ...ospfv3Lines.settings, ...ospfOnPorts.settings],
};
