import type { Device } from '../../../machine/device.ts';
import { flag, word } from '../../grammar/tokens.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { activeTrees, type Tree, treeModeOf } from './active-trees.ts';
import {
  bridgeAssurance,
  edgeByDefault,
  filterByDefault,
  guardByDefault,
  loopGuardByDefault,
  networkByDefault,
  pathcostMethod,
  pvstSimulation,
  treeLines,
} from './lines.ts';
import { showWord, treeWord } from './show-trees.ts';

interface Summary {
  readonly mode: 'mst' | 'rapid-pvst';
  readonly settings: readonly (readonly [name: string, state: string])[];
  readonly trees: readonly Tree[];
}

/** `show spanning-tree summary` (genie's goldens; the line of L2 Gateway STP: a capture of Nexus 9000). Keys inferred. */
export const showTreeSummary = show({
  syntax: [
    showWord,
    treeWord,
    word('summary', 'Summary of port states'),
    flag('isTotal', word('totals', 'Show the total lines only')),
  ],
  examples: ['show spanning-tree summary', 'show spanning-tree summary totals'],
  read: ({ device, args }) => ({ ...summaryOf(device), isTotal: args.isTotal }),
  *print({ mode, settings, trees, isTotal }) {
    yield mode === 'mst' ? 'Switch is in mst mode (IEEE Standard)' : 'Switch is in rapid-pvst mode ';
    yield `Root bridge for: ${trees.length === 0 ? 'none' : trees.map(({ name }) => name).join(', ')}`;
    for (const [name, state] of settings) yield `${name.padEnd(40)} is ${state}`;
    yield '';
    yield 'Name                   Blocking Listening Learning Forwarding STP Active';
    yield '---------------------- -------- --------- -------- ---------- ----------';
    for (const tree of isTotal ? [] : trees) yield counted(tree.name, [tree]);
    if (trees.length > 0 && !isTotal) yield '---------------------- -------- --------- -------- ---------- ----------';
    const kind = mode === 'mst' ? 'mst' : 'vlan';
    yield counted(`${trees.length} ${kind}${trees.length === 1 || mode === 'mst' ? '' : 's'}`, trees);
    yield '';
  },
  structure: ({ mode, settings, trees }) => ({
    stp_mode: mode,
    root_bridge_for: trees.length === 0 ? 'none' : trees.map(({ name }) => name).join(','),
    ...Object.fromEntries(settings.map(([name, state]) => [keyOf(name), state])),
    ...table(
      'stp_summary',
      trees.map((tree) => {
        const blocked = blockedOf([tree]);
        return {
          name: tree.name,
          blocking: String(blocked),
          listening: '0',
          learning: '0',
          forwarding: String(tree.ports.length - blocked),
          stp_active: String(tree.ports.length),
        };
      }),
    ),
  }),
});

/** `show spanning-tree blockedports` (layout: Cisco's layer 2 guides; keys inferred). */
export const showBlockedPorts = show({
  syntax: [showWord, treeWord, word('blockedports', 'Show blocked ports')],
  examples: ['show spanning-tree blockedports'],
  read: ({ device }) => blockedIn(device),
  *print(rows) {
    yield '';
    yield 'Name                 Blocked Interfaces List';
    yield '-------------------- ------------------------------------';
    for (const { name, ports } of rows) yield `${name.padEnd(21)}${ports.join(', ')}`;
    yield '';
    yield `Number of blocked ports (segments) in the system : ${rows.flatMap(({ ports }) => ports).length}`;
  },
  structure: (rows) =>
    table(
      'blocked',
      rows.map(({ name, ports }) => ({ name, blocked_ports: ports.join(',') })),
    ),
});

/** `show spanning-tree inconsistentports` (layout: Cisco's layer 2 guides; keys inferred). */
export const showInconsistentPorts = show({
  syntax: [showWord, treeWord, word('inconsistentports', 'Show inconsistent ports')],
  examples: ['show spanning-tree inconsistentports'],
  read: ({ device }) => blockedIn(device),
  *print(rows) {
    yield '';
    yield 'Name                 Interface              Inconsistency';
    yield '-------------------- ---------------------- ------------------';
    for (const { name, ports } of rows) {
      for (const port of ports) yield `${name.padEnd(21)}${port.padEnd(23)}Bridge Assurance Inconsistent`;
    }
    yield '';
    yield `Number of inconsistent ports (segments) in the system : ${rows.flatMap(({ ports }) => ports).length}`;
  },
  structure: (rows) =>
    table(
      'inconsistent',
      rows.flatMap(({ name, ports }) =>
        ports.map((port) => ({ name, if_index: port, inconsistency: 'Bridge Assurance Inconsistent' })),
      ),
    ),
});

