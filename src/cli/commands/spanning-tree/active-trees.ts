import { valueAt, valuesOf } from '../../../machine/config/keyed.ts';
import { mstTrees, type TreeSettings, treeKey, vlanTrees } from '../../../machine/config/spanning-trees.ts';
import { parseRanges, vlans } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { logicalStatuses } from '../../../machine/logical-status.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { carriedBy } from '../vlans/show-vlan.ts';
import {
  bridgeAssurance,
  edgeByDefault,
  linkType,
  mstForward,
  mstHello,
  mstInstance,
  mstMaxAge,
  mstRegion,
  networkByDefault,
  pathcostMethod,
  portCost,
  portPriority,
  portType,
  treeLines,
  treeMode,
} from './lines.ts';

/** A port or port-channel in a spanning tree. As nobody at the other end of a cable takes part, it is always designated. */
export interface TreePort {
  /** `Ethernet1/1`. */
  readonly name: string;
  readonly number: number;
  readonly cost: number;
  readonly priority: number;
  readonly type: 'edge' | 'network' | 'normal';
  readonly isShared: boolean;
  /** A network port from which no bridge is heard does not forward (bridge assurance). */
  readonly isInconsistent: boolean;
}

/** The spanning tree of a VLAN or of an instance of MST. */
export interface Tree {
  readonly id: number;
  /** `VLAN0010` or `MST0`. */
  readonly name: string;
  /** The VLANs in it, as the device writes them. */
  readonly vlans: readonly number[];
  /** Without the number of the tree, which is added to it. */
  readonly priority: number;
  readonly helloSeconds: number;
  readonly maxAgeSeconds: number;
  readonly forwardSeconds: number;
  readonly ports: readonly TreePort[];
}

/** Which of the two ways the switch runs spanning trees. */
export function treeModeOf({ configuration }: Device): 'mst' | 'rapid-pvst' {
  return valuesIn(treeLines.slice.of(configuration.running), treeMode)?.mode ?? 'rapid-pvst';
}

/** The trees that there are: those with a port that is up. Nobody else is heard, so this switch is the root of each. */
export function activeTrees(device: Device): readonly Tree[] {
  const carriers = carriersOf(device);
  const trees = treeModeOf(device) === 'mst' ? mstOf(device) : vlanTreesOf(device);
  return trees
    .map((tree) => ({
      ...tree,
      ports: carriers.filter(({ carries }) => tree.vlans.some(carries)).map(({ port }) => port),
    }))
    .filter(({ ports }) => ports.length > 0);
}

interface Carrier {
  readonly port: TreePort;
  readonly carries: (vlan: number) => boolean;
}

/** Port-channels that are up, and ports that are up and belong to none. */
function carriersOf(device: Device): readonly Carrier[] {
  const about = portSettings(device);
  const ports = portStatuses(device)
    .filter(({ down, state, port }) => down === undefined && state.channelGroup === undefined && isPort(port.name))
    .map(({ port, state }) => ({ name: port.name, number: port.number, speedMbps: port.speedMbps, state }));
  const channels = logicalStatuses(device)
    .filter(({ known, down }) => known.kind === 'port-channel' && down === undefined)
    .map(({ known, name, state, members }) => ({
      name,
      number: firstChannelPort + known.number - 1,
      speedMbps: members.reduce((sum, { port, down }) => sum + (down === undefined ? port.speedMbps : 0), 0),
      state,
    }));
  return [...channels, ...ports]
    .filter(({ state }) => !state.isRouted)
    .map(({ state, ...link }) => ({ port: about(link), carries: carriedBy(state) }));
}

/** The number that port-channel 1 has as a port of a bridge (genie's goldens of `show spanning-tree`). */
const firstChannelPort = 4096;

function isPort(name: string): boolean {
  return name.startsWith('Ethernet');
}

/** What a port costs by its speed in Mb/s, by the short method and by the long one (Cisco's layer 2 guides). */
const costs: readonly (readonly [speedMbps: number, short: number, long: number])[] = [
  [100, 19, 200_000],
  [1_000, 4, 20_000],
  [10_000, 2, 2_000],
  [20_000, 1, 1_000],
  [25_000, 1, 800],
  [40_000, 1, 500],
  [100_000, 1, 200],
];

