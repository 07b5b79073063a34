import { type InterfaceState, isShut } from '../../../machine/config/interfaces.ts';
import { type LogicalInterface, nameOfLogical } from '../../../machine/config/logical-interfaces.ts';

/**
 * What `show interface` says of an interface that exists by configuration alone (form: genie's goldens of Nexus 9000). No port belongs
 * to a port-channel and no VLAN has one that is up, so both are down.
 */
export function* logicalLines(known: LogicalInterface, state: InterfaceState, macAddress: string): Generator<string> {
  const name = nameOfLogical(known);
  const isDown = isShut(name, state);
  const about = [
    ...(state.description === undefined ? [] : [`  Description: ${state.description}`]),
    ...(state.address === undefined ? [] : [`  Internet Address is ${state.address}`]),
  ];
  switch (known.kind) {
    case 'Vlan': {
      const reason = isDown ? 'Administratively down' : 'VLAN/BD is down';
      yield `${name} is down (${reason}), line protocol is down, autostate enabled`;
      yield `  Hardware is EtherSVI, address is  ${macAddress}`;
      yield* about;
      yield '  MTU 1500 bytes, BW 1000000 Kbit, DLY 10 usec,';
      break;
    }
    case 'loopback':
      yield `${name} is ${isDown ? 'down (Administratively down)' : 'up'}`;
      yield `admin state is ${isDown ? 'down' : 'up'}`;
      yield '  Hardware: Loopback';
      yield* about;
      yield '  MTU 1500 bytes, BW 8000000 Kbit, DLY 5000 usec';
      break;
    case 'port-channel':
      yield `${name} is down (${isDown ? 'Administratively down' : 'No operational members'})`;
      yield `admin state is ${isDown ? 'down' : 'up'},`;
      yield '  Hardware: Port-Channel, address: 0000.0000.0000 (bia 0000.0000.0000)';
      yield* about;
      yield '  MTU 1500 bytes, BW 100000 Kbit, DLY 10 usec';
      break;
  }
  yield '  reliability 255/255, txload 1/255, rxload 1/255';
}
