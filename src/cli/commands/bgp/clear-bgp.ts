import { idle } from '../words/idle-command.ts';
import { familyText } from './selection.ts';

const who = '{ * | <peer:bgp-peer> | <as> | peer-template <template:word> }';
const how = '[soft [<direction:in|out>]] [vrf <vrf>]';

const bgp = { needs: 'feature bgp' } as const;

/** `clear bgp …`, `clear ip bgp …` and `restart bgp` (command reference 9.3(x)). */
export const clearCommands = [
  idle(`clear bgp [vrf <first:vrf>] ${familyText} ${who} ${how}`, bgp),
  idle(`clear ip bgp [vrf <first:vrf>] ${who} ${how}`, bgp),
  idle(`clear ipv6 bgp [vrf <first:vrf>] ${who} ${how}`, bgp),
  idle(`clear bgp [vrf <first:vrf>] ${familyText} dampening [<prefix:prefix-any>] [vrf <vrf>]`, bgp),
  idle(`clear bgp [vrf <first:vrf>] ${familyText} flap-statistics [<prefix:prefix-any>] [vrf <vrf>]`, bgp),
  idle('clear ip bgp flap-statistics [vrf <vrf>]', bgp),
  idle('clear ip bgp dampening [vrf <vrf>]', bgp),
  idle('restart bgp <as>', bgp),
];