/** A link as spanning tree knows it. */
type Link = Pick<TreePort, 'name' | 'number'> & { readonly speedMbps: number };

/** What is configured of each port, as a question that is quick to ask for many. */
function portSettings(device: Device): (link: Link) => TreePort {
  const { running } = device.configuration;
  const all = treeLines.slice.of(running);
  const isLong = valuesIn(all, pathcostMethod)?.method === 'long' || treeModeOf(device) === 'mst';
  const byDefault = isOn(all, edgeByDefault) ? 'edge' : isOn(all, networkByDefault) ? 'network' : 'normal';
  const isAssured = isOn(all, bridgeAssurance);
  return ({ name, number, speedMbps }) => {
    const own = linesAt(running, interfaceMode, name);
    const [, short, long] = costs.findLast(([least]) => least <= speedMbps) ?? [0, 19, 200_000];
    const type = valuesIn(own, portType)?.type ?? byDefault;
    return {
      name,
      number,
      cost: valuesIn(own, portCost)?.cost ?? (isLong ? long : short),
      priority: valuesIn(own, portPriority)?.priority ?? 128,
      type,
      isShared: valuesIn(own, linkType)?.type === 'shared',
      isInconsistent: type === 'network' && isAssured,
    };
  };
}

const usual = { priority: 32_768, helloSeconds: 2, maxAgeSeconds: 20, forwardSeconds: 15, ports: [] } as const;

function vlanTreesOf({ configuration }: Device): readonly Tree[] {
  const settings = configuration.of(vlanTrees);
  return valuesOf(configuration.of(vlans)).flatMap(({ id, isShutdown, isSuspended }): readonly Tree[] => {
    const own: TreeSettings = valueAt(settings, treeKey(id)) ?? {};
    if (own.isOff === true || isShutdown || isSuspended === true) return [];
    return [
      {
        id,
        name: `VLAN${String(id).padStart(4, '0')}`,
        vlans: [id],
        priority: own.priority ?? usual.priority,
        helloSeconds: own.helloSeconds ?? usual.helloSeconds,
        maxAgeSeconds: own.maxAgeSeconds ?? usual.maxAgeSeconds,
        forwardSeconds: own.forwardSeconds ?? usual.forwardSeconds,
        ports: [],
      },
    ];
  });
}

/** The VLANs of each instance; those of no other are in 0. */
export function mstInstances({ configuration }: Device): ReadonlyMap<number, readonly number[]> {
  const [region] = sectionsIn(treeLines.slice.of(configuration.running), mstRegion);
  const instances = new Map<number, number[]>([[0, []]]);
  const instanceOf = new Map<number, number>();
  for (const { instance, vlans: mapped } of region === undefined ? [] : listIn(region.body, mstInstance)) {
    instances.set(instance, []);
    for (const id of parseRanges(mapped, 1, 4094) ?? []) instanceOf.set(id, instance);
  }
  for (let id = 1; id <= 4094; id += 1) instances.get(instanceOf.get(id) ?? 0)?.push(id);
  return instances;
}

function mstOf(device: Device): readonly Tree[] {
  const { configuration } = device;
  const all = treeLines.slice.of(configuration.running);
  const settings = configuration.of(mstTrees);
  return [...mstInstances(device)].map(([id, ids]) => ({
    ...usual,
    id,
    name: `MST${String(id).padStart(4, '0')}`,
    vlans: ids,
    priority: valueAt(settings, treeKey(id))?.priority ?? usual.priority,
    helloSeconds: valuesIn(all, mstHello)?.helloTime ?? usual.helloSeconds,
    maxAgeSeconds: valuesIn(all, mstMaxAge)?.maxAge ?? usual.maxAgeSeconds,
    forwardSeconds: valuesIn(all, mstForward)?.forwardTime ?? usual.forwardSeconds,
  }));
}
