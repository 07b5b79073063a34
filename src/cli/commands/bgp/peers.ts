import { type Body, emptyBody, entryAt } from '../../../machine/config/body.ts';
import { Reach, type Route } from '../../../machine/routes.ts';
import type { Line, SectionLine } from '../../notation/line.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import type { TypedValues } from '../../notation/typed-values.ts';
import {
  neighbor,
  neighborFamilies,
  templatePeer,
  templatePolicy,
  templateSession,
  vrfNeighbor,
  vrfNeighborFamilies,
} from './bgp-lines.ts';
import { type Family, familiesOfPeer } from './families.ts';
import { inheritPolicy } from './peer-policy-lines.ts';
import { inheritPeer, inheritSession, localAs, peerShutdown, remoteAs } from './session-lines.ts';

/** A neighbor with what it says itself and what its templates say. */
export interface Peer {
  /** Its address, or the network of addresses that may come. */
  readonly name: string;
  readonly isPrefix: boolean;
  /** `65001`, `external`, or undefined where nothing says it. */
  readonly remoteAs: string | undefined;
  readonly localAs: string | undefined;
  readonly template: string | undefined;
  readonly session: string | undefined;
  readonly state: 'Idle' | 'Active' | 'Shut (Admin)';
  /** What is said of the session, the closest first. */
  readonly bodies: readonly Body[];
  readonly families: readonly PeerFamily[];
}

/** An address family of a neighbor. */
export interface PeerFamily extends Family {
  /** What is said of it, the closest first. */
  readonly bodies: readonly Body[];
  /** The policy templates that it follows, with their places. */
  readonly policies: readonly { readonly template: string; readonly preference: number }[];
}

/** Where neighbors are said. */
interface Where {
  readonly instance: Body;
  readonly body: Body;
  readonly isMain: boolean;
}

/** The neighbors of a VRF whose routes these are. */
export function* peersOf(routes: readonly Route[], where: Where): Generator<Peer> {
  const found = where.isMain ? sectionsIn(where.body, neighbor) : sectionsIn(where.body, vrfNeighbor);
  if (found.length === 0) return;
  const reach = new Reach(routes);
  for (const { values, body } of found) yield peerOf(reach, { where, name: values.peer, body, map: values.map });
}

interface Said {
  readonly where: Where;
  readonly name: string;
  readonly body: Body;
  readonly map: string | undefined;
}

function peerOf(reach: Reach, { where, name, body, map }: Said): Peer {
  const template = valuesIn(body, inheritPeer)?.template;
  const above = bodyOf(where.instance, templatePeer, template);
  const session = valuesIn(body, inheritSession)?.template;
  const ofTemplate = valuesIn(above, inheritSession)?.template;
  const bodies = [
    body,
    bodyOf(where.instance, templateSession, session),
    above,
    bodyOf(where.instance, templateSession, ofTemplate),
  ];
  const remote = saidIn(bodies, remoteAs);
  const families = peerFamiliesOf(where, body, above);
  const isPrefix = name.includes('/');
  const as = remote?.as ?? (map === undefined ? remote?.side : undefined);
  const canReach = !isPrefix && families.length > 0 && as !== undefined && reach.has(name);
  const isShut = saidIn(bodies, peerShutdown) !== undefined;
  return {
    name,
    isPrefix,
    remoteAs: as,
    localAs: saidIn(bodies, localAs)?.as,
    template,
    session,
    state: isShut ? 'Shut (Admin)' : canReach ? 'Active' : 'Idle',
    bodies,
    families,
  };
}

function peerFamiliesOf(where: Where, body: Body, template: Body): readonly PeerFamily[] {
  const own = familiesOfPeer(body, where.isMain ? neighborFamilies : vrfNeighborFamilies);
  const inherited = familiesOfPeer(template, neighborFamilies);
  const kinds = [...own, ...inherited].filter(
    ({ kind }, place, all) => all.findIndex((other) => other.kind === kind) === place,
  );
  return kinds.map(({ kind, body: closest }) => {
    const bodies = [...own, ...inherited].filter((other) => other.kind === kind).map((other) => other.body);
    const policies = bodies.flatMap((one) => policiesIn(one)).sort((one, other) => one.preference - other.preference);
    const said = policies.map(({ template: policy }) => bodyOf(where.instance, templatePolicy, policy));
    return { kind, body: closest, bodies: [...bodies, ...said], policies };
  });
}

function policiesIn(body: Body): PeerFamily['policies'] {
  return listIn(body, inheritPolicy).map(({ template, preference = 0 }) => ({ template, preference }));
}

type TemplateSection = SectionLine<`${string}<name:word>`>;

/** The templates of instances by kind and name; many neighbors follow the same ones. */
const templates = new WeakMap<Body, Map<TemplateSection, ReadonlyMap<string, Body>>>();

/** What the template of that name says. */
function bodyOf(instance: Body, section: TemplateSection, name: string | undefined): Body {
  if (name === undefined) return emptyBody;
  const ofInstance = templates.get(instance) ?? new Map<TemplateSection, ReadonlyMap<string, Body>>();
  templates.set(instance, ofInstance);
  const byName =
    ofInstance.get(section) ??
    new Map(sectionsIn(instance, section).map(({ values, body }): [string, Body] => [values.name, body]));
  ofInstance.set(section, byName);
  return byName.get(name) ?? emptyBody;
}

/** What is said of a line by the first body that says anything. */
export function saidIn<Text extends string>(bodies: readonly Body[], line: Line<Text>): TypedValues<Text> | undefined {
  const body = bodies.find((one) => entryAt(one, line.storedId) !== undefined);
  return body === undefined ? undefined : valuesIn(body, line);
}

/** The number of the system of a neighbor; 0 while it is not known. */
export function asNumber({ remoteAs: as }: Peer): string {
  return as === undefined || !/^\d/.test(as) ? '0' : as;
}
