import type { Family } from '../family.ts';
import { vtpLines, vtpOnPorts } from './lines.ts';
import { showVtpCounters, showVtpInterface, showVtpPassword, showVtpStatus } from './show-vtp.ts';

/** VTP, which carries VLANs from switch to switch. */
export const vtp: Family = {
  commands: [showVtpStatus, showVtpPassword, showVtpCounters, showVtpInterface],
  settings: [...vtpLines.settings, ...vtpOnPorts.settings],
};
