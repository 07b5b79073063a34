import { nextTurn } from '../../../base/turns.ts';
import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import type { Device } from '../../../machine/device.ts';
import type { Context } from '../../shell/command.ts';
import { durationOf } from '../words/duration.ts';
import { type Family, type FamilyKind, familyKinds } from './families.ts';
import type { Peer, PeerFamily } from './peers.ts';
import { type BgpVrf, type Instance, instanceOf } from './state.ts';

/** How a command names address families: `all`, `ipv4 unicast`, `l2vpn evpn`. */
export const familyText =
  '{ <which:all|link-state> | <afi:ipv4|ipv6> <safi:unicast|multicast|mvpn|labeled-unicast> | <vpn:vpnv4|vpnv6> unicast | l2vpn <l2:evpn|vpls> }';

/** What the device says while no instance is configured (known of OSPF in public code, inferred for BGP). */
export const notRunning = 'Note:  process currently not running';

/** What a command asks for. */
export interface Wanted {
  readonly which?: string | undefined;
  readonly afi?: string | undefined;
  readonly safi?: string | undefined;
  readonly vpn?: string | undefined;
  readonly l2?: string | undefined;
  readonly first?: string | undefined;
  readonly vrf?: string | undefined;
  readonly all?: boolean | undefined;
}

/** An address family of a VRF that a command tells of. */
export interface Selected {
  readonly vrf: BgpVrf;
  readonly kind: FamilyKind;
  /** Undefined where the family is off. */
  readonly family: Family | undefined;
  /** The neighbors that have it. */
  readonly peers: readonly { readonly peer: Peer; readonly family: PeerFamily }[];
}

/** What a command tells of, with how long BGP has been running. */
export interface Told<Part> {
  readonly seconds: number;
  readonly instance: Instance;
  readonly parts: readonly Part[];
}

/** The VRFs that a command names; `default` unless it says another one or `all`. */
export function vrfsOf(instance: Instance, { first, vrf = first ?? 'default' }: Wanted): readonly BgpVrf[] {
  return instance.vrfs.filter(({ name }) => vrf === 'all' || name === vrf);
}

/** The address families that a command names, `ipv4 unicast` where it names none. */
export function selected(instance: Instance, wanted: Wanted): readonly Selected[] {
  return vrfsOf(instance, wanted).flatMap((vrf) =>
    kindsOf(vrf, wanted).map((kind) => ({
      vrf,
      kind,
      family: vrf.families.find((known) => known.kind === kind),
      peers: vrf.peers.flatMap((peer) =>
        peer.families.filter((known) => known.kind === kind).map((family) => ({ peer, family })),
      ),
    })),
  );
}

function kindsOf(vrf: BgpVrf, wanted: Wanted): readonly FamilyKind[] {
  const { which, afi = 'ipv4', safi = 'unicast', vpn, l2, all } = wanted;
  if (which === 'all' || all === true) return vrf.families.map(({ kind }) => kind);
  const words = l2 === undefined ? (which ?? (vpn === undefined ? `${afi} ${safi}` : `${vpn} unicast`)) : `l2vpn ${l2}`;
  return familyKinds.filter((kind) => kind.words === words);
}

/** Reads what a command tells of, neighbors in turns; undefined while no instance is configured. */
export async function told<Args, Part>(
  { args, device, running, session, signal }: Context<Args>,
  read: (instance: Instance, args: Args) => readonly Part[],
): Promise<Told<Part> | undefined> {
  const instance = instanceOf(device);
  if (instance === undefined) return undefined;
  for (const vrf of instance.vrfs) {
    for (const _ of vrf.reading()) {
      const turn = nextTurn(session.turns);
      if (turn !== undefined) await turn;
      if (signal.aborted) return undefined;
    }
  }
  return { seconds: runningSeconds(device, running), instance, parts: read(instance, args) };
}

function runningSeconds({ clock }: Device, { sinceMs }: RunningSystem): number {
  return Math.floor((clock.now() - sinceMs) / 1000);
}

/** `00:12:47`, `3d03h`, `10w4d`, `1y10w`. */
export function ageText(seconds: number): string {
  const { days, hours, minutes, seconds: rest } = durationOf(seconds);
  if (days === 0) return [hours, minutes, rest].map((part) => String(part).padStart(2, '0')).join(':');
  if (days < 7) return `${days}d${String(hours).padStart(2, '0')}h`;
  const weeks = Math.floor(days / 7);
  return weeks < 52 ? `${weeks}w${days % 7}d` : `${Math.floor(weeks / 52)}y${weeks % 52}w`;
}
