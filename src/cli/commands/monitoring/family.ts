import type { Family } from '../family.ts';
import { callhomeLines } from './callhome.ts';
import { clearSnmp } from './clear-snmp.ts';
import { debugCommands } from './debug.ts';
import { deactivateIcam, icam } from './icam.ts';
import { netflowLines, netflowOnPorts } from './netflow.ts';
import { rmonEvent } from './rmon.ts';
import { rmonAlarmLines } from './rmon-alarms.ts';
import { sflowLines } from './sflow.ts';
import { showCallhome, showCallhomeProfiles, showCallhomeStatus, showCallhomeTransport } from './show-callhome.ts';
import { showDebug } from './show-debug.ts';
import { showFlowCache, showFlowExporter, showFlowMonitor, showFlowRecord } from './show-flow.ts';
import { showRmon } from './show-rmon.ts';
import { showSflow, showSflowStatistics } from './show-sflow.ts';
import { showSnmp, showSnmpCommunity, showSnmpGroup, showSnmpUser } from './show-snmp.ts';
import {
  showSnmpContext,
  showSnmpEngine,
  showSnmpHost,
  showSnmpSessions,
  showSnmpSource,
  showSnmpTrap,
} from './show-snmp-hosts.ts';
import { snmpUser } from './snmp.ts';
import { snmpLines } from './snmp-lines.ts';
import { snmpTraps } from './snmp-traps.ts';

/** What watches the switch and tells of it to others: SNMP, RMON, CoPP, iCAM. */
export const monitoring: Family = {
  commands: [
    ...debugCommands,
    ...clearSnmp,
    deactivateIcam,
    showCallhome,
    showCallhomeProfiles,
    showCallhomeStatus,
    showCallhomeTransport,
    showDebug,
    showFlowCache,
    showFlowExporter,
    showFlowMonitor,
    showFlowRecord,
    ...showRmon,
    showSflow,
    showSflowStatistics,
    showSnmp,
    showSnmpCommunity,
    showSnmpContext,
    showSnmpEngine,
    showSnmpGroup,
    showSnmpHost,
    showSnmpSessions,
    showSnmpSource,
    showSnmpTrap,
    showSnmpUser,
  ],
  settings: [
    icam,
    rmonEvent,
    ...rmonAlarmLines.settings,
    snmpUser,
    snmpTraps,
    ...snmpLines.settings,
    ...callhomeLines.settings,
    ...sflowLines.settings,
    ...netflowLines.settings,
    ...netflowOnPorts.settings,
  ],
};
