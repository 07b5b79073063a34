import { exampleLines } from '../../notation/examples.ts';
import { Line } from '../../notation/line.ts';
import type { Command } from '../../shell/command.ts';
import { familyText } from './selection.ts';

const who = '{ * | <peer:bgp-peer> | <as> | peer-template <template:word> }';
const how = '[soft [<direction:in|out>]] [vrf <vrf>]';

/** A command that resets sessions or what was counted: no session is up and nothing was counted, so there is nothing to do. */
function idle(text: string): Command {
  const line = new Line(text, { needs: 'feature bgp' });
  return {
    kind: 'command',
    mode: 'exec',
    access: 'write',
    get leading() {
      return line.leading;
    },
    get syntax() {
      return line.syntax;
    },
    get examples() {
      return exampleLines(line);
    },
    run() {},
  };
}

/** `clear bgp …`, `clear ip bgp …` and `restart bgp` (command reference 9.3(x)). */
export const clearCommands = [
  idle(`clear bgp [vrf <first:vrf>] ${familyText} ${who} ${how}`),
  idle(`clear ip bgp [vrf <first:vrf>] ${who} ${how}`),
  idle(`clear ipv6 bgp [vrf <first:vrf>] ${who} ${how}`),
  idle(`clear bgp [vrf <first:vrf>] ${familyText} dampening [<prefix:prefix-any>] [vrf <vrf>]`),
  idle(`clear bgp [vrf <first:vrf>] ${familyText} flap-statistics [<prefix:prefix-any>] [vrf <vrf>]`),
  idle('clear ip bgp flap-statistics [vrf <vrf>]'),
  idle('clear ip bgp dampening [vrf <vrf>]'),
  idle('restart bgp <as>'),
];
