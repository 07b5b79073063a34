import { idleEach } from '../words/idle-command.ts';

/** Counters of policies and of the control plane (command reference 9.3(x)). */
export const clearPolicies = idleEach([
  'clear qos statistics [interface <interface>] [<direction:input|output>] [type <kind:qos|queuing>]',
  'clear copp statistics',
  'clear queuing interface <interface>',
]);
