import { type Body, bodyOf, emptyBody, listAt } from './config/body.ts';
import { interfaceIn } from './config/interfaces.ts';
import { ipv6Network, ipv6Text, parseIpv6, parseIpv6Prefix } from './config/ipv6.ts';
import { slice } from './config/slice.ts';
import type { Device } from './device.ts';
import { logicalStatuses } from './logical-status.ts';
import { portStatuses } from './port-status.ts';

/** An interface with an IPv6 address; one with several is there once for each. */
interface Addressed6 {
  readonly name: string;
  readonly vrf: string;
  /** With prefix length, `2001:db8::1/64`. */
  readonly address: string;
  readonly isUp: boolean;
  readonly isShut: boolean;
}

/** A route of IPv6 that is in use. */
export interface Route6 {
  readonly prefix: string;
  readonly nextHop: string | undefined;
  readonly port: string | undefined;
  readonly preference: number;
  readonly source: 'direct' | 'local' | 'static';
  readonly tag?: number | undefined;
}

/** Every routed interface with its IPv6 addresses, in the order of the ports, then of what is made by configuration. */
function addressed6(device: Device): readonly Addressed6[] {
  const { running } = device.configuration;
  const all = [
    ...portStatuses(device).map(({ port, state, isShut, down }) => ({ name: port.name, state, isShut, down })),
    ...logicalStatuses(device),
  ];
  return all
    .filter(({ name }) => interfaceIn(running, name).isRouted)
    .flatMap(({ name, state, isShut, down }) =>
      listAt(bodyOf(running, 'config-if', name), 'ipv6 address').map(({ ipv6Len }) => ({
        name,
        vrf: state.vrf,
        address: String(ipv6Len),
        isUp: down === undefined,
        isShut,
      })),
    );
}

/** The IPv6 routes of a VRF in the order of their prefixes: those of interfaces that are up, and static ones towards them or nowhere. */
export function routes6Of(device: Device, vrf: string): readonly Route6[] {
  const up = addressed6(device).filter((one) => one.vrf === vrf && one.isUp);
  const own = up.flatMap(({ name, address }): readonly Route6[] => {
    const [host = ''] = address.split('/');
    const about = { nextHop: host, port: name, preference: 0 } as const;
    return [
      { prefix: network6(address), source: 'direct', ...about },
      { prefix: `${host}/128`, source: 'local', ...about },
    ];
  });
  const fixed = staticIn(device, vrf).flatMap(
    ({ prefix, nextHop, interface: port, preference = 1, tag }): readonly Route6[] => {
      const isNowhere = nextHop === undefined && port === undefined;
      const towards = up.find(({ address }) => nextHop !== undefined && contains6(address, String(nextHop)));
      const isUsable = isNowhere || towards !== undefined || up.some(({ name }) => name === port);
      const route: Route6 = {
        prefix: String(prefix),
        nextHop: nextHop === undefined ? undefined : String(nextHop),
        port: isNowhere ? 'Null0' : port === undefined ? undefined : String(port),
        preference: Number(preference),
        source: 'static',
        tag: tag === undefined ? undefined : Number(tag),
      };
      return isUsable ? [route] : [];
    },
  );
  return [...own, ...fixed].sort((one, other) => (sortKey(one.prefix) < sortKey(other.prefix) ? -1 : 1));
}

function staticIn(device: Device, vrf: string) {
  const { running } = device.configuration;
  const root = slice<Body>('lines of static', emptyBody).of(running);
  return listAt(vrf === 'default' ? root : bodyOf(running, 'config-vrf', vrf), 'ipv6 route');
}

/** The network of an address with the length of its prefix. */
function network6(address: string): string {
  const prefix = parseIpv6Prefix(address);
  return prefix === undefined ? address : `${ipv6Text(ipv6Network(prefix.groups, prefix.length))}/${prefix.length}`;
}

function contains6(prefix: string, address: string): boolean {
  const network = parseIpv6Prefix(prefix);
  const groups = parseIpv6(address);
  if (network === undefined || groups === undefined) return false;
  return ipv6Text(ipv6Network(groups, network.length)) === ipv6Text(ipv6Network(network.groups, network.length));
}

function sortKey(prefix: string): string {
  const { groups = [], length = 0 } = parseIpv6Prefix(prefix) ?? {};
  return [...groups, length].map((part) => String(part).padStart(5, '0')).join('');
}
