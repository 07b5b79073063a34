import { idleEach } from '../words/idle-command.ts';

/** `clear isis` (command reference 9.3(x)). */
export const clearIsis = idleEach(
  [
    'clear isis [<tag:word20>] adjacency { * | <interface> } [vrf <vrf>]',
    'clear isis [<tag:word20>] statistics { * | <interface> } [vrf <vrf>]',
  ],
  { needs: 'feature isis' },
);
