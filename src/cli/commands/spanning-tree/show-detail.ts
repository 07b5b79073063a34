import { shortName } from '../../../machine/config/ports.ts';
import { rangesOf } from '../../../machine/config/vlans.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { vlansArg } from '../../notation/network-args.ts';
import { listIn, sectionsIn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { mstInstances, type Tree, type TreePort } from './active-trees.ts';
import { mstInstance, mstMaxHops, mstName, mstRegion, mstRevision, treeLines } from './lines.ts';
import { type Asked, asked, roleOf, showWord, treeWord } from './show-trees.ts';

const mstWord = word('mst', 'Multiple spanning trees');

/** `show spanning-tree detail` (layout: genie's goldens). As data it has the rows of `show spanning-tree`, whose keys are inferred. */
export const showTreeDetail = show({
  syntax: [
    showWord,
    treeWord,
    optional([word('vlan', 'VLAN Switch Spanning Trees'), arg('vlans', vlansArg(), 'VLAN ID')]),
    word('detail', 'Detailed information'),
  ],
  examples: ['show spanning-tree detail', 'show spanning-tree vlan 1 detail'],
  read: ({ device, args }) => asked(device, args.vlans),
  *print(about) {
    yield* about.missing;
    for (const tree of about.trees) yield* detailOf(tree, about);
  },
  structure: ({ trees, address, missing }) =>
    trees.length === 0
      ? missing.join('\n').trim()
      : table(
          'tree',
          trees.map(({ name, priority, ports, id }) => ({
            tree_id: name,
            bridge_priority: String(priority),
            sysid: String(id),
            bridge_addr: address,
            topology_changes: '0',
            ...table(
              'port',
              ports.map((port) => ({ if_index: port.name, cost: String(port.cost) })),
            ),
          })),
        ),
});

/** `show spanning-tree mst`: each instance with its VLANs and ports (layout: genie's goldens; keys inferred). */
export const showMst = show({
  syntax: [
    showWord,
    treeWord,
    mstWord,
    optional([arg('instance', integer(0, 4094), 'MST instance number')]),
    flag('isDetailed', word('detail', 'Detailed information')),
  ],
  examples: ['show spanning-tree mst', 'show spanning-tree mst 0', 'show spanning-tree mst detail'],
  read({ device, args }) {
    const about = asked(device, undefined);
    const trees =
      about.mode === 'mst' ? about.trees.filter(({ id }) => args.instance === undefined || id === args.instance) : [];
    const hops = valuesIn(treeLines.slice.of(device.configuration.running), mstMaxHops)?.maxHops ?? 20;
    return { ...about, trees, hops, isDetailed: args.isDetailed };
  },
  *print(about) {
    if (about.mode !== 'mst') {
      yield 'Switch is not in mst mode';
      return;
    }
    for (const tree of about.trees) yield* mstOf(tree, about);
    if (about.trees.length === 0) yield 'No mst information available for instance(s) 0-4094';
  },
  structure: ({ mode, trees, address }) =>
    mode !== 'mst'
      ? 'Switch is not in mst mode'
      : table(
          'mst',
          trees.map((tree) => ({ mst_id: String(tree.id), vlans_mapped: rangesOf(tree.vlans), bridge_addr: address })),
        ),
});

/** `show spanning-tree mst configuration` (layout: Cisco's layer 2 guides; keys inferred). */
export const showMstConfiguration = show({
  syntax: [showWord, treeWord, mstWord, word('configuration', 'MST current region configuration')],
  examples: ['show spanning-tree mst configuration'],
  read({ device }) {
    const [region] = sectionsIn(treeLines.slice.of(device.configuration.running), mstRegion);
    const body = region?.body ?? {};
    return {
      name: valuesIn(body, mstName)?.name ?? '',
      revision: valuesIn(body, mstRevision)?.revision ?? 0,
      count: listIn(body, mstInstance).length + 1,
      instances: mstInstances(device),
    };
  },
  *print({ name, revision, count, instances }) {
    yield `Name      [${name}]`;
    yield `Revision  ${String(revision).padEnd(6)}Instances configured ${count}`;
    yield '';
    yield 'Instance  Vlans mapped';
    yield '--------  ---------------------------------------------------------------------';
    for (const [id, ids] of instances) yield `${String(id).padEnd(10)}${ids.length === 0 ? 'none' : rangesOf(ids)}`;
    yield '-------------------------------------------------------------------------------';
  },
  structure: ({ name, revision, count, instances }) => ({
    mst_name: name,
    mst_revision: String(revision),
    instances_configured: String(count),
    ...table(
      'mst_instance',
      Array.from(instances, ([id, ids]) => ({ mst_id: String(id), vlans_mapped: rangesOf(ids) })),
    ),
  }),
});

function* detailOf(tree: Tree, { mode, address }: Asked): Generator<string> {
  const { helloSeconds: hello, maxAgeSeconds: age, forwardSeconds: forward } = tree;
  yield '';
  yield ` ${tree.name} is executing the ${mode === 'mst' ? 'mstp' : 'rstp'} compatible Spanning Tree protocol`;
  yield `  Bridge Identifier has priority ${tree.priority}, sysid ${tree.id}, address ${address}`;
  yield `  Configured hello time ${hello}, max age ${age}, forward delay ${forward}`;
  yield '  We are the root of the spanning tree';
  yield '  Topology change flag not set, detected flag not set';
  yield '  Number of topology changes 0 last change occurred 0:00:00 ago';
  yield `  Times:  hold 1, topology change ${age + forward}, notification ${hello}`;
  yield `          hello ${hello}, max age ${age}, forward delay ${forward} `;
  yield '  Timers: hello 0, topology change 0, notification 0';
  for (const port of tree.ports) yield* portDetail(port, tree, { mode, address });
  yield '';
}

function* portDetail(
  port: TreePort,
  tree: Tree,
  { mode, address }: Pick<Asked, 'mode' | 'address'>,
): Generator<string> {
  const identifier = `${port.priority}.${port.number}`;
  const state = port.isInconsistent ? 'broken  (Bridge Assurance Inconsistent)' : 'designated forwarding ';
  yield '';
  yield ` Port ${port.number} (${port.name}) of ${tree.name} is ${state}`;
  yield `   Port path cost ${port.cost}, Port priority ${port.priority}, Port Identifier ${identifier}`;
  yield `   Designated root has priority ${tree.priority + tree.id}, address ${address}`;
  yield `   Designated bridge has priority ${tree.priority + tree.id}, address ${address}`;
  yield `   Designated port id is ${identifier}, designated path cost 0`;
  yield '   Timers: message age 0, forward delay 0, hold 0';
  yield `   Number of transitions to forwarding state: ${port.isInconsistent ? 0 : 1}`;
  if (port.type !== 'normal') yield `   The port type is ${port.type}`;
  yield `   Link type is ${port.isShared ? 'shared' : 'point-to-point by default'}`;
  if (mode === 'mst') yield '   PVST Simulation is enabled by default';
  yield '   BPDU: sent 0, received 0';
}

function* mstOf(tree: Tree, about: Asked & { readonly hops: number; readonly isDetailed: boolean }): Generator<string> {
  const { address, hops } = about;
  yield '';
  yield `##### MST${tree.id}    vlans mapped:   ${tree.vlans.length === 0 ? 'none' : rangesOf(tree.vlans)}`;
  yield `Bridge        address ${address}  priority      ${tree.priority + tree.id} (${tree.priority} sysid ${tree.id})`;
  yield `Root          this switch for ${tree.id === 0 ? 'the CIST' : `MST${tree.id}`}`;
  if (tree.id === 0) {
    const times = `hello time ${tree.helloSeconds}, forward delay ${tree.forwardSeconds}, max age ${tree.maxAgeSeconds}`;
    yield `Operational   ${times}, txholdcount 6 `;
    yield `Configured    ${times}, max hops    ${hops}`;
  }
  yield '';
  if (!about.isDetailed) {
    yield 'Interface        Role Sts Cost      Prio.Nbr Type';
    yield '---------------- ---- --- --------- -------- --------------------------------';
    for (const port of tree.ports) yield `${shortName(port.name).padEnd(17)}${roleOf(port)}`;
    return;
  }
  for (const port of tree.ports) yield* mstPort(port, tree, address);
}

function* mstPort(port: TreePort, tree: Tree, address: string): Generator<string> {
  const identifier = `${port.priority}.${port.number}`.padEnd(8);
  const priority = `priority  ${tree.priority + tree.id}`;
  yield `${shortName(port.name)} of MST${tree.id} is ${port.isInconsistent ? 'broken (Bridge Assurance Inconsistent)' : 'designated forwarding '}`;
  yield `Port info             port id       ${identifier}  priority    ${port.priority}  cost   ${String(port.cost).padEnd(9)}`;
  yield `Designated root       address ${address}  ${priority}  cost   0        `;
  if (tree.id === 0) yield `Design. regional root address ${address}  ${priority}  cost   0        `;
  yield `Designated bridge     address ${address}  ${priority}  port id ${identifier}`;
  yield `Timers: message expires in 0 sec, forward delay 0, forward transitions ${port.isInconsistent ? 0 : 1}`;
  yield `Bpdus ${tree.id === 0 ? '' : '(MRecords) '}sent 0, received 0`;
  yield '';
}
