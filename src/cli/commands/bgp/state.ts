import type { Body } from '../../../machine/config/body.ts';
import { listOf } from '../../../machine/config/named.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { type AddressedInterface, addressedInterfaces } from '../../../machine/logical-status.ts';
import { type Route, routesOf } from '../../../machine/routes.ts';
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
  /** The routes of the VRF that are in use. */
  readonly routes: readonly Route[];
  readonly peers: readonly Peer[];
  /** Reads its neighbors step by step, for whoever takes turns. */
  reading(): Iterable<undefined>;
}

/** The instance of BGP. */
export interface Instance {
  readonly as: string;
  readonly body: Body;
  /** In the order of their names. */
  readonly vrfs: readonly BgpVrf[];
}

/** What is configured of BGP, and what follows from it; undefined while nothing is. What follows is read when it is asked for. */
export function instanceOf(device: Device): Instance | undefined {
  const [known] = sectionsIn(bgpLines.slice.of(device.configuration.running), routerBgp);
  if (known === undefined) return undefined;
  const { values, body } = known;
  const look: Look = {
    device,
    as: values.as,
    instance: body,
    addressed: addressedInterfaces(device),
    ids: new Map(listOf(device.configuration.of(vrfs)).map(({ name }, place) => [name, place + 1])),
  };
  const found = [
    new ReadVrf(look, 'default', body),
    ...sectionsIn(body, bgpVrf).map((one) => new ReadVrf(look, one.values.name, one.body)),
  ];
  return { as: values.as, body, vrfs: found.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** What all VRFs of an instance are read from: a command reads it once. */
interface Look {
  readonly device: Device;
  readonly as: string;
  readonly instance: Body;
  readonly addressed: readonly AddressedInterface[];
  /** The numbers of the VRFs of the switch. */
  readonly ids: ReadonlyMap<string, number>;
}

/** A VRF that reads what is long to read when somebody asks for it, and once. */
class ReadVrf implements BgpVrf {
  readonly name: string;
  readonly id: number;
  readonly localAs: string;
  readonly configuredRouterId: string;
  readonly body: Body;
  readonly #look: Look;
  #families: readonly Family[] | undefined;
  #routes: readonly Route[] | undefined;
  #peers: readonly Peer[] | undefined;

  constructor(look: Look, name: string, body: Body) {
    this.#look = look;
    this.name = name;
    this.body = body;
    this.id = look.ids.get(name) ?? 0;
    this.localAs = valuesIn(body, vrfLocalAs)?.as ?? look.as;
    this.configuredRouterId = valuesIn(body, routerId)?.ip ?? '0.0.0.0';
  }

  get routerId(): string {
    return valuesIn(this.body, routerId)?.ip ?? chosenId(this.#look.addressed, this.name);
  }

  get families(): readonly Family[] {
    this.#families ??= this.name === 'default' ? familiesOf(this.body) : familiesOfVrf(this.body);
    return this.#families;
  }

  get routes(): readonly Route[] {
    this.#routes ??= routesOf(this.#look.device, this.name, this.#look.addressed);
    return this.#routes;
  }

  get peers(): readonly Peer[] {
    this.#peers ??= [...this.#readPeers()];
    return this.#peers;
  }

  *reading(): Generator<undefined> {
    const peers: Peer[] = [];
    for (const peer of this.#readPeers()) {
      peers.push(peer);
      yield;
    }
    this.#peers = peers;
    yield;
  }

  #readPeers(): Iterable<Peer> {
    const { instance } = this.#look;
    return peersOf(this.routes, { instance, body: this.body, isMain: this.name === 'default' });
  }
}

/** The address of loopback0, of the first other loopback, or of the first interface that is up (unicast routing guides). */
function chosenId(addressed: readonly AddressedInterface[], vrf: string): string {
  const usable = addressed.filter((known) => known.vrf === vrf && known.isUp);
  const chosen =
    usable.find(({ name }) => name === 'loopback0') ??
    usable.find(({ name }) => name.startsWith('loopback')) ??
    usable[0];
  return chosen?.address.split('/')[0] ?? '0.0.0.0';
}
