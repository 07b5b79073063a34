import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { arg, choice, flag, optional, word } from '../../grammar/tokens.ts';
import { vlansArg } from '../../notation/network-args.ts';
import { show } from '../../shell/command.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { activeTrees, type Tree, type TreePort, treeModeOf } from './active-trees.ts';

export const showWord = word('show', 'Show running system information');
export const treeWord = word('spanning-tree', 'Show spanning tree information');
const vlanPart = [word('vlan', 'VLAN Switch Spanning Trees'), arg('vlans', vlansArg(), 'VLAN ID')] as const;

/** Both forms show what is active: there is nothing else. */
const formChoice = choice('form', [
  word('active', 'Report on active interfaces only'),
  word('brief', 'Brief summary of interface information'),
]);

/** What a switch without a tree says (Cisco's layer 2 guides). */
export const noTrees = 'No spanning tree instance exists.';

/** The trees that are asked for, and what tells that there is none of them. */
export interface Asked {
  readonly trees: readonly Tree[];
  readonly address: string;
  readonly mode: 'mst' | 'rapid-pvst';
  readonly missing: readonly string[];
}

/** Those of some VLANs, or all. */
export function asked(device: Device, wanted: readonly number[] | undefined): Asked {
  const about = { address: device.macAddress, mode: treeModeOf(device) };
  const all = activeTrees(device);
  if (wanted === undefined) return { ...about, trees: all, missing: all.length === 0 ? ['', noTrees] : [] };
  const trees = all.filter((tree) =>
    wanted.some((id) => (about.mode === 'mst' ? tree.vlans.includes(id) : tree.id === id)),
  );
  const found = new Set(trees.flatMap((tree) => tree.vlans));
  const without = wanted.filter((id) => !found.has(id));
  return { ...about, trees, missing: without.map((id) => `Spanning tree instance(s) for vlan ${id} does not exist.`) };
}

/** `show spanning-tree`: each tree with its root and its ports. Layout: Cisco's layer 2 guides; keys inferred. */
export const showTrees = show({
  syntax: [showWord, treeWord, optional([formChoice])],
  examples: ['show spanning-tree', 'show spanning-tree active', 'show spanning-tree brief'],
  read: ({ device }) => asked(device, undefined),
  print: allTrees,
  structure: treesAsData,
});

/** `show spanning-tree vlan`. */
export const showVlanTrees = show({
  syntax: [showWord, treeWord, ...vlanPart, optional([formChoice])],
  examples: ['show spanning-tree vlan 1', 'show spanning-tree vlan 1-10 active'],
  read: ({ device, args }) => asked(device, args.vlans),
  print: allTrees,
  structure: treesAsData,
});

/** `show spanning-tree interface`: one port in each tree that it carries. */
export const showTreeOfPort = show({
  syntax: [
    showWord,
    treeWord,
    word('interface', 'Spanning Tree interface status and configuration'),
    interfaceSyntax,
    flag('isDetailed', word('detail', 'Detailed information')),
  ],
  examples: ['show spanning-tree interface ethernet 1/1', 'show spanning-tree interface ethernet 1/1 detail'],
  read({ device, args }) {
    const names = interfaceNames(args);
    const { trees } = asked(device, undefined);
    return trees.flatMap((tree) =>
      tree.ports.filter(({ name }) => names.includes(name)).map((port) => ({ tree, port })),
    );
  },
  *print(rows) {
    yield '';
    if (rows.length === 0) {
      yield 'No spanning tree information available for the specified interface.';
      return;
    }
    yield 'Vlan             Role Sts Cost      Prio.Nbr Type';
    yield '---------------- ---- --- --------- -------- --------------------------------';
    for (const { tree, port } of rows) yield `${tree.name.padEnd(17)}${roleOf(port)}`;
  },
  structure: (rows) =>
    rows.length === 0
      ? 'No spanning tree information available for the specified interface.'
      : table(
          'vlan',
          rows.map(({ tree, port }) => ({ vlan: tree.name, ...portAsData(port) })),
        ),
});

