import { idle } from '../words/idle-command.ts';

/** Counters of VRRP (command reference 9.3(x)). */
export const clearFhrp = [
  idle('clear vrrp statistics [interface <interface>] [vr <1-255>]', { needs: 'feature vrrp' }),
  idle('clear vrrpv3 statistics', { needs: 'feature vrrpv3' }),
];
