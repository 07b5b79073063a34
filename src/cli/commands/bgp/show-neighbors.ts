import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { neighborKeys } from './neighbor-keys.ts';
import { neighborLines } from './neighbor-text.ts';
import { ageText, familyText, notRunning, told } from './selection.ts';
import { peersTold, type ToldPeers, type WantedPeer } from './told-peer.ts';

/** `show bgp … neighbors` and its short forms. Keys: command reference 9.3(x). */
const about = {
  needs: 'feature bgp',
  read: (context: Context<WantedPeer>): Promise<ToldPeers> =>
    told(context, (instance, args) => peersTold(context.device, instance, args)),
  *print(model: ToldPeers): Iterable<string> {
    if (model === undefined) return yield notRunning;
    for (const [place, one] of model.parts.entries()) {
      if (place > 0) yield* ['', ''];
      yield* neighborLines(one, ageText(model.seconds));
    }
  },
  structure(model: ToldPeers): unknown {
    if (model === undefined) return notRunning;
    return table(
      'neighbor',
      model.parts.map((one) => neighborKeys(one, ageText(model.seconds))),
    );
  },
};

/** Commands on neighbors. */
export const neighborCommands = [
  showing(`show bgp [vrf <first:vrf>] ${familyText} neighbors [<peer:bgp-peer>] [vrf <vrf>]`, about),
  showing('show ip bgp [vrf <first:vrf>] [all] neighbors [<peer:bgp-peer>] [vrf <vrf>]', about),
  showing('show ipv6 bgp [vrf <first:vrf>] neighbors [<peer:bgp-peer>] [vrf <vrf>]', {
    ...about,
    read: (context) => about.read({ ...context, args: { ...context.args, afi: 'ipv6' } }),
  }),
];