/** `show spanning-tree root` (layout: ntc-templates show_spanning-tree_root; keys inferred). */
export const showTreeRoots = show({
  syntax: [showWord, treeWord, optional([...vlanPart]), word('root', 'Status and configuration of the root bridge')],
  examples: ['show spanning-tree root', 'show spanning-tree vlan 1 root'],
  read: ({ device, args }) => asked(device, args.vlans),
  *print({ trees, address, mode, missing }) {
    if (trees.length === 0) {
      yield* missing;
      return;
    }
    yield '';
    yield '                                        Root  Hello Max Fwd';
    yield `${(mode === 'mst' ? 'MST Instance' : 'Vlan').padEnd(23)}Root ID          Cost  Time  Age Dly  Root Port`;
    yield '---------------- -------------------- ------- ----- --- ---  ----------------';
    for (const tree of trees) {
      const root = `${String(tree.priority + tree.id).padStart(5)} ${address}`;
      yield `${tree.name.padEnd(17)}${root.padStart(20)} ${'0'.padStart(7)}${String(tree.helloSeconds).padStart(5)}${String(tree.maxAgeSeconds).padStart(5)}${String(tree.forwardSeconds).padStart(4)}  This bridge is root`;
    }
  },
  structure: ({ trees, address, missing }) =>
    trees.length === 0
      ? missing.join('\n')
      : table(
          'tree',
          trees.map((tree) => ({
            tree_id: tree.name,
            root_priority: String(tree.priority + tree.id),
            root_addr: address,
            root_cost: '0',
            ...timersOf(tree),
            root_port: 'This bridge is root',
          })),
        ),
});

function* allTrees({ trees, address, mode, missing }: Asked): Generator<string> {
  yield* missing;
  for (const tree of trees) {
    const identifier = `${tree.priority + tree.id}`;
    const timers = `             Hello Time  ${tree.helloSeconds}  sec  Max Age ${tree.maxAgeSeconds} sec  Forward Delay ${tree.forwardSeconds} sec`;
    yield '';
    yield tree.name;
    yield `  Spanning tree enabled protocol ${mode === 'mst' ? 'mstp' : 'rstp'}`;
    yield `  Root ID    Priority    ${identifier}`;
    yield `             Address     ${address}`;
    yield '             This bridge is the root';
    yield timers;
    yield '';
    yield `  Bridge ID  Priority    ${identifier}  (priority ${tree.priority} sys-id-ext ${tree.id})`;
    yield `             Address     ${address}`;
    yield timers;
    yield '';
    yield 'Interface        Role Sts Cost      Prio.Nbr Type';
    yield '---------------- ---- --- --------- -------- --------------------------------';
    for (const port of tree.ports) yield `${shortName(port.name).padEnd(17)}${roleOf(port)}`;
    yield '';
  }
}

function treesAsData({ trees, address, mode, missing }: Asked): unknown {
  if (trees.length === 0) return missing.join('\n').trim();
  return table(
    'tree',
    trees.map((tree) => ({
      tree_id: tree.name,
      protocol: mode === 'mst' ? 'mstp' : 'rstp',
      root_priority: String(tree.priority + tree.id),
      root_addr: address,
      bridge_priority: String(tree.priority),
      bridge_addr: address,
      ...timersOf(tree),
      ...table('port', tree.ports.map(portAsData)),
    })),
  );
}

function timersOf(tree: Tree): object {
  return {
    hello_time: String(tree.helloSeconds),
    max_age: String(tree.maxAgeSeconds),
    forward_delay: String(tree.forwardSeconds),
  };
}

/** Role, state, cost, identifier and type of a port, as the tables have them. */
export function roleOf(port: TreePort): string {
  const state = port.isInconsistent ? 'BKN*' : 'FWD ';
  const identifier = `${port.priority}.${port.number}`;
  return `Desg ${state}${String(port.cost).padEnd(10)}${identifier.padEnd(9)}${typeOf(port)}`;
}

function typeOf(port: TreePort): string {
  const kind = port.type === 'normal' ? '' : `${port.type === 'edge' ? 'Edge' : 'Network'} `;
  return `${kind}${port.isShared ? 'Shr' : 'P2p'} ${port.isInconsistent ? '*BA_Inc ' : ''}`;
}

function portAsData(port: TreePort): object {
  return {
    if_index: port.name,
    role: 'Desg',
    state: port.isInconsistent ? 'BKN' : 'FWD',
    cost: String(port.cost),
    priority: String(port.priority),
    port_number: String(port.number),
    type: typeOf(port).trim(),
  };
}
