import { type Keyed, valueAt } from '../../../machine/config/keyed.ts';
import { shortName } from '../../../machine/config/ports.ts';
import { shownName, type Vlan, vlanKey, vlans } from '../../../machine/config/vlans.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { type AnyStatus, ruler80, showInterfacePart, wantedSwitchable } from './show-parts.ts';

const everyVlan = '1-4094';

/** What is the same for every port: nothing of it is configured here. */
const privateLines = [
  ['Administrative private-vlan primary host-association', 'none'],
  ['Administrative private-vlan secondary host-association', 'none'],
  ['Administrative private-vlan primary mapping', 'none'],
  ['Administrative private-vlan secondary mapping', 'none'],
  ['Administrative private-vlan trunk native VLAN', 'none'],
  ['Administrative private-vlan trunk encapsulation', 'dot1q'],
  ['Administrative private-vlan trunk normal VLANs', 'none'],
  ['Administrative private-vlan trunk private VLANs', 'none'],
  ['Operational private-vlan', 'none'],
] as const;

/**
 * `show interface switchport` of ports and port-channels. Text: ntc-templates show_interface_switchport, genie's goldens; keys: the
 * fixtures of cisco.nxos, others inferred.
 */
export const showInterfaceSwitchport = show({
  syntax: [...showInterfacePart, word('switchport', 'Show interface switchport information')],
  examples: ['show interface switchport', 'show interface ethernet 1/1 switchport'],
  read: ({ args, device }) =>
    wantedSwitchable(args, device).map((status) => rowOf(status, device.configuration.of(vlans))),
  *print(rows) {
    for (const { interface: name, switchport, ...row } of rows) {
      yield `Name: ${name}`;
      yield `  Switchport: ${switchport}`;
      if (switchport === 'Disabled') continue;
      yield '  Switchport Monitor: Not enabled ';
      yield '  Switchport Block Multicast: Not enabled ';
      yield '  Switchport Block Unicast: Not enabled ';
      yield `  Operational Mode: ${row.oper_mode}`;
      yield `  Access Mode VLAN: ${row.access_vlan} (${row.access_vlan_name})`;
      yield `  Trunking Native Mode VLAN: ${row.native_vlan} (${row.native_vlan_name})`;
      yield `  Trunking VLANs Allowed: ${row.trunk_vlans}`;
      for (const [what, value] of privateLines) yield `  ${what}: ${value}`;
    }
  },
  structure: (rows) => table('interface', rows),
});

function rowOf({ name, state }: AnyStatus, known: Keyed<Vlan>) {
  return {
    interface: name,
    switchport: state.isRouted ? 'Disabled' : 'Enabled',
    switchport_monitor: 'Not enabled',
    oper_mode: state.mode,
    access_vlan: String(state.accessVlan),
    access_vlan_name: vlanName(known, state.accessVlan),
    native_vlan: String(state.nativeVlan),
    native_vlan_name: vlanName(known, state.nativeVlan),
    trunk_vlans: state.allowedVlans ?? everyVlan,
  };
}

function vlanName(known: Keyed<Vlan>, id: number): string {
  const vlan = valueAt(known, vlanKey(id));
  return vlan === undefined ? 'Vlan not created' : shownName(vlan);
}

/** `show interface trunk`: ports and port-channels in trunk mode. Text: Cisco's layer 2 guides; keys: public NX-API captures. */
export const showInterfaceTrunk = show({
  syntax: [...showInterfacePart, word('trunk', 'Show interface trunk information')],
  examples: ['show interface trunk', 'show interface e1/1 trunk'],
  read: ({ args, device }) =>
    wantedSwitchable(args, device).filter(({ state }) => !state.isRouted && state.mode === 'trunk'),
  *print(trunks) {
    yield* head('Port          Native  Status        Port', '              Vlan                  Channel');
    for (const status of trunks) {
      const { native, status: is, portchannel } = trunkKeys(status);
      yield `${shortName(status.name).padEnd(14)}${native.padEnd(8)}${is.padEnd(14)}${portchannel}`;
    }
    yield* head('Port          Vlans Allowed on Trunk');
    for (const { name, state } of trunks) yield `${shortName(name).padEnd(14)}${state.allowedVlans ?? everyVlan}`;
    yield* head('Port          Vlans Err-disabled on Trunk');
    for (const { name } of trunks) yield `${shortName(name).padEnd(14)}none`;
    yield* head('Port          STP Forwarding');
    for (const status of trunks) yield `${shortName(status.name).padEnd(14)}${forwarding(status)}`;
    yield* head('Port          Vlans in spanning tree forwarding state and not pruned');
    for (const status of trunks) yield `${shortName(status.name).padEnd(14)}${forwarding(status)}`;
  },
  structure: (trunks) => {
    const each = (key: string, value: (status: AnyStatus) => string): readonly object[] =>
      trunks.map((status) => ({ interface: status.name, [key]: value(status) }));
    return {
      ...table('interface', trunks.map(trunkKeys)),
      ...table(
        'allowed_vlans',
        each('allowedvlans', ({ state }) => state.allowedVlans ?? everyVlan),
      ),
      ...table(
        'errdisabled_vlans',
        each('err_disabled_vlans', () => 'none'),
      ),
      ...table('stp_forward', each('stpfwd_vlans', forwarding)),
      ...table('vtp_pruning', each('vtppruning_vlans', forwarding)),
    };
  },
});

function* head(...lines: readonly string[]): Generator<string> {
  yield* ['', ruler80, ...lines, ruler80];
}

function trunkKeys({ name, state, isUp }: AnyStatus) {
  const group = state.channelGroup;
  return {
    interface: name,
    native: String(state.nativeVlan),
    status: isUp ? (group === undefined ? 'trunking' : 'trnk-bndl') : 'not-trunking',
    portchannel: group === undefined ? '--' : `Po${group}`,
  };
}

/** A member forwards as a part of its port-channel. */
function forwarding({ state, isUp }: AnyStatus): string {
  return isUp && state.channelGroup === undefined ? (state.allowedVlans ?? everyVlan) : 'none';
}
