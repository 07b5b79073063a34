import { line, notation } from '../../notation/notation.ts';

/** The largest MTU that a layer 2 port may be given (Cisco's interface guides; cisco.nxos nxos_system sets it). */
export const jumboMtu = notation('jumbo MTU', [
  line('system jumbomtu <mtu:1500-9216>', { default: 'system jumbomtu 9216' }),
]);
