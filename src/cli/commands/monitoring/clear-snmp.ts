import { idleEach } from '../words/idle-command.ts';

/** Counters of SNMP (command reference 9.3(x)). */
export const clearSnmp = idleEach(['clear snmp counters', 'clear snmp hostconfig']);
