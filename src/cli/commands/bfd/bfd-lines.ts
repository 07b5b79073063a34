import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature bfd';

/** The times of sessions, of all or of those over one family; a Nexus 3000 allows 50 to 999 ms (cisco_node_utils bfd_global.yaml). */
function sessionLines(family: '' | 'ipv4 ' | 'ipv6 ') {
  return [
    line(`bfd ${family}interval <tx:50-999> min_rx <minRx:50-999> multiplier <1-50>`, {
      needs,
      default: `bfd ${family}interval 250 min_rx 250 multiplier 3`,
    }),
    line(`bfd ${family}slow-timer <ms:1000-30000>`, { needs, default: `bfd ${family}slow-timer 2000` }),
    line(`bfd ${family}echo-rx-interval <ms:0-999>`, { needs, default: `bfd ${family}echo-rx-interval 250` }),
  ];
}

/** BFD as a whole. */
export const bfdLines = notation('bfd', [
  ...sessionLines(''),
  line('bfd startup-timer <seconds:0-60>', { needs, default: 'bfd startup-timer 5' }),
  line('bfd echo-interface <interface>', { needs }),
  line('bfd hw-offload-module <module:1-30>', { needs, by: 'module' }),
  ...sessionLines('ipv4 '),
  ...sessionLines('ipv6 '),
]);

const onPort = 'feature bfd and routed';

/** BFD on an interface (cisco.nxos nxos_bfd_interfaces, batfish nxos_interface_properties). */
export const bfdOnPorts = notationIn(interfaceMode, [
  line('bfd', { needs: 'feature bfd', id: 'bfd', default: 'bfd' }),
  line('bfd interval <tx:50-999> min_rx <minRx:50-999> multiplier <1-50>', { needs: 'feature bfd' }),
  line('bfd ipv4 interval <tx:50-999> min_rx <minRx:50-999> multiplier <1-50>', { needs: 'feature bfd' }),
  line('bfd ipv6 interval <tx:50-999> min_rx <minRx:50-999> multiplier <1-50>', { needs: 'feature bfd' }),
  line('bfd authentication keyed-sha1 keyid <id:0-255> { key <key:word> | hex-key <hexKey:hex> }', { needs: onPort }),
  line('bfd echo', { needs: 'feature bfd', default: 'bfd echo' }),
  line('bfd ipv4 echo', { needs: onPort, default: 'bfd ipv4 echo' }),
  line('bfd ipv6 echo', { needs: onPort, default: 'bfd ipv6 echo' }),
  line('bfd optimize subinterface', { needs: onPort }),
  line('bfd per-link', { needs: 'feature bfd and port-channel' }),
  line('bfd track-member-link', { needs: 'feature bfd and port-channel' }),
  line('bfd neighbor src-ip <source:ip> dest-ip <destination:ip>', { needs: onPort }),
]);
