import { line, notation, section } from '../../notation/notation.ts';

/** What every tracked object may have: how long a change must last. */
const delay = line('delay { up <seconds:0-180> [down <downSeconds:0-180>] | down <downSeconds:0-180> }');
const members = '{ not | weight <1-255> }';

/** Tracked objects (Nexus 9000 command reference 9.3, batfish nxos_track; genie ShowTrack). */
export const track = section(
  'track <object:1-500> { interface <interface> { line-protocol | ip routing | ipv6 routing } | ip route <prefix:network> reachability [hmm] | ipv6 route <prefix6:ipv6-network> reachability [hmm] | ip sla <operation:1-2147483647> [<of:reachability|state>] | list boolean <logic:and|or> | list threshold <threshold:percentage|weight> }',
  {
    by: 'object',
    prompt: 'config-track',
    holds: [
      delay,
      line('vrf member <vrf>'),
      line(`object <member:1-500> [${members}]`, { by: 'member' }),
      line('threshold percentage up <up:0-100> [down <down:0-100>]'),
      line('threshold weight up <up:0-255> [down <down:0-255>]'),
    ],
  },
);

/** Object tracking. */
export const trackLines = notation('track', [track]);
