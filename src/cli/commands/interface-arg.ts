import { ethernetPorts, managementPort } from '../../machine/config/ports.ts';
import { integer } from '../grammar/arg-types.ts';
import { arg, either, word } from '../grammar/tokens.ts';
import type { Context } from '../shell/command.ts';
import { interfacesArg, portsArg } from './network-args.ts';

/** Interfaces as they are typed: `ethernet 1/1-4`, `mgmt 0`, or in one word `e1/1-4`, `mgmt0`. */
export const interfaceSyntax = either(
  {
    ethernet: [word('ethernet', 'Ethernet IEEE 802.3z'), arg('ports', portsArg(), 'Slot/port number')],
    mgmt: [word('mgmt', 'Management interface'), arg('number', integer(0, 0), 'Management interface number')],
    joined: [arg('names', interfacesArg(), 'Interface')],
  },
  'interfaceForm',
);

/** What `interfaceSyntax` captures. */
export interface TypedInterfaces {
  readonly interfaceForm?: 'ethernet' | 'mgmt' | 'joined' | undefined;
  readonly ports?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
}

/** The full names of the interfaces that were typed; undefined when the model lacks one, and then the operator was told. */
export function interfaceNames(
  { device, screen }: Context<unknown>,
  typed: TypedInterfaces,
): readonly string[] | undefined {
  const names = typed.interfaceForm === 'mgmt' ? [managementPort.name] : (typed.ports ?? typed.names ?? []);
  const known = new Set([...ethernetPorts(device.model), managementPort].map(({ name }) => name));
  if (names.length > 0 && names.every((name) => known.has(name))) return names;
  screen.print("Invalid range at '^' marker.");
  return undefined;
}
