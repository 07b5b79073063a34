import { entryAt } from '../../../machine/config/body.ts';
import { listIn } from '../../notation/read.ts';
import {
  advertisementInterval,
  allowasIn,
  asOverride,
  defaultOriginate,
  maximumPrefix,
  nextHopSelf,
  noPeerCheck,
  peerFilterList,
  peerPrefixList,
  peerRouteMap,
  peerWeight,
  reflectorClient,
  sendExtended,
  sendStandard,
  siteOfOrigin,
  softReconfiguration,
  thirdParty,
  unsuppressMap,
} from './peer-policy-lines.ts';
import { saidIn } from './peers.ts';
import { says, type ToldPeer } from './told-peer.ts';

type Told = ToldPeer['families'][number];

/** What stands in one direction: route maps, prefix lists and filter lists, in the order of the device. */
export function policiesOf(
  { bodies }: Pick<Told, 'bodies'>,
  direction: 'in' | 'out',
): readonly { readonly type: string; readonly name: string }[] {
  const kinds = [
    ['route-map', peerRouteMap],
    ['prefix-list', peerPrefixList],
    ['filter-list', peerFilterList],
  ] as const;
  return kinds.flatMap(([type, line]) => {
    const own = bodies.flatMap((body) => listIn(body, line).filter((known) => known.direction === direction));
    const [first] = own.map((known) => ('map' in known ? known.map : known.list));
    return first === undefined ? [] : [{ type, name: first }];
  });
}

/** An address family of a neighbor in `show bgp … neighbors` (genie's goldens of ShowBgpVrfAllNeighbors and ShowBgpPeerTemplateCmd). */
export function* familyLines(family: Told): Generator<string> {
  yield `  For address family: ${family.kind.name}`;
  yield `  BGP table version ${family.version}, neighbor version 0`;
  yield '  0 accepted prefixes (0 paths), consuming 0 bytes of memory';
  yield '  0 received prefixes treated as withdrawn';
  yield '  0 sent prefixes (0 paths)';
  yield* policyLines(family);
  if (family.policies.length > 0) {
    yield '  Inherited policy-templates:';
    yield '    Preference    Name';
    for (const { template, preference } of family.policies)
      yield `    ${String(preference).padStart(10)}    ${template}`;
  }
}

/** What is said of an address family of a neighbor or a template. */
export function* policyLines({ bodies }: Pick<Told, 'bodies'>): Generator<string> {
  const soft = saidIn(bodies, softReconfiguration);
  if (soft !== undefined) yield `  Inbound soft reconfiguration allowed${soft.always === true ? '(always)' : ''}`;
  if (says(bodies, sendStandard)) yield '  Community attribute sent to this neighbor';
  if (says(bodies, sendExtended)) yield '  Extended community attribute sent to this neighbor';
  const self = saidIn(bodies, nextHopSelf);
  if (self !== undefined) yield `  Nexthop ${self.all === true ? 'always ' : ''}set to local peering address, 0.0.0.0`;
  if (isNegated(bodies)) yield '  Third-party Nexthop will not be computed.';
  const limit = saidIn(bodies, maximumPrefix)?.limit;
  if (limit !== undefined) yield `  Maximum prefixes allowed ${limit}`;
  const interval = saidIn(bodies, advertisementInterval)?.advertisementInterval;
  if (interval !== undefined) yield `  Advertisement Interval ${interval} seconds, timer not running`;
  const origin = saidIn(bodies, siteOfOrigin)?.origin;
  if (origin !== undefined) yield `  SOO Extcommunity: SOO:${origin}`;
  const weight = saidIn(bodies, peerWeight)?.weight;
  if (weight !== undefined) yield `  Weight: ${weight}`;
  const times = saidIn(bodies, allowasIn)?.occurrences;
  if (times !== undefined) yield `  Allow my ASN ${times} times`;
  if (says(bodies, asOverride)) yield '  ASN override is enabled';
  if (says(bodies, noPeerCheck)) yield '  Peer ASN check is disabled';
  for (const { type, name } of policiesOf({ bodies }, 'in'))
    yield `  Inbound ${type} configured is ${name}, handle obtained`;
  for (const { type, name } of policiesOf({ bodies }, 'out'))
    yield `  Outbound ${type} configured is ${name}, handle obtained`;
  if (says(bodies, reflectorClient)) yield '  Route reflector client';
  const originate = saidIn(bodies, defaultOriginate);
  if (originate !== undefined) {
    const map = originate.map === undefined ? '' : `, route-map ${originate.map}`;
    yield `  Default information originate${map}, default not sent`;
  }
  const unsuppress = saidIn(bodies, unsuppressMap)?.map;
  if (unsuppress !== undefined) yield `  Unsuppress-map ${unsuppress} configured`;
}

/** Whether `no next-hop-third-party` is what holds. */
function isNegated(bodies: Told['bodies']): boolean {
  const entry = bodies.map((body) => entryAt(body, thirdParty.storedId)).find((known) => known !== undefined);
  return entry?.isOff === true;
}
