import { nameLookup, noNames, withNames } from '../../../machine/config/dns.ts';
import { interfaces, withInterfaces } from '../../../machine/config/interfaces.ts';
import { entriesOf, noneKeyed, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { listOf, named, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import {
  defaultPreference,
  managementVrf,
  networkText,
  routeKey,
  type StaticRoute,
  vrfs,
  withRoutes,
} from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { addressArg, prefixArg } from '../../notation/network-args.ts';
import type { View } from '../../shell/command.ts';
import { section, setting, settingIn } from '../../shell/setting.ts';
import { vrfMode } from './vrf-mode.ts';

/** The VRF of interfaces for which nobody names another. */
const defaultVrf = 'default';

/** `vrf context`: makes a VRF. */
const vrfContext = section(vrfMode, {
  syntax: [
    word('vrf', 'Configure VRF parameters'),
    word('context', 'Create VRF and enter VRF mode'),
    arg('name', wordArg({ maxLength: 32, pattern: /^[\w.-]+$/, offers: 'vrf' }), 'VRF name (Max Size 32)'),
  ],
  examples: ['vrf context management', 'vrf context tenant-1'],
  enter({ args, device }) {
    const known = device.configuration.of(vrfs);
    if (named(known, args.name) === undefined) {
      const made = withNamed(known, args.name, { name: args.name, routes: noneKeyed });
      device.configuration.change(vrfs, made, device.clock.now());
    }
    return args.name;
  },
  clear({ args, device, refuse }) {
    if (args.name === defaultVrf || args.name === managementVrf) {
      return refuse(`ERROR: VRF ${args.name} cannot be deleted`);
    }
    removeVrf(device, args.name);
  },
  sections: ({ running }) =>
    listOf(vrfs.of(running))
      .filter(({ name }) => name !== defaultVrf)
      .map(({ name }) => ({ line: `vrf context ${name}`, target: name })),
});

const routeSyntax = [
  word('ip', 'Configure IP features'),
  word('route', 'Route'),
  arg('prefix', prefixArg(), 'IP prefix in format i.i.i.i/len'),
  arg('nextHop', addressArg(), 'IP next-hop address in format i.i.i.i'),
  optional([arg('preference', integer(1, 255), 'Route preference')]),
] as const;
const routeExamples = ['ip route 0.0.0.0/0 192.0.2.254', 'ip route 198.51.100.0/24 192.0.2.253 90'];

/** `ip route` outside of a VRF: a static route of VRF default. */
const defaultRoute = setting({
  syntax: routeSyntax,
  examples: routeExamples,
  set: ({ args, device }) => addRoute(device, defaultVrf, routeOf(args)),
  clear: ({ args, device }) => removeRoute(device, defaultVrf, routeOf(args)),
  write: (view) => routeLines(view, defaultVrf),
});

const vrfRoute = settingIn(vrfMode, {
  syntax: routeSyntax,
  examples: routeExamples,
  set: ({ args, device }, vrf) => addRoute(device, vrf, routeOf(args)),
  clear: ({ args, device }, vrf) => removeRoute(device, vrf, routeOf(args)),
  write: (view, vrf) => routeLines(view, vrf),
});

export const vrfSettings = [defaultRoute, vrfContext, vrfRoute];

function routeOf(args: {
  readonly prefix: string;
  readonly nextHop: string;
  readonly preference?: number | undefined;
}): StaticRoute {
  const { prefix, nextHop, preference = defaultPreference } = args;
  return { prefix: networkText(prefix), nextHop, preference };
}

function addRoute(device: Device, vrf: string, route: StaticRoute): void {
  const { configuration, clock } = device;
  const changed = withRoutes(configuration.of(vrfs), vrf, (routes) => withKey(routes, routeKey(route), route));
  configuration.change(vrfs, changed, clock.now());
}

function removeRoute(device: Device, vrf: string, route: StaticRoute): void {
  const { configuration, clock } = device;
  const changed = withRoutes(configuration.of(vrfs), vrf, (routes) => withoutKey(routes, routeKey(route)));
  configuration.change(vrfs, changed, clock.now());
}

function* routeLines({ running }: View, name: string): Generator<string> {
  const routes = named(vrfs.of(running), name)?.routes ?? noneKeyed;
  for (const [, { prefix, nextHop, preference }] of entriesOf(routes)) {
    yield `ip route ${prefix} ${nextHop}${preference === defaultPreference ? '' : ` ${preference}`}`;
  }
}

/** Interfaces of a VRF that goes away fall back to VRF default without an address. */
function removeVrf({ configuration, clock }: Device, name: string): void {
  const configured = configuration.of(interfaces);
  const members = Array.from(entriesOf(configured)).flatMap(([port, { vrf }]) => (vrf === name ? [port] : []));
  configuration.change(
    interfaces,
    withInterfaces(configured, members, () => ({ vrf: defaultVrf, address: undefined })),
    clock.now(),
  );
  configuration.change(nameLookup, withNames(configuration.of(nameLookup), name, noNames), clock.now());
  configuration.change(vrfs, withoutNamed(configuration.of(vrfs), name), clock.now());
}
