import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import { addressText, networkOf, parsePrefix } from '../../../machine/config/addresses.ts';
import type { Device } from '../../../machine/device.ts';
import type { LogicalStatus } from '../../../machine/logical-status.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { interfaceSyntax, wantedLogical, wantedPorts } from '../words/interface-arg.ts';
import { hostOf, isManagement, reasonWords } from '../words/interface-words.ts';
import { table } from '../words/table.ts';
import { type PortSettings, portSettings } from './port-settings.ts';
import { logicalKeys, logicalLines } from './show-logical-interface.ts';

/** What has gone through a port. */
interface Traffic {
  readonly inputPackets: number;
  readonly outputPackets: number;
}

/** `show interface`. Text: ntc-templates show_interface; keys: cisco.nxos fixtures and public captures of `| json`. */
export const showInterface = show({
  syntax: [
    word('show', 'Show running system information'),
    word('interface', 'Show interface status and information'),
    optional([interfaceSyntax]),
  ],
  examples: ['show interface', 'show interface mgmt0', 'show interface ethernet 1/1', 'show int e1/1-2'],
  read: ({ args, device, running }) => ({
    statuses: wantedPorts(args, portStatuses(device)).map((status) => ({
      ...status,
      set: portSettings(device.configuration.running, status.port.name, status.port.speedMbps),
    })),
    logical: wantedLogical(args, device).map((status) => ({
      ...status,
      set: portSettings(device.configuration.running, status.name, hardwareSpeed(status)),
    })),
    macAddress: device.macAddress,
    isSingleImage: running.has('singleImage'),
    traffic: managementTraffic(device, running),
  }),
  *print({ statuses, logical, macAddress, isSingleImage, traffic }) {
    for (const [index, status] of statuses.entries()) {
      if (index > 0) yield '';
      yield* isManagement(status) ? managementLines(status, traffic) : ethernetLines(status, isSingleImage);
    }
    for (const [index, status] of logical.entries()) {
      if (index > 0 || statuses.length > 0) yield '';
      yield* logicalLines(status, macAddress);
    }
  },
  structure: ({ statuses, logical, macAddress, isSingleImage, traffic }) =>
    table('interface', [
      ...statuses.map((status) =>
        isManagement(status) ? managementKeys(status, traffic) : ethernetKeys(status, isSingleImage),
      ),
      ...logical.map((status) => logicalKeys(status, macAddress)),
    ]),
});

/** A model: what a management network of a lab sends and gets, so many packets each second since the switch came up. */
function managementTraffic(device: Device, { sinceMs }: RunningSystem): Traffic {
  const seconds = Math.floor((device.clock.now() - sinceMs) / 1000);
  return { inputPackets: seconds * 2, outputPackets: seconds };
}

/** The size that the model gives every packet. */
const packetBytes = 96;

function* head({ port, state, isShut, down, macAddress, set }: SetPort, words: HeadWords): Generator<string> {
  yield `${port.name} is ${down === undefined ? 'up' : `down (${words.reason})`}`;
  yield `admin state is ${isShut ? 'down' : 'up'},${words.share}`;
  yield `  Hardware: ${words.hardware}, address: ${macAddress} (bia ${macAddress})`;
  if (state.description !== undefined) yield `  Description: ${state.description}`;
  if (state.address !== undefined) yield `  Internet Address is ${state.address}`;
  yield `  MTU ${set.mtuBytes} bytes, BW ${set.bandwidthKbits} Kbit, DLY ${set.delayUs} usec`;
  yield '  reliability 255/255, txload 1/255, rxload 1/255';
  yield '  Encapsulation ARPA, medium is broadcast';
}

/** A port with what is configured of its hardware. */
type SetPort = PortStatus & { readonly set: PortSettings };

interface HeadWords {
  readonly reason: string;
  readonly share: string;
  readonly hardware: string;
}

