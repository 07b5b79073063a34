import type { LineValues } from '../../../machine/config/body.ts';
import { entriesOf, noneKeyed, withKey, withoutKey } from '../../../machine/config/keyed.ts';
import { named } from '../../../machine/config/named.ts';
import { defaultPreference, routeKey, type StaticRoute, vrfs, withRoutes } from '../../../machine/config/vrfs.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { line } from '../../notation/notation.ts';
import { valuesOfArgs } from '../../notation/values.ts';
import type { Context, View } from '../../shell/command.ts';
import { setting, settingIn } from '../../shell/setting.ts';
import { vrfMode } from './vrf-mode.ts';

/** The VRF of routes that stand outside of any context. */
const defaultVrf = 'default';

/** What may follow the way of a static route. */
export const routeOptions =
  '[vrf <nextVrf:vrf>] [track <1-500>] [name <name:word50>] [tag <0-4294967295>] [<preference:1-255>]';

/**
 * The line of a static route: what differs in its way is another route, what differs in name, tag, track or preference is the same one
 * (batfish nxos_static_route, cisco.nxos nxos_static_routes).
 */
const routeLine = line(
  `ip route <prefix:network> { Null0 | <port:interface> [<nextHop:ip>] | <nextHop:ip> } ${routeOptions}`,
  {
    by: 'prefix port nextHop nextVrf',
  },
);

const syntax = {
  syntax: routeLine.syntax,
  noSyntax: routeLine.negatedSyntax(),
  examples: [
    'ip route 0.0.0.0/0 192.0.2.254',
    'ip route 198.51.100.0/24 192.0.2.253 90',
    'ip route 198.51.100.0 255.255.255.0 ethernet 1/1 192.0.2.253 name lab tag 7 90',
    'ip route 203.0.113.0/24 null0 tag 5',
    'ip route 203.0.113.0/25 loopback0',
    'ip route 203.0.113.0/26 192.0.2.253 vrf management track 1',
  ],
};

/** `ip route` outside of a VRF: a static route of VRF default. */
const defaultRoute = setting({
  ...syntax,
  set: (context) => addRoute(context, defaultVrf),
  clear: (context) => removeRoute(context, defaultVrf),
  write: (view) => routeLines(view, defaultVrf),
});

const vrfRoute = settingIn(vrfMode, {
  ...syntax,
  set: (context, vrf) => addRoute(context, vrf),
  clear: (context, vrf) => removeRoute(context, vrf),
  write: (view, vrf) => routeLines(view, vrf),
});

/** Static routes of IPv4. */
export const staticRouteSettings = [defaultRoute, vrfRoute];

/** The way that stands for a route to nowhere. */
const nowhere = 'Null0';

function routeOf({ prefix, nextHop, port, nextVrf, track, name, tag, preference }: LineValues): StaticRoute {
  const way = nextHop === undefined && port === undefined ? { port: nowhere } : { port, nextHop };
  const route = { prefix, ...way, nextVrf, track, name, tag, preference: preference ?? defaultPreference };
  const isTyped = preference === defaultPreference ? { isPreferenceTyped: true } : {};
  const kept = Object.entries({ ...route, ...isTyped }).filter(([, value]) => value !== undefined);
  // The values have the types of the text of the line.
  return Object.fromEntries(kept) as unknown as StaticRoute;
}

function addRoute({ args, device: { configuration, clock } }: Context<AnyArgs>, vrf: string): void {
  const route = routeOf(valuesOfArgs(routeLine.parts, args));
  const changed = withRoutes(configuration.of(vrfs), vrf, (routes) => withKey(routes, routeKey(route), route));
  configuration.change(vrfs, changed, clock.now());
}

function removeRoute({ args, device: { configuration, clock } }: Context<AnyArgs>, vrf: string): void {
  const { $no: _, ...values } = valuesOfArgs(routeLine.negatedParts(), args);
  const changed = withRoutes(configuration.of(vrfs), vrf, (routes) => withoutKey(routes, routeKey(routeOf(values))));
  configuration.change(vrfs, changed, clock.now());
}

function* routeLines({ running }: View, vrf: string): Generator<string> {
  const routes = named(vrfs.of(running), vrf)?.routes ?? noneKeyed;
  for (const [, { prefix, port, nextHop, nextVrf, track, name, tag, preference, isPreferenceTyped }] of entriesOf(
    routes,
  )) {
    yield [
      `ip route ${prefix}`,
      port,
      nextHop,
      nextVrf && `vrf ${nextVrf}`,
      track && `track ${track}`,
      name && `name ${name}`,
      tag === undefined ? tag : `tag ${tag}`,
      preference === defaultPreference && isPreferenceTyped !== true ? undefined : preference,
    ]
      .filter((part) => part !== undefined)
      .join(' ');
  }
}
