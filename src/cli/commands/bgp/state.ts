import type { Body } from '../../../machine/config/body.ts';
import { listOf } from '../../../machine/config/named.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { addressedInterfaces } from '../../../machine/logical-status.ts';
import { sectionsIn, valuesIn } from '../../notation/read.ts';
import { bgpLines, bgpVrf, routerBgp } from './bgp-lines.ts';
import { type Family, familiesOf, familiesOfVrf } from './families.ts';
import { routerId, vrfLocalAs } from './instance-lines.ts';
import { type Peer, peersOf } from './peers.ts';

/** A VRF of the instance, `default` among them. */
export interface BgpVrf {
  readonly name: string;
  /** The number of the VRF; 0 while no such VRF exists on the switch. */
  readonly id: number;
  readonly localAs: string;
  readonly routerId: string;
  readonly configuredRouterId: string;
  readonly body: Body;
  readonly families: readonly Family[];
  readonly peers: readonly Peer[];
}

/** The instance of BGP. */
export interface Instance {
  readonly as: string;
  readonly body: Body;
  /** In the order of their names. */
  readonly vrfs: readonly BgpVrf[];
}

/** What is configured of BGP, and what follows from it; undefined while nothing is. */
export function instanceOf(device: Device): Instance | undefined {
  const [known] = sectionsIn(bgpLines.slice.of(device.configuration.running), routerBgp);
  if (known === undefined) return undefined;
  const { values, body } = known;
  const found = [
    vrfOf(device, 'default', { as: values.as, body, instance: body }),
    ...sectionsIn(body, bgpVrf).map((one) =>
      vrfOf(device, one.values.name, { as: values.as, body: one.body, instance: body }),
    ),
  ];
  return { as: values.as, body, vrfs: found.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

function vrfOf(
  device: Device,
  name: string,
  { as, body, instance }: { readonly as: string; readonly body: Body; readonly instance: Body },
): BgpVrf {
  const isMain = name === 'default';
  const configured = valuesIn(body, routerId)?.ip;
  return {
    name,
    id: listOf(device.configuration.of(vrfs)).findIndex((known) => known.name === name) + 1,
    localAs: valuesIn(body, vrfLocalAs)?.as ?? as,
    routerId: configured ?? chosenId(device, name),
    configuredRouterId: configured ?? '0.0.0.0',
    body,
    families: isMain ? familiesOf(body) : familiesOfVrf(body),
    peers: peersOf(device, name, { instance, body, isMain }),
  };
}

/** The address of loopback0, of the first other loopback, or of the first interface that is up (unicast routing guides). */
function chosenId(device: Device, vrf: string): string {
  const usable = addressedInterfaces(device).filter((known) => known.vrf === vrf && known.isUp);
  const chosen =
    usable.find(({ name }) => name === 'loopback0') ??
    usable.find(({ name }) => name.startsWith('loopback')) ??
    usable[0];
  return chosen?.address.split('/')[0] ?? '0.0.0.0';
}
