import type { Family } from '../family.ts';
import { clearNtp } from './clear-ntp.ts';
import { ntpLines } from './ntp.ts';
import { ptpLines, ptpOnPorts } from './ptp.ts';
import {
  showNtpAccess,
  showNtpAuthentication,
  showNtpInformation,
  showNtpKeys,
  showNtpLogging,
  showNtpSession,
  showNtpSource,
  showNtpSourceInterface,
  showNtpStatus,
  showNtpTrustedKeys,
  showNtpUpdate,
} from './show-ntp.ts';
import { showNtpPeerStatistics, showNtpPeerStatus, showNtpPeers, showNtpStatistics } from './show-ntp-peers.ts';
import {
  showPtpBrief,
  showPtpClock,
  showPtpCorrections,
  showPtpForeign,
  showPtpParent,
  showPtpPort,
  showPtpTime,
} from './show-ptp.ts';

/** Whom the switch asks what time it is: NTP, and PTP on its ports. */
export const ntp: Family = {
  commands: [
    ...clearNtp,
    showNtpAccess,
    showNtpAuthentication,
    showNtpInformation,
    showNtpKeys,
    showNtpLogging,
    showNtpPeerStatistics,
    showNtpPeerStatus,
    showNtpPeers,
    showNtpSession,
    showNtpSource,
    showNtpSourceInterface,
    showNtpStatistics,
    showNtpStatus,
    showNtpTrustedKeys,
    showNtpUpdate,
    showPtpBrief,
    showPtpClock,
    showPtpCorrections,
    showPtpForeign,
    showPtpParent,
    showPtpPort,
    showPtpTime,
  ],
  settings: [...ntpLines.settings, ...ptpLines.settings, ...ptpOnPorts.settings],
};