function* managementLines(status: SetPort, traffic: Traffic): Generator<string> {
  yield* head(status, { reason: 'Administratively down', share: '', hardware: 'GigabitEthernet' });
  yield '  Port mode is routed';
  yield status.down === undefined ? '  full-duplex, 1000 Mb/s' : '  auto-duplex, auto-speed';
  yield '  Auto-Negotiation is turned on';
  yield '  Auto-mdix is turned off';
  yield '  EtherType is 0x0000 ';
  yield `  1 minute input rate ${2 * packetBytes * 8} bits/sec, 2 packets/sec`;
  yield `  1 minute output rate ${packetBytes * 8} bits/sec, 1 packets/sec`;
  yield '  Rx';
  yield `    ${traffic.inputPackets} input packets ${traffic.inputPackets} unicast packets 0 multicast packets`;
  yield `    0 broadcast packets ${traffic.inputPackets * packetBytes} bytes`;
  yield '  Tx';
  yield `    ${traffic.outputPackets} output packets ${traffic.outputPackets} unicast packets 0 multicast packets`;
  yield `    0 broadcast packets ${traffic.outputPackets * packetBytes} bytes`;
}

/** Nothing is plugged in, so nothing has been counted. */
function* ethernetLines(status: SetPort, isSingleImage: boolean): Generator<string> {
  const reason = reasonWords(status.down, isSingleImage);
  yield* head(status, { reason, share: ' Dedicated Interface', hardware: hardwareOf(status) });
  yield `  Port mode is ${status.state.isRouted ? 'routed' : status.state.mode}`;
  yield `  ${linkWords(status)}${status.port.isCopper ? '' : `, media type is ${status.port.speedMbps / 1000}G`}`;
  yield `  Beacon is turned ${onOff(status.set.isBeaconOn)}`;
  yield `  Auto-Negotiation is turned ${onOff(status.set.isNegotiated)}`;
  yield `  Input flow-control is ${status.set.receiveFlow}, output flow-control is ${status.set.sendFlow}`;
  yield '  Auto-mdix is turned off';
  yield '  Rate mode is dedicated';
  yield '  Switchport monitor is off ';
  yield '  EtherType is 0x8100 ';
  yield '  EEE (efficient-ethernet) : n/a';
  yield '  Last link flapped never';
  yield '  Last clearing of "show interface" counters never';
  yield '  0 interface resets';
  yield '  30 seconds input rate 0 bits/sec, 0 packets/sec';
  yield '  30 seconds output rate 0 bits/sec, 0 packets/sec';
  yield '  Load-Interval #2: 5 minute (300 seconds)';
  yield '    input rate 0 bps, 0 pps; output rate 0 bps, 0 pps';
  yield '  RX';
  yield '    0 unicast packets  0 multicast packets  0 broadcast packets';
  yield '    0 input packets  0 bytes';
  yield '    0 jumbo packets  0 storm suppression bytes';
  yield '    0 runts  0 giants  0 CRC  0 no buffer';
  yield '    0 input error  0 short frame  0 overrun   0 underrun  0 ignored';
  yield '    0 watchdog  0 bad etype drop  0 bad proto drop  0 if down drop';
  yield '    0 input with dribble  0 input discard';
  yield '    0 Rx pause';
  yield '  TX';
  yield '    0 unicast packets  0 multicast packets  0 broadcast packets';
  yield '    0 output packets  0 bytes';
  yield '    0 jumbo packets';
  yield '    0 output error  0 collision  0 deferred  0 late collision';
  yield '    0 lost carrier  0 no carrier  0 babble  0 output discard';
  yield '    0 Tx pause';
}

function onOff(is: boolean): 'on' | 'off' {
  return is ? 'on' : 'off';
}

/** `full-duplex, 10 Gb/s` of a port with a link or with both configured. */
function linkWords(status: SetPort): string {
  const { duplex, speed } = linkKeys(status);
  return `${duplex}-duplex, ${speed}`;
}

function linkKeys({ port, down, set }: SetPort) {
  const isUp = down === undefined;
  const megabits = set.speedMbps ?? (isUp ? port.speedMbps : undefined);
  return {
    duplex: set.duplex === 'auto' && isUp ? 'full' : set.duplex,
    speed: megabits === undefined ? 'auto-speed' : megabits >= 10_000 ? `${megabits / 1000} Gb/s` : `${megabits} Mb/s`,
  };
}

/** In Mb/s: of what has no hardware of its own. */
function hardwareSpeed({ known, members }: LogicalStatus): number {
  if (known.kind === 'loopback') return 8000;
  if (known.kind === 'Vlan') return 1000;
  if (known.kind !== 'port-channel') return 10_000;
  const up = members.reduce((sum, { port, down }) => sum + (down === undefined ? port.speedMbps : 0), 0);
  return up === 0 ? 100 : up;
}

