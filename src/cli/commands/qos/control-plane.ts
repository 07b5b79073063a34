import { isEqual } from '../../../base/equal.ts';
import type { PlatformGroup, Trait } from '../../../facts/traits.ts';
import {
  type Body,
  type Entry,
  emptyBody,
  entriesAt,
  entryAt,
  type LineValues,
  withEntry,
} from '../../../machine/config/body.ts';
import { factoryPolicyName, policingOf } from '../../../machine/config/factory-policing.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { placed } from '../../notation/change.ts';
import type { Line } from '../../notation/line.ts';
import { line, notation, section } from '../../notation/notation.ts';
import type { Context } from '../../shell/command.ts';
import { police } from './policy-maps.ts';

const many = { many: true } as const;

const exceptions = [
  'fcoe-fib-miss',
  'glean',
  'ip icmp redirect',
  'ip icmp unreachable',
  'ip multicast directly-connected-sources',
  'ip multicast dest-miss',
  'ip multicast rpf-failure',
  'ip option',
  'ip unicast rpf-failure',
  'ipv6 icmp redirect',
  'ipv6 icmp unreachable',
  'ipv6 multicast directly-connected-sources',
  'ipv6 multicast dest-miss',
  'ipv6 multicast rpf-failure',
  'ipv6 option',
  'ipv6 unicast rpf-failure',
  'mtu-failure',
  'multicast dest-miss',
  'multicast directly-connected-sources',
  'multicast ipv6-dest-miss',
  'multicast ipv6-rpf-failure',
  'multicast ipv6-sg-rpf-failure',
  'multicast rpf-failure',
  'multicast sg-rpf-failure',
  'nat-flow',
  'ttl-failure',
];

const accessGroup = line('match access-group name <acl:word64>', many);

/** Exceptions: batfish, nxos_class_map; Cisco's security guides. */
export const controlClass = section('class-map type control-plane [<how:match-any|match-all>] <name:word64>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-cmap',
  canonical: (values: LineValues) => ({ ...values, how: values.how ?? 'match-any' }),
  after: (context) => keepFactory(context),
  holds: [
    accessGroup,
    line(`match exception { ${exceptions.join(' | ')} }`, many),
    line('match protocol { arp | mpls [exp <exp:0-7> | router-alert] }', many),
    line('match redirect <what:arp-inspect|dhcp-snoop>', many),
  ],
});

export const controlPolicyClass = section('class <name:word64>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-pmap-c',
  holds: [
    line('logging drop threshold <threshold:1-80000000000> [level <level:1-7>]'),
    line('set { cos <cos:0-7> | dscp <dscp:0-63> | precedence <precedence:0-7> }'),
    police,
  ],
});

export const controlPolicy = section('policy-map type control-plane <name:word64>', {
  by: 'name',
  order: 'typed',
  prompt: 'config-pmap',
  after: (context) => keepFactory(context),
  holds: [controlPolicyClass],
});

export const controlPlanePolicy = line('service-policy input <name:word64>', {
  after: (context) => keepFactory(context, true),
});

export const controlPlane = section('control-plane', {
  prompt: 'config-cp',
  writeEmpty: false,
  after: (context) => keepFactory(context),
  holds: [controlPlanePolicy, line('scale-factor <factor:word> module <module:1-1>', many)],
});

/** What protects the processor, and how (Cisco's security guides). */
export const controlLines = notation('control plane policing', [controlClass, controlPolicy, controlPlane]);

/** Whether what the factory has stands in the configuration: on Nexus 3000 before releases with a single image. */
export function writesFactory(group: PlatformGroup | undefined, has: (trait: Trait) => boolean): boolean {
  return group !== undefined && !has('singleImage');
}

/** What is configured, which is the factory's until somebody changes something of it. */
export function controlBody(body: Body, group: PlatformGroup | undefined): Body {
  const isTouched = [controlClass, controlPolicy, controlPlane].some(
    ({ storedId }) => entriesAt(body, storedId).size > 0,
  );
  return isTouched ? body : withFactory(emptyBody, group);
}

/**
 * Once something of it is changed, all that the factory has is in the configuration. None of it can be taken away; when the last line has
 * been typed of what the factory has, nothing is kept.
 */
function keepFactory({ device, running }: Context<AnyArgs>, isLast = false): void {
  const { configuration, clock, model } = device;
  if (!writesFactory(model.group, (trait) => running.has(trait))) return;
  const before = configuration.of(controlLines.slice);
  const all = withFactory(before, model.group);
  const after = isLast && isEqual(all, withFactory(emptyBody, model.group)) ? emptyBody : all;
  if (after !== before) configuration.change(controlLines.slice, after, clock.now());
}

/** Before all places that lines get by being typed. */
const firstPlace = -1000;

function withFactory(body: Body, group: PlatformGroup | undefined): Body {
  const { classes, rates } = policingOf(group);
  const withClasses = Object.entries(classes).reduce((left, [name, acls], index) => {
    const matches = acls.reduce((inner, acl) => placed(inner, accessGroup, { acl }).body, emptyBody);
    return kept(left, controlClass, { values: { name, how: 'match-any' }, place: firstPlace + index, body: matches });
  }, body);
  const limits = Object.entries(rates).reduce((left, [name, pps], index) => {
    const limit = placed(emptyBody, police, police.read(`police pps ${pps}`)).body;
    return kept(left, controlPolicyClass, { values: { name }, place: firstPlace + index, body: limit });
  }, emptyBody);
  const policy = { values: { name: factoryPolicyName }, place: firstPlace, body: limits };
  const plane = placed(emptyBody, controlPlanePolicy, { name: factoryPolicyName }).body;
  const withPolicy = kept(withClasses, controlPolicy, policy);
  const isAttached = entryAt(withPolicy, controlPlane.storedId) !== undefined;
  return isAttached ? withPolicy : withEntry(withPolicy, controlPlane.storedId, '', { values: {}, body: plane });
}

/** The body with an entry of the factory at its place, unless it stands there already. */
function kept(body: Body, line: Line, entry: Entry): Body {
  const key = line.keyOf(entry.values);
  if (entryAt(body, line.storedId, key)?.place === entry.place) return body;
  const { body: below, ...head } = entry;
  const isEmpty = below === undefined || Object.keys(below).length === 0;
  return withEntry(body, line.storedId, key, isEmpty ? head : entry);
}
