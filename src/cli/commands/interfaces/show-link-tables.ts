import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import type { TypedInterfaces } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import { interfaceMode } from './interface-mode.ts';
import { debounceLine, fecLine } from './port-lines.ts';
import { portSettings } from './port-settings.ts';
import { snmpIndex } from './show-hardware-tables.ts';
import { ruler80, showInterfacePart, wantedEthernet, wantedSwitchable } from './show-parts.ts';

/** `show interface flowcontrol`: nothing is received, so no pause either (form: Cisco's interface guides; keys inferred). */
export const showInterfaceFlowControl = show({
  syntax: [...showInterfacePart, word('flowcontrol', 'Show interface flowcontrol information')],
  examples: ['show interface flowcontrol', 'show interface e1/1 flowcontrol'],
  read: ({ args, device }) =>
    wantedSwitchable(args, device).map(({ name, isUp }) => {
      const { receiveFlow, sendFlow } = portSettings(device.configuration.running, name, 0);
      return { name, send: sendFlow, receive: receiveFlow, isUp };
    }),
  *print(rows) {
    yield* ['', ruler80];
    yield 'Port         Send FlowControl  Receive FlowControl  RxPause TxPause';
    yield '             admin    oper     admin    oper';
    yield ruler80;
    for (const { name, send, receive, isUp } of rows) {
      const columns = [send, operating(send, isUp), receive, operating(receive, isUp)].map((value) => value.padEnd(9));
      yield `${shortName(name).padEnd(13)}${columns.join('')}   ${'0'.padEnd(8)}0`;
    }
  },
  structure: (rows) =>
    table(
      'interface',
      rows.map(({ name, send, receive, isUp }) => ({
        interface: name,
        'send-admin': send,
        'send-oper': operating(send, isUp),
        'receive-admin': receive,
        'receive-oper': operating(receive, isUp),
        rxpause: '0',
        txpause: '0',
      })),
    ),
});

/** What is asked for holds on a link; nobody is asked where it is only desired. */
function operating(admin: string, isUp: boolean): 'on' | 'off' {
  return admin === 'on' && isUp ? 'on' : 'off';
}

/** `show interface fec` (form: Cisco's interface guides; keys inferred). */
export const showInterfaceFec = show({
  syntax: [...showInterfacePart, word('fec', 'Show interface FEC information', { needs: 'since 7.0(3)I7(1)' })],
  examples: ['show interface fec', 'show interface e1/1 fec'],
  read: ({ args, device }) => fecRows(args, device),
  *print(rows) {
    yield '-'.repeat(92);
    yield 'Name            Ifindex     Admin-fec   Oper-fec    Status        Speed   Type';
    yield '-'.repeat(92);
    for (const { name, index, admin, operating: is, state, speed } of rows) {
      const columns = `${shortName(name).padEnd(16)}${`0x${index.toString(16)}`.padEnd(12)}${admin.padEnd(12)}${is.padEnd(12)}`;
      yield `${columns}${state.padEnd(14)}${speed.padEnd(8)}--`;
    }
  },
  structure: (rows) =>
    table(
      'interface',
      rows.map(({ name, index, admin, operating: is, state, speed }) => ({
        interface: name,
        ifindex: `0x${index.toString(16)}`,
        'admin-fec': admin,
        'oper-fec': is,
        status: state,
        speed,
      })),
    ),
});

function fecRows(args: TypedInterfaces, device: Device) {
  return wantedEthernet(args, device).map((port) => {
    const { name, speedMbps } = port.port;
    const admin = valuesIn(linesAt(device.configuration.running, interfaceMode, name), fecLine)?.fec ?? 'auto';
    const isUp = port.down === undefined;
    return {
      name,
      index: snmpIndex({ name, port, logical: undefined }),
      admin,
      operating: isUp && admin !== 'auto' ? admin : isUp ? 'off' : 'auto',
      state: isUp ? 'connected' : port.isShut ? 'disabled' : 'notconnected',
      speed: isUp ? `${speedMbps / 1000}G` : 'auto',
    };
  });
}

/** `show interface debounce` (form: Cisco's interface guides; keys inferred). */
export const showInterfaceDebounce = show({
  syntax: [...showInterfacePart, word('debounce', 'Show interface debounce information')],
  examples: ['show interface debounce', 'show interface e1/1 debounce'],
  read: ({ args, device }) =>
    wantedEthernet(args, device).map(({ port }) => ({
      name: port.name,
      timeMs: valuesIn(linesAt(device.configuration.running, interfaceMode, port.name), debounceLine)?.time ?? 100,
    })),
  *print(rows) {
    yield* ['', ruler80, 'Port          Debounce time  Value(ms)', ruler80];
    for (const { name, timeMs } of rows) {
      yield `${shortName(name).padEnd(14)}${(timeMs === 0 ? 'disable' : 'enable').padEnd(15)}${timeMs}`;
    }
  },
  structure: (rows) =>
    table(
      'interface',
      rows.map(({ name, timeMs }) => ({
        interface: name,
        debounce: timeMs === 0 ? 'disable' : 'enable',
        debounce_time: String(timeMs),
      })),
    ),
});
