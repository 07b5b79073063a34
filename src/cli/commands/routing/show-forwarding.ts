import { addressText, networkOf, parsePrefix } from '../../../machine/config/addresses.ts';
import type { Device } from '../../../machine/device.ts';
import { type Neighbour, neighboursOf, routesOf } from '../../../machine/routes.ts';
import { routes6Of } from '../../../machine/routes6.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { wantedVrfs } from './tables.ts';

/** One row of the table of the hardware. */
interface Forwarded {
  readonly prefix: string;
  readonly nextHop: string;
  readonly port: string;
}

/** What the hardware has of every VRF before anybody configures anything (ntc-templates show_forwarding_ipv4_route). */
const always: readonly Forwarded[] = [
  { prefix: '0.0.0.0/32', nextHop: 'Drop', port: 'Null0' },
  { prefix: '127.0.0.0/8', nextHop: 'Drop', port: 'Null0' },
  { prefix: '255.255.255.255/32', nextHop: 'Receive', port: 'sup-eth1' },
];

/** The rows of a VRF: what is always there, then its routes. mgmt0 belongs to the supervisor, and no hardware forwards for it. */
function forwardedOf(device: Device, vrf: string): readonly Forwarded[] {
  const rows = routesOf(device, vrf).flatMap(({ prefix, nextHop, port, source }): readonly Forwarded[] => {
    if (source === 'static') return [{ prefix, nextHop: nextHop ?? 'Drop', port: port ?? '' }];
    if (source === 'local') return [{ prefix, nextHop: 'Receive', port: 'sup-eth1' }];
    const { address, length } = parsePrefix(prefix) ?? { address: 0, length: 0 };
    if (length > 30) return [{ prefix, nextHop: 'Attached', port: '' }];
    const network = networkOf({ address, length });
    const last = network + 2 ** (32 - length) - 1;
    return [
      { prefix, nextHop: 'Attached', port: '' },
      { prefix: `${addressText(network)}/32`, nextHop: 'Drop', port: 'Null0' },
      { prefix: `${addressText(last)}/32`, nextHop: 'Attached', port: port ?? '' },
    ];
  });
  return [...always, ...rows];
}

const about = {
  read: ({ args, device }: { args: Readonly<Record<string, unknown>>; device: Device }) =>
    wantedVrfs(device, args.vrf as string | undefined).map(({ name }) => ({
      vrf: name,
      rows: forwardedOf(device, name),
    })),
  *print(tables: readonly { readonly vrf: string; readonly rows: readonly Forwarded[] }[]): Generator<string> {
    yield '';
    yield 'slot  1';
    yield '=======';
    yield '';
    for (const { vrf, rows } of tables) {
      yield '';
      yield `IPv4 routes for table ${vrf}/base`;
      yield '';
      const rule = [18, 41, 22, 17, 17].map((width) => '-'.repeat(width)).join('+');
      yield rule;
      yield 'Prefix            | Next-hop                                | Interface            | Labels          | Partial Install ';
      yield rule;
      for (const { prefix, nextHop, port } of rows) {
        yield `${prefix.padEnd(21)}${nextHop.padEnd(42)}${port.padEnd(20)}`.trimEnd();
      }
    }
  },
  structure: (tables: readonly { readonly vrf: string; readonly rows: readonly Forwarded[] }[]) =>
    table('module', [
      {
        module_number: '1',
        ...table(
          'vrf',
          tables.map(({ vrf, rows }) => ({
            'vrf-name-out': vrf,
            ...table(
              'prefix',
              rows.map(({ prefix, nextHop, port }) => ({ ipprefix: prefix, ipnexthop: nextHop, ifname: port })),
            ),
          })),
        ),
      },
    ]),
};

/** `show forwarding route`: what the hardware forwards (layout: genie ShowForwardingIpv4; keys inferred). */
export const showForwarding = ['show forwarding route', 'show forwarding ipv4 route', 'show forwarding ipv4'].map(
  (text) => showing(`${text} [vrf <vrf>]` as string, { examples: [text, `${text} vrf all`], ...about }),
);

/** `show forwarding adjacency`: whom the hardware hands packets to (layout: ntc-templates show_forwarding_adjacency; keys inferred). */
export const showForwardingAdjacency = showing('show forwarding adjacency [vrf <vrf>]', {
  examples: ['show forwarding adjacency'],
  read: ({ args, device }): readonly Neighbour[] =>
    wantedVrfs(device, args.vrf).flatMap(({ name }) => neighboursOf(device, name)),
  *print(rows) {
    yield 'IPv4 adjacency information';
    yield '';
    yield 'next-hop         rewrite info    interface';
    yield '-------------- --------------- -------------';
    for (const { address, macAddress, port } of rows) yield `${address.padEnd(16)}${macAddress.padEnd(15)}${port}`;
  },
  structure: (rows) =>
    table(
      'adj',
      rows.map(({ address, macAddress, port }) => ({ ipnexthop: address, rewrite: macAddress, ifname: port })),
    ),
});

/** `show forwarding ipv6 route`: the same of IPv6 (layout as that of IPv4, inferred). */
export const showForwarding6 = showing('show forwarding ipv6 route [vrf <vrf>]', {
  examples: ['show forwarding ipv6 route', 'show forwarding ipv6 route vrf all'],
  read: ({ args, device }) =>
    wantedVrfs(device, args.vrf).map(({ name }) => ({
      vrf: name,
      rows: routes6Of(device, name).map(({ prefix, nextHop, port, source }): Forwarded => {
        if (source === 'local') return { prefix, nextHop: 'Receive', port: 'sup-eth1' };
        if (source === 'direct') return { prefix, nextHop: 'Attached', port: port ?? '' };
        return { prefix, nextHop: nextHop ?? 'Drop', port: port ?? '' };
      }),
    })),
  *print(tables) {
    for (const { vrf, rows } of tables) {
      yield '';
      yield `IPv6 routes for table ${vrf}/base`;
      yield '';
      yield 'Prefix                                      | Next-hop                                | Interface';
      for (const { prefix, nextHop, port } of rows) yield `${prefix.padEnd(46)}${nextHop.padEnd(42)}${port}`.trimEnd();
    }
  },
});
