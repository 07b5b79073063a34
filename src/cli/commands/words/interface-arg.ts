import { managementPort } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { type LogicalStatus, logicalStatuses } from '../../../machine/logical-status.ts';
import type { PortStatus } from '../../../machine/port-status.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, either, word } from '../../grammar/tokens.ts';
import { interfacesArg, logicalArg, portsArg } from './network-args.ts';

/** Interfaces as they are typed: `ethernet 1/1-4`, `mgmt 0`, `vlan 10`, or in one word `e1/1-4`, `mgmt0`, `po1`, `vl10`, `lo0`. */
export const interfaceSyntax = either(
  {
    ethernet: [word('ethernet', 'Ethernet IEEE 802.3z'), arg('ports', portsArg(), 'Slot/port number')],
    loopback: [word('loopback', 'Loopback interface'), arg('loopbacks', logicalArg('loopback'), 'Loopback number')],
    mgmt: [word('mgmt', 'Management interface'), arg('number', integer(0, 0), 'Management interface number')],
    channel: [
      word('port-channel', 'Port Channel interface'),
      arg('channels', logicalArg('port-channel'), 'Port Channel number'),
    ],
    vlan: [word('vlan', 'Vlan interface'), arg('vlans', logicalArg('Vlan'), 'Vlan interface number')],
    joined: [arg('names', interfacesArg(), 'Interface')],
  },
  'interfaceForm',
);

/** What `interfaceSyntax` captures. */
export interface TypedInterfaces {
  readonly interfaceForm?: 'ethernet' | 'mgmt' | 'joined' | 'loopback' | 'channel' | 'vlan' | undefined;
  readonly ports?: readonly string[] | undefined;
  readonly loopbacks?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly vlans?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
}

/** The full names of the interfaces that were typed; the model has the ports among them, or the line would not have matched. */
export function interfaceNames(typed: TypedInterfaces): readonly string[] {
  if (typed.interfaceForm === 'mgmt') return [managementPort.name];
  return typed.ports ?? typed.loopbacks ?? typed.channels ?? typed.vlans ?? typed.names ?? [];
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
