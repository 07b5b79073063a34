import { entriesOf, type Keyed, keyedOf, noneKeyed, numberKey } from '../../machine/config/keyed.ts';
import { type LogicalInterface, logicalKey, parseLogical } from '../../machine/config/logical-interfaces.ts';
import { namedByName, namedOf } from '../../machine/config/named.ts';
import { vlanKey } from '../../machine/config/vlans.ts';
import { routeKey } from '../../machine/config/vrfs.ts';
import { isObject } from './state-line.ts';

/** What a record of format 1 has of a configuration, as today's: families were lists and objects then, and are kept by key now. */
export function firstConfigurationChange(configuration: unknown): unknown {
  if (!isObject(configuration) || !isObject(configuration.memory)) return configuration;
  const { remains, checkpoints } = configuration.memory;
  return {
    ...configuration,
    memory: {
      ...configuration.memory,
      remains: runningOf(remains),
      checkpoints: objectsIn(checkpoints).map((one) => ({ ...one, running: runningOf(one.running) })),
    },
  };
}

function runningOf(running: unknown): Readonly<Record<string, unknown>> {
  const families = Object.entries(isObject(running) ? running : {});
  return Object.fromEntries(families.map(([name, state]) => [name, shapes.get(name)?.(state) ?? state]));
}

/** The families whose shape has changed, by the names of their slices. */
const shapes: ReadonlyMap<string, (state: unknown) => unknown> = new Map([
  ['cli aliases', byName],
  ['roles', byName],
  ['users', (state) => byName(objectsIn(state).map((user) => ({ ...user, sshKeys: byThemselves(user.sshKeys) })))],
  ['vrfs', (state) => byName(objectsIn(state).map((vrf) => ({ ...vrf, routes: routesOf(vrf.routes) })))],
  ['vlans', (state) => keyedOf(objectsIn(state).map((vlan) => [vlanKey(Number(vlan.id)), vlan] as const))],
  ['snmp users', (state) => keyedOf(Object.entries(isObject(state) ? state : {}))],
  ['rmon events', (state) => renumbered(keyedOf(Object.entries(isObject(state) ? state : {})))],
  ['name lookup', lookupOf],
  ['logging', loggingOf],
  ['interfaces', (state) => keyedOf(Object.entries(isObject(state) ? state : {}))],
  ['logical interfaces', (state) => keyedOf(logicalIn(state).map((one) => [logicalKey(one), one] as const))],
]);

function byName(state: unknown): unknown {
  return namedByName(objectsIn(state).map((one) => ({ ...one, name: String(one.name) })));
}

function byThemselves(texts: unknown): unknown {
  return namedOf(Array.isArray(texts) ? texts.map((text) => [String(text), String(text)] as const) : []);
}

function routesOf(routes: unknown): unknown {
  return keyedOf(
    objectsIn(routes).map((route) => {
      return [routeKey({ prefix: String(route.prefix), nextHop: String(route.nextHop) }), route] as const;
    }),
  );
}

function renumbered(events: Keyed<unknown>): unknown {
  return keyedOf(Array.from(entriesOf(events), ([number, text]) => [numberKey(Number(number), 5), text] as const));
}

function lookupOf(state: unknown): unknown {
  if (!isObject(state)) return state;
  const hosts = isObject(state.hosts) ? keyedOf(Object.entries(state.hosts)) : noneKeyed;
  return { ...state, servers: byThemselves(state.servers), hosts };
}

function loggingOf(state: unknown): unknown {
  if (!isObject(state)) return state;
  return { ...state, servers: namedOf(objectsIn(state.servers).map((one) => [String(one.host), one] as const)) };
}

function logicalIn(state: unknown): readonly LogicalInterface[] {
  return objectsIn(state).flatMap(({ kind, number }) => parseLogical(`${kind}${number}`) ?? []);
}

function objectsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
