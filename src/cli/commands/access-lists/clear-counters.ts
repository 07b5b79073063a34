import { idleEach } from '../words/idle-command.ts';

/** Counters of access lists (command reference 9.3(x)): no packet has met any. */
export const clearListCounters = idleEach([
  'clear access-list counters [<list:word64>]',
  'clear ip access-list counters [<list:word64>]',
  'clear ipv6 access-list counters [<list:word64>]',
  'clear mac access-list counters [<list:word64>]',
  'clear vlan access-list counters [<map:word64>]',
  'clear logging ip access-list cache',
]);
