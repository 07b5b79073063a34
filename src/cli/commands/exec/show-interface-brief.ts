import { shortName } from '../../../machine/config/ports.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { interfaceSyntax, wantedPorts } from '../interface-arg.ts';
import { hostOf, isManagement, reasonWords } from '../words/ports.ts';
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
  read: ({ args, device }) => ({
    statuses: wantedPorts(args, portStatuses(device)),
    isSingleImage: device.has('singleImage'),
  }),
  *print({ statuses, isSingleImage }) {
    const ports = statuses.filter((known) => !isManagement(known));
    if (ports.length > 0) {
      yield* ['', ruler];
      yield 'Ethernet      VLAN   Type Mode   Status  Reason                   Speed     Port';
      yield 'Interface                                                                   Ch #';
      yield ruler;
      for (const status of ports) yield ethernetRow(status, isSingleImage);
    }
    const management = statuses.filter(isManagement);
    if (management.length === 0) return;
    yield* ['', ruler];
    yield 'Port   VRF          Status IP Address                              Speed    MTU';
    yield ruler;
    for (const status of management) yield managementRow(status);
  },
  structure: ({ statuses, isSingleImage }) =>
    table(
      'interface',
      statuses.map((status) => (isManagement(status) ? managementKeys(status) : ethernetKeys(status, isSingleImage))),
    ),
});

function ethernetRow(status: PortStatus, isSingleImage: boolean): string {
  const keys = ethernetKeys(status, isSingleImage);
  const name = `${shortName(keys.interface).padEnd(14)}${keys.vlan.padEnd(8)}${keys.type.padEnd(5)}`;
  const speed = `${keys.speed}(${keys.ratemode})`;
  const reason = keys.state_rsn_desc;
  return `${name}${keys.portmode.padEnd(7)}${keys.state.padEnd(8)}${reason}${speed.padStart(34 - reason.length)} --`;
}

function managementRow(status: PortStatus): string {
  const { state, ip_addr: address = '--', speed } = managementKeys(status);
  return `${'mgmt0'.padEnd(7)}${'--'.padEnd(13)}${state.padEnd(7)}${address.padEnd(40)}${speed.padEnd(9)}1500`;
}

function ethernetKeys({ port, state, down }: PortStatus, isSingleImage: boolean) {
  return {
    interface: port.name,
    vlan: state.isRouted ? '--' : String(state.mode === 'trunk' ? state.nativeVlan : state.accessVlan),
    type: 'eth',
    portmode: state.isRouted ? 'routed' : state.mode,
    state: down === undefined ? 'up' : 'down',
    state_rsn_desc: reasonWords(down, isSingleImage),
    speed: port.isCopper ? 'auto' : `${port.speedMbps / 1000}G`,
    ratemode: 'D',
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
