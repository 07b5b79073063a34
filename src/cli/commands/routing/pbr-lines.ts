import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature pbr and routed';

/** Policy-based routing on an interface (batfish nxos_interface_ip_policy). */
export const pbrOnPorts = notationIn(interfaceMode, [
  line('ip policy route-map <map:word63>', { needs }),
  line('ipv6 policy route-map <map:word63>', { needs }),
]);
