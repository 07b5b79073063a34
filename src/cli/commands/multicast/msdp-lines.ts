import { line, notation, notationIn } from '../../notation/notation.ts';
import { vrfMode } from '../routing/vrf-mode.ts';

const needs = 'feature msdp';

/** MSDP, in VRF default or in a VRF (Nexus 9000 command reference 9.3). */
const msdpRouterLines = [
  line('ip msdp originator-id <interface>', { needs }),
  line('ip msdp peer <peer:ip> connect-source <interface> [remote-as <as>]', { needs, by: 'peer' }),
  line('ip msdp description <peer:ip> <description:text>', { needs, by: 'peer' }),
  line('ip msdp shutdown <peer:ip>', { needs, by: 'peer' }),
  line('ip msdp password <peer:ip> [<form:0|3|7>] <password:word>', { needs, by: 'peer' }),
  line('ip msdp sa-policy <peer:ip> { prefix-list <list:word63> | <map:word63> } <direction:in|out>', {
    needs,
    by: 'peer direction',
  }),
  line('ip msdp sa-limit <peer:ip> <limit:0-4294967295>', { needs, by: 'peer' }),
  line('ip msdp keepalive <peer:ip> <interval:1-60> <timeout:1-90>', { needs, by: 'peer' }),
  line('ip msdp mesh-group <peer:ip> <group:word64>', { needs, by: 'peer' }),
  line('ip msdp group-limit <limit:0-4294967295> source <sources:network>', { needs, by: 'sources' }),
  line('ip msdp reconnect-interval <seconds:1-60>', { needs, default: 'ip msdp reconnect-interval 10' }),
  line('ip msdp sa-interval <seconds:60-65535>', { needs, default: 'ip msdp sa-interval 60' }),
  line('ip msdp redistribute <map:word63>', { needs }),
  line('ip msdp flush-routes', { needs }),
];

export const msdpLines = notation('msdp', msdpRouterLines);
export const msdpInVrfs = notationIn(vrfMode, msdpRouterLines);
