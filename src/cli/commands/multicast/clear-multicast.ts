import { idleEach } from '../words/idle-command.ts';

/** `clear ip igmp`, `clear ip mroute`, `clear ip pim` and `clear ip msdp` (command reference 9.3(x)). */
export const clearMulticast = [
  ...idleEach([
    'clear ip igmp groups { * | <group:ip> } [vrf <vrf>]',
    'clear ip igmp interface statistics [<interface>]',
    'clear ip igmp snooping groups { * | <group:ip> } vlan { all | <vlan> }',
    'clear ip igmp snooping statistics vlan [{ all | <vlan> }]',
    'clear ip igmp snooping explicit-tracking vlan <vlan>',
    'clear ip mroute { * | <group:ip> } [vrf <vrf>]',
  ]),
  ...idleEach(
    [
      'clear ip pim interface statistics [<interface>]',
      'clear ip pim route { * | <group:ip> } [vrf <vrf>]',
      'clear ip pim statistics [vrf <vrf>]',
      'clear ip pim policy statistics',
    ],
    { needs: 'feature pim' },
  ),
  ...idleEach(
    [
      'clear ip msdp peer <peer:ip> [vrf <vrf>]',
      'clear ip msdp sa-cache [vrf <vrf>]',
      'clear ip msdp statistics <peer:ip> [vrf <vrf>]',
    ],
    { needs: 'feature msdp' },
  ),
];
