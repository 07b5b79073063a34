import { valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import type { Context } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { dampening, triggerDelay } from './family-lines.ts';
import { ageText, familyText, notRunning, type Selected, selected, type Told, told, type Wanted } from './selection.ts';
import { type Path, pathsOf } from './table.ts';

interface Detail extends Selected {
  readonly paths: readonly Path[];
}

type Details = Told<Detail> | undefined;

const read = (context: Context<Wanted>): Promise<Details> =>
  told(context, (instance, args) =>
    selected(instance, args)
      .filter(({ family }) => family !== undefined)
      .map((one) => ({ ...one, paths: pathsOf(context.device, one) })),
  );

/** `show bgp … nexthop-database` (text: genie's goldens of ShowBgpVrfAllAllNextHopDatabase; keys: command reference 9.3(x)). */
const showNexthops = showing(`show bgp [vrf <first:vrf>] ${familyText} nexthop-database [vrf <vrf>]`, {
  needs: 'feature bgp',
  read,
  *print(model: Details) {
    if (model === undefined) return yield notRunning;
    for (const { vrf, kind, family, paths } of model.parts) {
      const delay = family && valuesIn(family.body, triggerDelay);
      yield `Next Hop table for VRF ${vrf.name}, address family ${kind.name}:`;
      yield 'Next-hop trigger-delay(miliseconds)';
      yield `  Critical: ${delay?.critical ?? 3000} Non-critical: ${delay?.nonCritical ?? 10_000}`;
      yield '';
      if (paths.length === 0) continue;
      yield `Nexthop: 0.0.0.0, Refcount: ${paths.length}, IGP cost: 0`;
      yield 'IGP Route type: 0, IGP preference: 0';
      yield 'Nexthop is not-attached local unreachable not-labeled';
      yield 'Nexthop last resolved: never, using 0.0.0.0/0';
      yield 'Metric next advertise: Never';
      yield 'RNH epoch: 0';
      yield '';
    }
  },
  structure(model: Details) {
    if (model === undefined) return notRunning;
    return table(
      'nhvrf',
      model.parts.map(({ vrf, kind, family, paths }) => {
        const delay = family && valuesIn(family.body, triggerDelay);
        const saf = {
          nhsafi: String(kind.safi),
          'af-name': kind.name,
          nhcriticaldelay: String(delay?.critical ?? 3000),
          nhnoncriticaldelay: String(delay?.nonCritical ?? 10_000),
          ...table(
            'nexthop',
            paths.length === 0 ? [] : [{ 'ipnexthop-out': '0.0.0.0', refcount: String(paths.length) }],
          ),
        };
        return {
          'nhvrf-name-out': vrf.name,
          ...table('nhafi', [{ nhafi: String(kind.afi), ...table('nhsafi', [saf]) }]),
        };
      }),
    );
  },
});

/** `show bgp … dampening parameters` (text: genie's goldens; the greatest penalty follows from the others, RFC 2439). */
const showDampening = showing(`show bgp [vrf <first:vrf>] ${familyText} dampening parameters [vrf <vrf>]`, {
  needs: 'feature bgp',
  read,
  *print(model: Details) {
    if (model === undefined) return yield notRunning;
    for (const [place, { vrf, kind, family }] of model.parts.entries()) {
      const known = family && valuesIn(family.body, dampening);
      if (known === undefined) continue;
      if (place > 0) yield '';
      yield `Route Flap Dampening Parameters for VRF ${vrf.name} Address family ${kind.name}:`;
      yield '';
      if (known.map !== undefined) {
        yield `Dampening policy configured: ${known.map}`;
        continue;
      }
      const { halfLife = 15, reuse = 750, suppress = 2000, longest = 45 } = known;
      yield known.halfLife === undefined ? 'Default values in use:' : 'Configured values in use:';
      yield '';
      yield `Half-life time                 : ${halfLife} mins`;
      yield `Suppress penalty               : ${suppress}`;
      yield `Reuse penalty                  : ${reuse}`;
      yield `Max suppress time              : ${longest} mins`;
      yield `Max suppress penalty           : ${Math.round(reuse * 2 ** (longest / halfLife))}`;
    }
  },
});

const flapText = [
  'Flaps - Flap count of prefix, Duration - Duration of flap statistics',
  'ReuseTime - Time after which a dampened path will be reused',
  'P - Current Penalty  S - Suppress Limit  R- Reuse Limit',
];

/** `show bgp … flap-statistics` (text: genie's goldens of ShowBgpAllDampeningFlapStatistics): nothing comes, so nothing flaps. */
const flaps = {
  needs: 'feature bgp',
  read,
  *print(model: Details): Iterable<string> {
    if (model === undefined) return yield notRunning;
    for (const { vrf, kind, family } of model.parts) {
      if (family === undefined || valuesIn(family.body, dampening) === undefined) continue;
      yield `Flap Statistics for VRF ${vrf.name}, address family ${kind.name}:`;
      yield* flapText;
      yield 'Dampening configured, 0 history paths, 0 dampened paths';
      yield '';
    }
  },
};

const messages = ['Opens', 'Updates', 'Keepalives', 'Notifications', 'Route Refresh', 'Capability'];

/** `show bgp statistics` (keys: command reference 9.3(x); text inferred from the statistics of neighbors). */
const showStatistics = showing('show bgp statistics', {
  needs: 'feature bgp',
  read: (context: Context<object>) => told(context, () => []),
  *print(model) {
    if (model === undefined) return yield notRunning;
    yield 'BGP Message statistics:';
    yield `${' '.repeat(30)}Sent               Rcvd`;
    for (const name of [...messages, 'Total', 'Total bytes']) {
      yield `  ${`${name}:`.padEnd(16)}${'0'.padStart(16)}${'0'.padStart(19)}  `;
    }
  },
  structure(model) {
    if (model === undefined) return notRunning;
    const kinds = ['msg', 'byte', 'open', 'update', 'ka', 'notif', 'rrefresh', 'cap'];
    return Object.fromEntries(kinds.flatMap((kind) => [`${kind}sent`, `${kind}recvd`].map((key) => [key, '0'])));
  },
});

/** `show bgp convergence` (keys: command reference 9.3(x); text inferred). */
const showConvergence = showing('show bgp [vrf <first:vrf>] convergence [detail] [vrf <vrf>]', {
  needs: 'feature bgp',
  read,
  *print(model: Details) {
    if (model === undefined) return yield notRunning;
    yield 'Global settings:';
    yield `BGP start time ${ageText(model.seconds)} ago`;
    for (const { vrf, kind, peers } of model.parts) {
      yield '';
      yield `Information for VRF ${vrf.name}, address family ${kind.name}`;
      yield 'Initial-bestpath timeout: 300 sec, configured 0 sec';
      yield `Total configured peers ${peers.length}, capable peers 0`;
      yield 'First bestpath signalled 00:00:00 after VRF create';
    }
  },
});

/** `show bgp paths`: AS paths, of which there are none while no session is up. */
const showPaths = showing('show bgp paths', {
  needs: 'feature bgp',
  read: (context: Context<object>) => told(context, () => []),
  *print(model) {
    if (model === undefined) yield notRunning;
  },
});

/** Commands on what goes on inside. */
export const detailCommands = [
  showNexthops,
  showDampening,
  showing(`show bgp [vrf <first:vrf>] ${familyText} dampening flap-statistics [vrf <vrf>]`, flaps),
  showing(`show bgp [vrf <first:vrf>] ${familyText} flap-statistics [vrf <vrf>]`, flaps),
  showStatistics,
  showConvergence,
  showPaths,
];
