import { bodyOf, listAt } from '../../../machine/config/body.ts';
import { noneKeyed, valuesOf } from '../../../machine/config/keyed.ts';
import { named } from '../../../machine/config/named.ts';
import { type StaticRoute, vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { routesOf } from '../../../machine/routes.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { staticLines } from './static-lines.ts';
import { wantedVrfs } from './tables.ts';

interface Configured extends StaticRoute {
  readonly isInstalled: boolean;
}

function configuredIn(device: Device, vrf: string): readonly Configured[] {
  const installed = routesOf(device, vrf).filter(({ source }) => source === 'static');
  const routes = valuesOf(named(device.configuration.of(vrfs), vrf)?.routes ?? noneKeyed);
  return routes.map((route) => ({
    ...route,
    isInstalled: installed.some(
      ({ prefix, nextHop, port }) => prefix === route.prefix && nextHop === route.nextHop && port === route.port,
    ),
  }));
}

/** `show ip static-route`: what is configured, and whether it counts (layout: genie ShowIpStaticRoute; keys inferred). */
const routes = showing('show ip static-route [vrf <vrf>]', {
  examples: ['show ip static-route', 'show ip static-route vrf all'],
  read: ({ args, device }) =>
    wantedVrfs(device, args.vrf).map(({ name, id }) => ({ vrf: name, id, found: configuredIn(device, name) })),
  *print(all) {
    for (const { vrf, id, found } of all) {
      yield `Static-route for VRF "${vrf}"(${id})`;
      yield 'IPv4 Unicast Static Routes:';
      for (const { prefix, nextHop = '0.0.0.0', port, nextVrf, isInstalled } of found) {
        const behind = nextVrf === undefined ? (port ?? '') : `%${nextVrf} ${port ?? ''}`.trim();
        yield `  ${prefix}, configured nh: ${nextHop}/32 ${behind}`.trimEnd();
        yield `    (${isInstalled ? '' : 'not '}installed in urib)`;
      }
      yield '';
      yield '';
    }
  },
  structure: (all) =>
    table(
      'vrf',
      all.map(({ vrf, found }) => ({
        'vrf-name': vrf,
        ...table(
          'route',
          found.map(({ prefix, nextHop = '0.0.0.0', port, preference, isInstalled }) => ({
            prefix,
            nexthop: nextHop,
            ...(port === undefined ? {} : { interface: port }),
            preference: String(preference),
            installed: String(isInstalled),
          })),
        ),
      })),
    ),
});

/** `show ipv6 static-route` (layout: genie ShowIpv6StaticRoute). */
const routes6 = showing('show ipv6 static-route [vrf <vrf>]', {
  examples: ['show ipv6 static-route', 'show ipv6 static-route vrf all'],
  read: ({ args, device }) => {
    const { running } = device.configuration;
    return wantedVrfs(device, args.vrf).map(({ name, id }) => ({
      vrf: name,
      id,
      found: listAt(
        name === 'default' ? staticLines.slice.of(running) : bodyOf(running, 'config-vrf', name),
        'ipv6 route',
      ),
    }));
  },
  *print(all) {
    for (const { vrf, id, found } of all) {
      yield `IPv6 Configured Static Routes for VRF "${vrf}"(${id})`;
      yield '';
      for (const { prefix, nextHop = '0::', port = 'Null0', preference = 1 } of found) {
        yield `${prefix} -> ${nextHop}/128, preference: ${preference}`;
        yield `  nh_vrf(${vrf}) reslv_tid 0`;
        yield `  real-next-hop: ${nextHop}, interface: ${port}`;
        yield '    rnh(not installed in u6rib)';
        yield '    bfd_enabled no';
      }
    }
  },
});

export const showStaticRoutes = [routes, routes6];