/** `show spanning-tree pathcost method`. */
export const showPathcost = show({
  syntax: [
    showWord,
    treeWord,
    word('pathcost', 'Show Spanning Tree pathcost options'),
    word('method', 'Default pathcost calculation method'),
  ],
  examples: ['show spanning-tree pathcost method'],
  read: ({ device }) => valuesIn(treeLines.slice.of(device.configuration.running), pathcostMethod)?.method ?? 'short',
  print: (method) => [`Spanning tree default pathcost method used is ${method}`],
  structure: (method) => ({ pathcost_method: method }),
});

/** `show spanning-tree issu-impact` (layout: genie's goldens): whether an upgrade may go on without a break. Nothing here stands against it. */
export const showIssuImpact = show({
  syntax: [showWord, treeWord, word('issu-impact', 'Show impact of ISSU on spanning tree')],
  examples: ['show spanning-tree issu-impact'],
  read: ({ device }) =>
    activeTrees(device).flatMap((tree) =>
      tree.ports
        .filter(({ type, isInconsistent }) => type !== 'edge' && !isInconsistent)
        .map((port) => ({ tree, port })),
    ),
  *print(rows) {
    yield 'For ISSU to Proceed, Check the Following Criteria :';
    yield '1. No Topology change must be active in any STP instance';
    yield '2. Bridge assurance(BA) should not be active on any port (except MCT)';
    yield '3. There should not be any Non Edge Designated Forwarding port (except MCT)';
    yield '4. ISSU criteria must be met on the VPC Peer Switch as well';
    yield '';
    yield 'Following are the statistics on this switch';
    yield '';
    yield '';
    yield 'No Active Topology change Found!';
    yield 'Criteria 1 PASSED !!';
    yield '';
    yield 'No Ports with BA Enabled Found!';
    yield 'Criteria 2 PASSED!!';
    yield '';
    if (rows.length === 0) {
      yield 'NO Non Edge Designated Forwarding ports Found!';
      yield 'Criteria 3 PASSED!!';
      yield '';
      yield 'ISSU Can Proceed!';
      return;
    }
    yield 'List of all the Non-Edge Ports';
    yield '';
    yield 'Port             VLAN Role Sts Tree Type Instance';
    yield '---------------- ---- ---- --- --------- ---------';
    for (const { tree, port } of rows) {
      const isMst = tree.name.startsWith('MST');
      yield `${port.name.padEnd(17)}${String(isMst ? 1 : tree.id).padStart(4)} Desg FWD ${(isMst ? 'MST' : 'PVRST').padStart(4).padEnd(9)}${String(tree.id).padStart(9)}`;
    }
    yield '';
    yield 'Criteria 3 FAILED !!';
    yield 'ISSU Cannot Proceed! Change the above Config';
  },
});

function summaryOf(device: Device): Summary {
  const all = treeLines.slice.of(device.configuration.running);
  const mode = treeModeOf(device);
  const enabled = (isEnabled: boolean): string => (isEnabled ? 'enabled' : 'disabled');
  return {
    mode,
    trees: activeTrees(device),
    settings: [
      ['L2 Gateway STP', 'disabled'],
      ['Port Type Default', isOn(all, edgeByDefault) ? 'edge' : isOn(all, networkByDefault) ? 'network' : 'disable'],
      ['Edge Port [PortFast] BPDU Guard Default', enabled(isOn(all, guardByDefault))],
      ['Edge Port [PortFast] BPDU Filter Default', enabled(isOn(all, filterByDefault))],
      ['Bridge Assurance', enabled(isOn(all, bridgeAssurance))],
      ['Loopguard Default', enabled(isOn(all, loopGuardByDefault))],
      ['Pathcost method used', mode === 'mst' ? 'long' : (valuesIn(all, pathcostMethod)?.method ?? 'short')],
      ...(mode === 'mst' ? ([['PVST Simulation', enabled(isOn(all, pvstSimulation))]] as const) : []),
      ['STP-Lite', 'disabled'],
    ],
  };
}

function counted(name: string, trees: readonly Tree[]): string {
  const active = trees.flatMap(({ ports }) => ports).length;
  const blocked = blockedOf(trees);
  return `${name.padEnd(22)}${String(blocked).padStart(8)}${'0'.padStart(10)}${'0'.padStart(9)}${String(active - blocked).padStart(11)}${String(active).padStart(11)}`;
}

function blockedOf(trees: readonly Tree[]): number {
  return trees.flatMap(({ ports }) => ports).filter(({ isInconsistent }) => isInconsistent).length;
}

function blockedIn(device: Device): readonly { readonly name: string; readonly ports: readonly string[] }[] {
  return activeTrees(device)
    .map(({ name, ports }) => ({
      name,
      ports: ports.filter(({ isInconsistent }) => isInconsistent).map((port) => port.name),
    }))
    .filter(({ ports }) => ports.length > 0);
}

/** `bridge_assurance` for `Bridge Assurance`. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}
