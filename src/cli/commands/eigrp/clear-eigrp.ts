import { idleEach } from '../words/idle-command.ts';

/** `clear ip eigrp` (command reference 9.3(x)). */
export const clearEigrp = idleEach(
  [
    'clear ip eigrp neighbors [{ * | <peer:ip> | <interface> }] [soft] [vrf <vrf>]',
    'clear ip eigrp traffic [vrf <vrf>]',
  ],
  { needs: 'feature eigrp' },
);
