import { managementPort } from '../../machine/config/ports.ts';
import { integer } from '../grammar/arg-types.ts';
import { arg, either, word } from '../grammar/tokens.ts';
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

/** The full names of the interfaces that were typed; the model has them all, or the line would not have matched. */
export function interfaceNames(typed: TypedInterfaces): readonly string[] {
  return typed.interfaceForm === 'mgmt' ? [managementPort.name] : (typed.ports ?? typed.names ?? []);
}
