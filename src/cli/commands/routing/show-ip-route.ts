import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import { listOf } from '../../../machine/config/named.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { neighboursOf, type Route, routesOf } from '../../../machine/routes.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { durationOf } from '../words/duration.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
const ipWord = word('ip', 'Display IP information');
const vrfPart = optional([
  word('vrf', 'Display per-VRF information'),
  arg('vrf', wordArg({ maxLength: 32, offers: 'vrf-or-all' }), 'VRF name'),
]);

/** Ways to one destination. */
interface Destination {
  readonly prefix: string;
  readonly routes: readonly Route[];
}

/** `show ip route` (layout: public transcripts of 9.x; keys inferred from those of other tables). Routes are as old as NX-OS runs. */
export const showIpRoute = show({
  syntax: [showWord, ipWord, word('route', 'Display routing information'), vrfPart],
  examples: ['show ip route', 'show ip route vrf management', 'show ip route vrf all'],
  read: ({ args, device, running }) => ({
    uptime: uptimeOf(runningSeconds(device, running)),
    tables: wantedVrfs(device, args.vrf).map(({ name }) => ({
      vrf: name,
      found: destinations(routesOf(device, name)),
    })),
  }),
  *print({ uptime, tables }) {
    for (const { vrf, found } of tables) {
      yield `IP Route Table for VRF "${vrf}"`;
      yield "'*' denotes best ucast next-hop";
      yield "'**' denotes best mcast next-hop";
      yield "'[x/y]' denotes [preference/metric]";
      yield "'%<string>' in via output denotes VRF <string>";
      yield '';
      for (const { prefix, routes } of found) {
        yield `${prefix}, ubest/mbest: ${routes.length}/0${isAttached(routes) ? ', attached' : ''}`;
        for (const { nextHop, port, preference, source } of routes) {
          yield `    *via ${nextHop},${port === undefined ? '' : ` ${shortName(port)},`} [${preference}/0], ${uptime}, ${source}`;
        }
      }
      yield '';
    }
  },
  structure: ({ uptime, tables }) =>
    table(
      'vrf',
      tables.map(({ vrf, found }) => ({
        'vrf-name-out': vrf,
        ...table('addrf', [
          {
            addrf: 'ipv4',
            ...table(
              'prefix',
              found.map((one) => destinationKeys(one, uptime)),
            ),
          },
        ]),
      })),
    ),
});

/** `show ip arp` (layout: ntc-templates; keys: napalm show_ip_arp.json). */
export const showIpArp = show({
  syntax: [showWord, ipWord, word('arp', 'ARP information'), vrfPart],
  examples: ['show ip arp', 'show ip arp vrf management', 'show ip arp vrf all'],
  read: ({ args, device, running }) => ({
    context: args.vrf ?? 'default',
    age: ageOf(runningSeconds(device, running)),
    found: wantedVrfs(device, args.vrf).map(({ name }) => ({ vrf: name, rows: neighboursOf(device, name) })),
  }),
  *print({ context, age, found }) {
    const rows = found.flatMap((one) => one.rows);
    yield '';
    yield 'Flags: * - Adjacencies learnt on non-active FHRP router';
    yield '       + - Adjacencies synced via CFSoE';
    yield '       # - Adjacencies Throttled for Glean';
    yield '       D - Static Adjacencies attached to down interface';
    yield '';
    yield context === 'all' ? 'IP ARP Table for all contexts' : `IP ARP Table for context ${context}`;
    yield `Total number of entries: ${rows.length}`;
    yield 'Address         Age       MAC Address     Interface';
    for (const { address, macAddress, port } of rows) {
      yield `${address.padEnd(16)}${age.padEnd(10)}${macAddress.padEnd(16)}${port.padEnd(16)}`;
    }
  },
  structure: ({ age, found }) =>
    table(
      'vrf',
      found.map(({ vrf, rows }) => ({
        'vrf-name-out': vrf,
        'cnt-total': rows.length,
        ...table(
          'adj',
          rows.map(({ address, macAddress, port }) => ({
            'intf-out': port,
            'ip-addr-out': address,
            'time-stamp': age,
            mac: macAddress,
          })),
        ),
      })),
    ),
});

function wantedVrfs(device: Device, wanted = 'default'): readonly { readonly name: string }[] {
  return listOf(device.configuration.of(vrfs)).filter(({ name }) => wanted === 'all' || wanted === name);
}

function destinations(routes: readonly Route[]): readonly Destination[] {
  const byPrefix = new Map<string, Route[]>();
  for (const route of routes) {
    const known = byPrefix.get(route.prefix);
    if (known === undefined) byPrefix.set(route.prefix, [route]);
    else known.push(route);
  }
  return Array.from(byPrefix, ([prefix, ways]) => ({ prefix, routes: ways }));
}

function isAttached(routes: readonly Route[]): boolean {
  return routes.some(({ source }) => source !== 'static');
}

function destinationKeys({ prefix, routes }: Destination, uptime: string): object {
  return {
    ipprefix: prefix,
    'ucast-nhops': String(routes.length),
    'mcast-nhops': '0',
    attached: isAttached(routes) ? 'true' : 'false',
    ...table(
      'path',
      routes.map(({ nextHop, port, preference, source }) => ({
        ipnexthop: nextHop,
        ...(port === undefined ? {} : { ifname: port }),
        uptime,
        pref: String(preference),
        metric: '0',
        clientname: source,
        ubest: 'true',
      })),
    ),
  };
}

function runningSeconds({ clock }: Device, { sinceMs }: RunningSystem): number {
  return Math.floor((clock.now() - sinceMs) / 1000);
}

/** `05:12:12`, then `3d04h`, then `5w0d`, as routing tables have it. */
function uptimeOf(totalSeconds: number): string {
  const { days, hours, minutes, seconds } = durationOf(totalSeconds);
  if (days >= 7) return `${Math.floor(days / 7)}w${days % 7}d`;
  return days > 0 ? `${days}d${two(hours)}h` : `${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** Entries are asked for anew after 1500 seconds (default of `ip arp timeout`). */
function ageOf(totalSeconds: number): string {
  const { minutes, seconds } = durationOf(totalSeconds % 1500);
  return `00:${two(minutes)}:${two(seconds)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
