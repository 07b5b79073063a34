import { managementPort } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { type LogicalStatus, logicalStatuses } from '../../../machine/logical-status.ts';
import type { PortStatus } from '../../../machine/port-status.ts';
import { type ArgType, integer } from '../../grammar/arg-types.ts';
import { arg, either, word } from '../../grammar/tokens.ts';
import { interfacesArg, logicalArg, portsArg, spread } from '../../notation/network-args.ts';

const ethernetWord = word('ethernet', 'Ethernet IEEE 802.3z');
const loopbackWord = word('loopback', 'Loopback interface');
const channelWord = word('port-channel', 'Port Channel interface');
const vlanWord = word('vlan', 'Vlan interface');
const nveWord = word('nve', 'NVE interface', { needs: 'feature nv overlay' });
const tunnelWord = word('tunnel', 'Tunnel interface', { needs: 'feature tunnel' });
const managementPart = [
  word('mgmt', 'Management interface'),
  arg('number', integer(0, 0), 'Management interface number'),
] as const;

/** Interfaces as they are typed: `ethernet 1/1-4`, `mgmt 0`, `vlan 10`, or in one word `e1/1-4`, `mgmt0`, `po1`, `vl10`, `lo0`. */
export const interfaceSyntax = either(
  {
    ethernet: [ethernetWord, arg('ports', portsArg(), 'Slot/port number')],
    loopback: [loopbackWord, arg('loopbacks', logicalArg('loopback'), 'Loopback number')],
    mgmt: managementPart,
    channel: [channelWord, arg('channels', logicalArg('port-channel'), 'Port Channel number')],
    vlan: [vlanWord, arg('vlans', logicalArg('Vlan'), 'Vlan interface number')],
    nve: [nveWord, arg('nves', logicalArg('nve'), 'NVE interface number')],
    tunnel: [tunnelWord, arg('tunnels', logicalArg('Tunnel'), 'Tunnel number')],
    joined: [arg('names', interfacesArg(), 'Interface')],
  },
  'interfaceForm',
);

/** One argument for a list without blanks and, at the end of a line, one with blanks around its commas and dashes. */
function inAnyForm<const Name extends string>(name: Name, type: ArgType<readonly string[]>, help: string) {
  return either({ joined: [arg(name, type, help)], spread: [arg(name, spread(type), help)] });
}

/** The same at the end of a line, where a list may have blanks: `ethernet 1/1 - 4, ethernet 1/7`. */
export const spreadInterfaceSyntax = either(
  {
    ethernet: [ethernetWord, inAnyForm('ports', portsArg(), 'Slot/port number')],
    loopback: [loopbackWord, inAnyForm('loopbacks', logicalArg('loopback'), 'Loopback number')],
    mgmt: managementPart,
    channel: [channelWord, inAnyForm('channels', logicalArg('port-channel'), 'Port Channel number')],
    vlan: [vlanWord, inAnyForm('vlans', logicalArg('Vlan'), 'Vlan interface number')],
    nve: [nveWord, arg('nves', logicalArg('nve'), 'NVE interface number')],
    tunnel: [tunnelWord, inAnyForm('tunnels', logicalArg('Tunnel'), 'Tunnel number')],
    joined: [inAnyForm('names', interfacesArg(), 'Interface')],
  },
  'interfaceForm',
);

/** What `interfaceSyntax` captures. */
export interface TypedInterfaces {
  readonly interfaceForm?:
    | 'ethernet'
    | 'mgmt'
    | 'joined'
    | 'loopback'
    | 'channel'
    | 'vlan'
    | 'nve'
    | 'tunnel'
    | undefined;
  readonly ports?: readonly string[] | undefined;
  readonly loopbacks?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly vlans?: readonly string[] | undefined;
  readonly nves?: readonly string[] | undefined;
  readonly tunnels?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
}

/** The full names of the interfaces that were typed; the model has the ports among them, or the line would not have matched. */
export function interfaceNames(typed: TypedInterfaces): readonly string[] {
  if (typed.interfaceForm === 'mgmt') return [managementPort.name];
  const { ports, loopbacks, channels, vlans, nves, tunnels, names } = typed;
  return ports ?? loopbacks ?? channels ?? vlans ?? nves ?? tunnels ?? names ?? [];
}

/** Those of the ports that were typed, or all when none was. */
export function wantedPorts(typed: TypedInterfaces, statuses: readonly PortStatus[]): readonly PortStatus[] {
  if (typed.interfaceForm === undefined) return statuses;
  const names = new Set(interfaceNames(typed));
  return statuses.filter(({ port }) => names.has(port.name));
}

/** Those of the port-channels, VLAN interfaces and loopbacks that were typed, or all when none was. */
export function wantedLogical(typed: TypedInterfaces, device: Device): readonly LogicalStatus[] {
  const names = typed.interfaceForm === undefined ? undefined : new Set(interfaceNames(typed));
  return logicalStatuses(device).filter(({ name }) => names?.has(name) ?? true);
}