/** The speeds that a port of this kind takes. */
function hardwareOf({ port }: PortStatus): string {
  if (port.speedMbps >= 40_000) return '40000 Ethernet';
  if (port.speedMbps >= 10_000) return port.isCopper ? '100/1000/10000 Ethernet' : '1000/10000 Ethernet';
  return '100/1000 Ethernet';
}

function headKeys({ port, state, isShut, down, macAddress, set }: SetPort): object {
  const prefix = state.address === undefined ? undefined : parsePrefix(state.address);
  return {
    interface: port.name,
    state: down === undefined ? 'up' : 'down',
    admin_state: isShut ? 'down' : 'up',
    eth_hw_addr: macAddress,
    eth_bia_addr: macAddress,
    ...(state.description === undefined ? {} : { desc: state.description }),
    ...(prefix === undefined
      ? {}
      : {
          eth_ip_addr: hostOf(state.address ?? ''),
          eth_ip_mask: String(prefix.length),
          eth_ip_prefix: addressText(networkOf(prefix)),
        }),
    eth_mtu: String(set.mtuBytes),
    eth_bw: String(set.bandwidthKbits),
    eth_dly: String(set.delayUs),
    eth_reliability: '255',
    eth_txload: '1',
    eth_rxload: '1',
    medium: 'broadcast',
    eth_autoneg: onOff(set.isNegotiated),
    eth_mdix: 'off',
  };
}

function managementKeys(status: SetPort, traffic: Traffic): object {
  const isUp = status.down === undefined;
  return {
    ...headKeys(status),
    eth_hw_desc: 'GigabitEthernet',
    eth_mode: 'routed',
    eth_duplex: isUp ? 'full' : 'auto',
    eth_speed: isUp ? '1000 Mb/s' : 'auto-speed',
    eth_ethertype: '0x0000',
    vdc_lvl_in_avg_bits: String(2 * packetBytes * 8),
    vdc_lvl_in_avg_pkts: '2',
    vdc_lvl_out_avg_bits: String(packetBytes * 8),
    vdc_lvl_out_avg_pkts: '1',
    vdc_lvl_in_pkts: String(traffic.inputPackets),
    vdc_lvl_in_ucast: String(traffic.inputPackets),
    vdc_lvl_in_mcast: '0',
    vdc_lvl_in_bcast: '0',
    vdc_lvl_in_bytes: String(traffic.inputPackets * packetBytes),
    vdc_lvl_out_pkts: String(traffic.outputPackets),
    vdc_lvl_out_ucast: String(traffic.outputPackets),
    vdc_lvl_out_mcast: '0',
    vdc_lvl_out_bcast: '0',
    vdc_lvl_out_bytes: String(traffic.outputPackets * packetBytes),
  };
}

const countedKeys = [
  'eth_inucast',
  'eth_inmcast',
  'eth_inbcast',
  'eth_inpkts',
  'eth_inbytes',
  'eth_inerr',
  'eth_crc',
  'eth_outucast',
  'eth_outmcast',
  'eth_outbcast',
  'eth_outpkts',
  'eth_outbytes',
  'eth_outerr',
];

function ethernetKeys(status: SetPort, isSingleImage: boolean): object {
  const { state, down } = status;
  return {
    ...headKeys(status),
    state_rsn_desc: reasonWords(down, isSingleImage),
    share_state: 'Dedicated',
    eth_hw_desc: hardwareOf(status),
    eth_mode: state.isRouted ? 'routed' : state.mode,
    eth_duplex: linkKeys(status).duplex,
    eth_speed: linkKeys(status).speed,
    eth_beacon: onOff(status.set.isBeaconOn),
    eth_in_flowctrl: status.set.receiveFlow,
    eth_out_flowctrl: status.set.sendFlow,
    eth_ratemode: 'dedicated',
    eth_swt_monitor: 'off',
    eth_ethertype: '0x8100',
    eth_link_flapped: 'never',
    eth_clear_counters: 'never',
    eth_reset_cntr: '0',
    ...Object.fromEntries(countedKeys.map((key) => [key, '0'])),
  };
}
