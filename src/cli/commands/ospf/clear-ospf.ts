import { idleEach } from '../words/idle-command.ts';

/** `clear ip ospf` and `restart ospf` (command reference 9.3(x)): no neighbour is there that would have to come back. */
export const clearOspf = [
  ...idleEach(
    [
      'clear ip ospf [<tag:word20>] neighbor { * | <peer:ip> | <interface> } [vrf <vrf>]',
      'clear ip ospf [<tag:word20>] statistics [vrf <vrf>]',
      'clear ip ospf [<tag:word20>] traffic [<interface>] [vrf <vrf>]',
      'clear ip ospf [<tag:word20>] redistribution [vrf <vrf>]',
      'clear ip ospf [<tag:word20>] policy statistics redistribute [vrf <vrf>]',
      'restart ospf <tag:word20>',
    ],
    { needs: 'feature ospf' },
  ),
  ...idleEach(
    [
      'clear ospfv3 [<tag:word20>] neighbor { * | <peer:ip> | <interface> } [vrf <vrf>]',
      'clear ospfv3 [<tag:word20>] statistics [vrf <vrf>]',
      'clear ospfv3 [<tag:word20>] traffic [<interface>] [vrf <vrf>]',
      'restart ospfv3 <tag:word20>',
    ],
    { needs: 'feature ospfv3' },
  ),
];
