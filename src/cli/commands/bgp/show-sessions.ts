import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { asNumber } from './peers.ts';
import { ageText, notRunning, type Told, told, vrfsOf, type Wanted } from './selection.ts';
import type { BgpVrf } from './state.ts';

const letters = { Idle: 'I', Active: 'A', 'Shut (Admin)': 'S' } as const;

/** `show bgp sessions` (text: genie's goldens of ShowBgpSessions; keys: command reference 9.3(x), public scripts on NX-API). */
export const sessionsCommand = showing('show bgp [vrf <first:vrf>] sessions [vrf <vrf>]', {
  needs: 'feature bgp',
  read: (context: Context<Wanted>): Promise<Told<BgpVrf> | undefined> =>
    told(context, (instance, args) => vrfsOf(instance, args)),
  *print(model) {
    if (model === undefined) return yield notRunning;
    const age = ageText(model.seconds);
    const total = model.instance.vrfs.reduce((sum, { peers }) => sum + peers.length, 0);
    yield `Total peers ${total}, established peers 0`;
    yield `ASN ${model.instance.as}`;
    for (const [place, { name, localAs, routerId, peers }] of model.parts.entries()) {
      if (place > 0) yield '';
      yield `VRF ${name}, local ASN ${localAs}`;
      yield `peers ${peers.length}, established peers 0, local router-id ${routerId}`;
      yield 'State: I-Idle, A-Active, O-Open, E-Established, C-Closing, S-Shutdown';
      yield '';
      yield 'Neighbor        ASN    Flaps LastUpDn|LastRead|LastWrit St Port(L/R)  Notif(S/R)';
      for (const peer of peers) {
        const head = peer.name.length > 15 ? `${peer.name}\n${' '.repeat(16)}` : peer.name.padEnd(16);
        const times = `${age.padStart(8)}|never   |never   `;
        yield* `${head}${asNumber(peer).padStart(5)} 0     ${times} ${letters[peer.state]}   0/0          0/0`.split(
          '\n',
        );
      }
    }
  },
  structure(model) {
    if (model === undefined) return notRunning;
    const { instance, parts, seconds } = model;
    const total = instance.vrfs.reduce((sum, { peers }) => sum + peers.length, 0);
    return {
      totalpeers: String(total),
      totalestablishedpeers: '0',
      localas: instance.as,
      ...table(
        'vrf',
        parts.map((vrf) => vrfKeys(vrf, ageText(seconds))),
      ),
    };
  },
});

function vrfKeys({ name, localAs, peers, routerId }: BgpVrf, age: string): object {
  return {
    'vrf-name-out': name,
    'local-as': localAs,
    vrfpeers: String(peers.length),
    vrfestablishedpeers: '0',
    'router-id': routerId,
    ...table(
      'neighbor',
      peers.map((peer) => ({
        'neighbor-id': peer.name,
        connectionsdropped: '0',
        remoteas: asNumber(peer),
        lastflap: age,
        lastread: 'never',
        lastwrite: 'never',
        // The word of napalm's driver, which knows it from the device.
        state: peer.state === 'Shut (Admin)' ? 'Shutdown' : peer.state,
        localport: '0',
        remoteport: '0',
        notificationssent: '0',
        notificationsreceived: '0',
      })),
    ),
  };
}
