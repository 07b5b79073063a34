import { shortName } from '../../../machine/config/ports.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { interfaceSyntax, wantedLogical, wantedPorts } from '../words/interface-arg.ts';
import { hostOf, isManagement, logicalReason, reasonWords } from '../words/interface-words.ts';
import { table } from '../words/table.ts';

const ruler = '-'.repeat(80);

/** `show interface brief`. Widths: ntc-templates show_interface_brief2, a switch of this family; keys: public captures of `| json`. */
export const showInterfaceBrief = show({
  syntax: [
    word('show', 'Show running system information'),
    word('interface', 'Show interface status and information'),
    optional([interfaceSyntax]),
    word('brief', 'Show brief info of interface'),
  ],
  examples: ['show interface brief', 'show interface ethernet 1/1 brief', 'show interface mgmt0 brief'],
  read: ({ args, device, running }) => ({
    statuses: wantedPorts(args, portStatuses(device)),
    logical: wantedLogical(args, device),
    isSingleImage: running.has('singleImage'),
  }),
  *print({ statuses, logical, isSingleImage }) {
    const ports = statuses.filter((known) => !isManagement(known));
    if (ports.length > 0) {
      yield* ['', ruler];
      yield 'Ethernet      VLAN   Type Mode   Status  Reason                   Speed     Port';
      yield 'Interface                                                                   Ch #';
      yield ruler;
      for (const status of ports) yield ethernetRow(status, isSingleImage);
    }
    const management = statuses.filter(isManagement);
    if (management.length > 0) {
      yield* ['', ruler];
      yield 'Port   VRF          Status IP Address                              Speed    MTU';
      yield ruler;
      for (const status of management) yield managementRow(status);
    }
    for (const { kind, heads, row } of logicalTables) {
      const rows = logical.filter(({ known }) => known.kind === kind);
      if (rows.length > 0) yield* ['', ruler, ...heads, ruler, ...rows.map(row)];
    }
  },
  structure: ({ statuses, logical, isSingleImage }) =>
    table('interface', [
      ...statuses.map((status) =>
        isManagement(status) ? managementKeys(status) : ethernetKeys(status, isSingleImage),
      ),
      ...logical.map(logicalKeys),
    ]),
});

/** Heads and widths: ntc-templates show_interface_brief, genie's goldens. A port-channel without members has no protocol. */
const logicalTables = [
  {
    kind: 'port-channel',
    heads: [
      'Port-channel VLAN    Type Mode   Status  Reason                    Speed   Protocol',
      'Interface                                                                     ',
    ],
    row: (status: LogicalStatus): string => {
      const { vlan, portmode } = layerKeys(status);
      const columns = `${shortName(status.name).padEnd(13)}${vlan.padEnd(8)}eth  ${portmode.padEnd(7)}${stateOf(status).padEnd(8)}`;
      const isLacp = status.members.some(({ state }) => state.channelMode !== undefined);
      return `${columns}${logicalReason(status.down).padEnd(26)}auto(D)  ${isLacp ? 'lacp' : 'none'}`;
    },
  },
  {
    kind: 'Vlan',
    heads: ['Interface Secondary VLAN(Type)                    Status Reason'],
    row: (status: LogicalStatus): string =>
      `${status.name.padEnd(10)}${'--'.padEnd(40)}${stateOf(status).padEnd(7)}${reasonOf(status)}`,
  },
  {
    kind: 'loopback',
    heads: ['Interface     Status     Description'],
    row: (status: LogicalStatus): string =>
      `${shortName(status.name).padEnd(14)}${stateOf(status).padEnd(11)}${status.state.description ?? '--'}`,
  },
] as const;

function stateOf({ down }: LogicalStatus): 'up' | 'down' {
  return down === undefined ? 'up' : 'down';
}

function reasonOf({ down }: LogicalStatus): string {
  return down === undefined ? '--' : logicalReason(down);
}

function layerKeys({ state }: Pick<PortStatus, 'state'>) {
  return {
    vlan: state.isRouted ? '--' : String(state.mode === 'trunk' ? state.nativeVlan : state.accessVlan),
    portmode: state.isRouted ? 'routed' : state.mode,
  };
}

/** Keys inferred from those of ports. */
function logicalKeys(status: LogicalStatus): object {
  const { known, name, state } = status;
  return {
    interface: name,
    ...(known.kind === 'port-channel' ? { ...layerKeys(status), type: 'eth', speed: 'auto', ratemode: 'D' } : {}),
    state: stateOf(status),
    ...(known.kind === 'loopback' ? { desc: state.description ?? '--' } : { state_rsn_desc: reasonOf(status) }),
  };
}

function ethernetRow(status: PortStatus, isSingleImage: boolean): string {
  const keys = ethernetKeys(status, isSingleImage);
  const name = `${shortName(keys.interface).padEnd(14)}${keys.vlan.padEnd(8)}${keys.type.padEnd(5)}`;
  const speed = `${keys.speed}(${keys.ratemode})`;
  const reason = keys.state_rsn_desc;
  const group = status.state.channelGroup ?? '--';
  return `${name}${keys.portmode.padEnd(7)}${keys.state.padEnd(8)}${reason}${speed.padStart(34 - reason.length)} ${group}`;
}

function managementRow(status: PortStatus): string {
  const { state, ip_addr: address = '--', speed } = managementKeys(status);
  return `${'mgmt0'.padEnd(7)}${'--'.padEnd(13)}${state.padEnd(7)}${address.padEnd(40)}${speed.padEnd(9)}1500`;
}

function ethernetKeys({ port, state, down }: PortStatus, isSingleImage: boolean) {
  return {
    interface: port.name,
    ...layerKeys({ state }),
    type: 'eth',
    state: down === undefined ? 'up' : 'down',
    state_rsn_desc: reasonWords(down, isSingleImage),
    speed: port.isCopper ? 'auto' : `${port.speedMbps / 1000}G`,
    ratemode: 'D',
    ...(state.channelGroup === undefined ? {} : { portchan: String(state.channelGroup) }),
  };
}

function managementKeys({ port, state, down }: PortStatus) {
  return {
    interface: port.name,
    state: down === undefined ? 'up' : 'down',
    ...(state.address === undefined ? {} : { ip_addr: hostOf(state.address) }),
    speed: down === undefined ? String(port.speedMbps) : '--',
    mtu: '1500',
  };
}
