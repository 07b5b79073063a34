import type { Body } from '../../../machine/config/body.ts';
import { entryAt } from '../../../machine/config/body.ts';
import type { Device } from '../../../machine/device.ts';
import type { Line } from '../../notation/line.ts';
import type { FamilyKind } from './families.ts';
import { instanceTimers } from './instance-lines.ts';
import { type Peer, type PeerFamily, saidIn } from './peers.ts';
import { selected, type Told, vrfsOf, type Wanted } from './selection.ts';
import { peerTimers } from './session-lines.ts';
import type { BgpVrf, Instance } from './state.ts';
import { pathsOf, versionOf } from './table.ts';

/** A neighbor as commands tell of it. */
export interface ToldPeer {
  readonly peer: Peer;
  readonly vrf: BgpVrf;
  /** Counted over all neighbors, from one. */
  readonly index: number;
  readonly families: readonly (PeerFamily & { readonly version: number })[];
}

/** A command that may name a neighbor. */
export interface WantedPeer extends Wanted {
  readonly peer?: string | undefined;
}

/** The neighbors that a command names; where it names an address family, those that have it. */
export function peersTold(device: Device, instance: Instance, wanted: WantedPeer): readonly ToldPeer[] {
  const all = instance.vrfs.flatMap((vrf) => vrf.peers.map((peer) => ({ vrf, peer })));
  const isAny = wanted.which === 'all' || wanted.peer !== undefined;
  const vrfs = new Set(vrfsOf(instance, wanted));
  const chosen = new Set(isAny ? [] : selected(instance, wanted).flatMap(({ peers }) => peers.map(({ peer }) => peer)));
  const versions = new Versions(device);
  return all.flatMap(({ vrf, peer }, place) => {
    const isWanted = wanted.peer === undefined || wanted.peer === peer.name;
    const hasFamily = isAny || chosen.has(peer);
    if (!vrfs.has(vrf) || !isWanted || !hasFamily) return [];
    const families = peer.families.map((family) => ({ ...family, version: versions.of(vrf, family) }));
    return [{ vrf, peer, index: place + 1, families }];
  });
}

/** The versions of tables, each read once. */
class Versions {
  readonly #device: Device;
  readonly #known = new Map<BgpVrf, Map<FamilyKind, number>>();

  constructor(device: Device) {
    this.#device = device;
  }

  of(vrf: BgpVrf, { kind }: PeerFamily): number {
    const ofVrf = this.#known.get(vrf) ?? new Map<FamilyKind, number>();
    this.#known.set(vrf, ofVrf);
    const family = vrf.families.find((known) => known.kind === kind);
    const version = ofVrf.get(kind) ?? versionOf(pathsOf(this.#device, { vrf, kind, family, peers: [] }));
    ofVrf.set(kind, version);
    return version;
  }
}

/** Of which kind the way to a neighbor is. */
export function linkOf({ peer: { remoteAs: as, localAs }, vrf }: ToldPeer): string {
  if (as === undefined) return 'unknown';
  if (as === 'external' || as === 'internal') return as === 'external' ? 'ebgp' : 'ibgp';
  return as === (localAs ?? vrf.localAs) ? 'ibgp' : 'ebgp';
}

/** How long the other side may be silent, and how often this one speaks, in seconds. */
export function timersOf({ peer, vrf }: ToldPeer): { readonly keepalive: number; readonly hold: number } {
  return saidIn(peer.bodies, peerTimers) ?? saidIn([vrf.body], instanceTimers) ?? { keepalive: 60, hold: 180 };
}

/** Whether any of the bodies says a line, and does not negate it. */
export function says(bodies: readonly Body[], line: Line): boolean {
  const entry = bodies.map((body) => entryAt(body, line.storedId)).find((known) => known !== undefined);
  return entry !== undefined && entry.isOff !== true;
}

/** What a command on neighbors tells. */
export type ToldPeers = Told<ToldPeer> | undefined;
