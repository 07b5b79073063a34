import type { Family } from '../family.ts';
import { ntpLines } from './ntp.ts';
import { ptpLines, ptpOnPorts } from './ptp.ts';

/** Whom the switch asks what time it is: NTP, and PTP on its ports. */
export const ntp: Family = {
  commands: [],
  settings: [...ntpLines.settings, ...ptpLines.settings, ...ptpOnPorts.settings],
};
