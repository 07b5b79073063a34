import type { Device } from '../../../machine/device.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { interfaceNames, interfaceSyntax } from '../words/interface-arg.ts';
import { table } from '../words/table.ts';
import {
  portSecurity,
  secureAddress,
  securityAgingTime,
  securityAgingType,
  securityMaximum,
  securityViolation,
} from './lines.ts';

const showWord = word('show', 'Show running system information');
const securityWord = word('port-security', 'Show secure port information', { needs: 'feature port-security' });

/** Addresses that a switch secures beside one for each port (Cisco's security guides). */
const systemMaximum = 8192;

interface Secured {
  readonly name: string;
  readonly isOn: boolean;
  readonly isUp: boolean;
  readonly maximum: number;
  readonly violation: string;
  readonly agingMinutes: number;
  readonly agingType: string;
  readonly addresses: readonly { readonly mac: string; readonly vlan: number }[];
}

/** `show port-security`: the ports that have it (layout: Cisco's security guides; keys inferred). */
export const showPortSecurity = show({
  syntax: [showWord, securityWord],
  examples: ['show port-security'],
  read: ({ device }) => securedPorts(device).filter((port) => port.isOn),
  *print(ports) {
    const extra = ports.reduce((sum, { addresses }) => sum + Math.max(0, addresses.length - 1), 0);
    yield '';
    yield `Total Secured Mac Addresses in System (excluding one mac per port)     : ${extra}`;
    yield `Max Addresses limit in System (excluding one mac per port) : ${systemMaximum}`;
    yield '';
    yield '----------------------------------------------------------------------------';
    yield 'Secure Port  MaxSecureAddr  CurrentAddr  SecurityViolation  Security Action';
    yield '                (Count)       (Count)          (Count)';
    yield '----------------------------------------------------------------------------';
    for (const { name, maximum, addresses, violation } of ports) {
      yield `${name.padEnd(13)}${String(maximum).padStart(13)}${String(addresses.length).padStart(13)}${'0'.padStart(19)}  ${titled(violation).padStart(16)}`;
    }
    yield '============================================================================';
  },
  structure: (ports) =>
    table(
      'eth_port_sec',
      ports.map(({ name, maximum, addresses, violation }) => ({
        if_index: name,
        max_addr: String(maximum),
        cur_addr: String(addresses.length),
        violation_cnt: '0',
        violation_mode: titled(violation),
      })),
    ),
});

/** `show port-security interface` (layout: Cisco's security guides; keys inferred). */
export const showPortSecurityInterface = show({
  syntax: [showWord, securityWord, word('interface', 'Show secure interface'), interfaceSyntax],
  examples: ['show port-security interface ethernet 1/1'],
  read({ device, args }) {
    const names = new Set(interfaceNames(args));
    return securedPorts(device).filter(({ name }) => names.has(name));
  },
  *print(ports) {
    for (const port of ports) for (const [name, value] of aboutPort(port)) yield `${name.padEnd(27)}: ${value}`;
  },
  structure: (ports) =>
    table(
      'eth_port_sec',
      ports.map((port) => ({
        if_index: port.name,
        ...Object.fromEntries(aboutPort(port).map(([name, value]) => [name.toLowerCase().replaceAll(' ', '_'), value])),
      })),
    ),
});

/** `show port-security address`: those that somebody has written down, as none is learned (layout: Cisco's security guides; keys inferred). */
export const showSecureAddresses = show({
  syntax: [
    showWord,
    securityWord,
    word('address', 'Show secure address'),
    optional([word('interface', 'Show secure interface'), interfaceSyntax]),
  ],
  examples: ['show port-security address', 'show port-security address interface ethernet 1/1'],
  read({ device, args }) {
    const names = args.interfaceForm === undefined ? undefined : new Set(interfaceNames(args));
    return securedPorts(device)
      .filter((port) => port.isOn && (names?.has(port.name) ?? true))
      .flatMap(({ name, addresses }) => addresses.map((address) => ({ name, ...address })));
  },
  *print(rows) {
    yield '----------------------------------------------------------------------';
    yield 'Secure Mac Address Table';
    yield '----------------------------------------------------------------------';
    yield 'Vlan/Vxlan Mac Address          Type         Ports           Remaining Age';
    yield '                                                               (mins)';
    yield '----------      -----------     ------       -----           ---------';
    for (const { name, mac, vlan } of rows) {
      yield `${String(vlan).padEnd(16)}${mac.padEnd(16)}${'STATIC'.padEnd(13)}${name.padEnd(16)}0`;
    }
    yield '======================================================================';
  },
  structure: (rows) =>
    table(
      'eth_port_sec_mac_addrs',
      rows.map(({ name, mac, vlan }) => ({
        vlan_id: String(vlan),
        mac_addr: mac,
        type: 'STATIC',
        if_index: name,
        rem_age: '0',
      })),
    ),
});

function securedPorts(device: Device): readonly Secured[] {
  const { running } = device.configuration;
  return portStatuses(device)
    .filter(({ port }) => port.number > 0)
    .map(({ port, state, down }) => {
      const own = linesAt(running, interfaceMode, port.name);
      return {
        name: port.name,
        isOn: isOn(own, portSecurity),
        isUp: down === undefined,
        maximum: valuesIn(own, securityMaximum)?.maximum ?? 1,
        violation: valuesIn(own, securityViolation)?.action ?? 'shutdown',
        agingMinutes: valuesIn(own, securityAgingTime)?.time ?? 0,
        agingType: valuesIn(own, securityAgingType)?.type ?? 'absolute',
        addresses: listIn(own, secureAddress).map(({ mac, vlan }) => ({ mac, vlan: vlan ?? state.accessVlan })),
      };
    });
}

function aboutPort(port: Secured): readonly (readonly [name: string, value: string])[] {
  const status = port.isOn ? (port.isUp ? 'Secure UP' : 'Secure Down') : 'Not Secured';
  return [
    ['Port Security', port.isOn ? 'Enabled' : 'Disabled'],
    ['Port Status', status],
    ['Violation Mode', titled(port.violation)],
    ['Aging Time', `${port.agingMinutes} mins`],
    ['Aging Type', titled(port.agingType)],
    ['Maximum MAC Addresses', String(port.maximum)],
    ['Total MAC Addresses', String(port.addresses.length)],
    ['Configured MAC Addresses', String(port.addresses.length)],
    ['Sticky MAC Addresses', '0'],
    ['Security violation count', '0'],
  ];
}

function titled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
