import { line, notation } from '../../notation/notation.ts';

export const agingTime = line('mac address-table aging-time <seconds:0-1000000>', {
  default: 'mac address-table aging-time 1800',
});
export const staticAddress = line('mac address-table static <mac> vlan <vlan> { drop | interface <interface> }', {
  by: 'mac vlan',
});

/** Lines about the table of MAC addresses (Cisco's layer 2 guides for Nexus 3000). */
export const macTableLines = notation('mac-table', [
  agingTime,
  line('mac address-table notification mac-move', { default: 'mac address-table notification mac-move' }),
  line('mac address-table notification threshold [limit <1-100>] [interval <10-10000>]'),
  line('mac address-table loop-detect port-down'),
  staticAddress,
]);
