import { idleEach } from '../words/idle-command.ts';

/** `clear counters` (command reference 9.3(x)): nothing is counted on ports that nothing passes. */
export const clearCounters = idleEach([
  'clear counters [interface { all | <interfaces> } [snmp]]',
  'clear vlan counters',
  'clear vlan <vlan> counters',
]);
