import type { Family } from '../family.ts';
import { copp } from './copp.ts';
import { deactivateIcam, icam } from './icam.ts';
import { rmonEvent } from './rmon.ts';
import { showDebug } from './show-debug.ts';
import { snmpUser } from './snmp.ts';

/** What watches the switch and tells of it to others: SNMP, RMON, CoPP, iCAM. */
export const monitoring: Family = {
  commands: [deactivateIcam, showDebug],
  settings: [copp, icam, rmonEvent, snmpUser],
};
