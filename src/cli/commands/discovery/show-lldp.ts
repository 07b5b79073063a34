import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { type PortStatus, portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { interfaceSyntax, wantedPorts } from '../words/interface-arg.ts';
import { isManagement } from '../words/interface-words.ts';
import { table } from '../words/table.ts';
import {
  lldpHoldtime,
  lldpLines,
  lldpReceive,
  lldpReinit,
  lldpTimer,
  lldpTlvLines,
  lldpTlvs,
  lldpTransmit,
} from './lines.ts';

const showWord = word('show', 'Show running system information');
const lldpWord = word('lldp', 'Show information about lldp');
const off = 'ERROR: LLDP is not enabled';

/** A command that tells nothing but that the protocol is off while it is. */
function about<Known>(device: Device, known: () => Known): Known | undefined {
  return device.configuration.isOn('lldp') ? known() : undefined;
}

/** `show lldp timers` (layout: genie's goldens; keys inferred). */
export const showLldpTimers = show({
  syntax: [showWord, lldpWord, word('timers', 'Show lldp timers')],
  examples: ['show lldp timers'],
  read: ({ device }) =>
    about(device, () => {
      const body = lldpLines.slice.of(device.configuration.running);
      return {
        hold: valuesIn(body, lldpHoldtime)?.seconds ?? 120,
        reinit: valuesIn(body, lldpReinit)?.seconds ?? 2,
        transmit: valuesIn(body, lldpTimer)?.seconds ?? 30,
      };
    }),
  *print(timers) {
    if (timers === undefined) return yield off;
    yield 'LLDP Timers:';
    yield '';
    yield `    Holdtime in seconds: ${timers.hold}`;
    yield `    Reinit-time in seconds: ${timers.reinit}`;
    yield `    Transmit interval in seconds: ${timers.transmit}`;
  },
  structure: (timers) =>
    timers === undefined
      ? off
      : { ttl: String(timers.hold), reinit: String(timers.reinit), tx_interval: String(timers.transmit) },
});

/** `show lldp tlv-select`: what is told to neighbours (layout: genie's golden; keys inferred). */
export const showLldpTlvs = show({
  syntax: [showWord, lldpWord, word('tlv-select', 'Show TLVs')],
  examples: ['show lldp tlv-select'],
  read: ({ device }) =>
    about(device, () => {
      const body = lldpLines.slice.of(device.configuration.running);
      const told = lldpTlvs.filter((_, index) => {
        const known = lldpTlvLines[index];
        return known === undefined || isOn(body, known);
      });
      // The order of the table.
      return [...told.filter((tlv) => tlv !== 'dcbxp'), ...told.filter((tlv) => tlv === 'dcbxp')].map((tlv) =>
        tlv.replace(' ', '-'),
      );
    }),
  print: (tlvs) => tlvs ?? [off],
  structure: (tlvs) =>
    tlvs === undefined
      ? off
      : table(
          'tlv',
          tlvs.map((tlv) => ({ tlv })),
        ),
});

/** `show lldp all` (layout: genie's golden; keys inferred). */
export const showLldpAll = show({
  syntax: [showWord, lldpWord, word('all', 'Show all interfaces')],
  examples: ['show lldp all'],
  read: ({ device }) => about(device, () => portStatuses(device).map((status) => onPort(device, status))),
  *print(ports) {
    if (ports === undefined) return yield off;
    for (const { name, enabled } of ports)
      yield `Interface Information: ${shortName(name)} Enable (tx/rx/dcbx): ${enabled}`;
  },
  structure: (ports) =>
    ports === undefined
      ? off
      : table(
          'interface',
          ports.map(({ name, enabled }) => ({ interface: name, tx_rx_dcbx: enabled })),
        ),
});

/** `show lldp interface`: a port, and that nobody is known behind it (layout: Cisco's system management guides; keys inferred). */
export const showLldpInterface = show({
  syntax: [showWord, lldpWord, word('interface', 'Show interface information'), interfaceSyntax],
  examples: ['show lldp interface ethernet 1/1', 'show lldp interface mgmt 0'],
  read: ({ device, args }) =>
    about(device, () => wantedPorts(args, portStatuses(device)).map((status) => onPort(device, status))),
  *print(ports) {
    if (ports === undefined) return yield off;
    for (const { enabled, macAddress } of ports) {
      yield 'Interface Information:';
      yield `  Enable (tx/rx/dcbx): ${enabled}   Port Mac address: ${colons(macAddress)}`;
      yield '';
      yield "Peer's LLDP TLVs:";
      yield 'Type Length  Value';
      yield '---- ------  -----';
    }
  },
  structure: (ports) =>
    ports === undefined
      ? off
      : table(
          'interface',
          ports.map(({ name, enabled, macAddress }) => ({
            interface: name,
            tx_rx_dcbx: enabled,
            port_mac: macAddress,
          })),
        ),
});

/** What is counted (layout: genie's goldens; keys inferred). */
const counted = [
  ['Total frames transmitted', 'total_tx_frames'],
  ['Total entries aged', 'total_aged'],
  ['Total frames received', 'total_rx_frames'],
  ['Total frames received in error', 'total_rx_errors'],
  ['Total frames discarded', 'total_discarded'],
  ['Total unrecognized TLVs', 'total_unrecognized_tlvs'],
] as const;

/** `show lldp traffic`: no frame leaves or reaches a port. */
export const showLldpTraffic = show({
  syntax: [
    showWord,
    lldpWord,
    word('traffic', 'Show lldp counters'),
    optional([word('interface', 'Show interface counters'), interfaceSyntax]),
  ],
  examples: ['show lldp traffic', 'show lldp traffic interface ethernet 1/1'],
  read: ({ device, args }) =>
    about(device, () =>
      args.interfaceForm === undefined ? [''] : wantedPorts(args, portStatuses(device)).map(({ port }) => port.name),
    ),
  *print(names) {
    if (names === undefined) return yield off;
    for (const name of names) {
      yield name === '' ? 'LLDP traffic statistics:' : `LLDP interface traffic statistics: ${shortName(name)}`;
      yield '';
      for (const [words] of counted) yield `    ${words}: 0`;
    }
  },
  structure: (names) => (names === undefined ? off : Object.fromEntries(counted.map(([, key]) => [key, '0']))),
});

function onPort(device: Device, status: PortStatus) {
  const own = linesAt(device.configuration.running, interfaceMode, status.port.name);
  const yes = (is: boolean): string => (is ? 'Y' : 'N');
  const enabled = `${yes(isOn(own, lldpTransmit))}/${yes(isOn(own, lldpReceive))}/${yes(!isManagement(status))}`;
  return { name: status.port.name, enabled, macAddress: status.macAddress };
}

/** `00:11:22:33:44:55` for `0011.2233.4455`. */
function colons(address: string): string {
  return (address.replaceAll('.', '').match(/../g) ?? []).join(':');
}
