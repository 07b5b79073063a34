import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const vrrp = 'feature vrrp and routed';
const vrrpv3 = 'feature vrrpv3 and routed';

/** VRRP of both versions as a whole. */
export const vrrpLines = notation('vrrp', [
  line('fhrp delay minimum <seconds:0-10000>', { needs: 'feature vrrpv3' }),
  line('fhrp delay reload <seconds:0-10000>', { needs: 'feature vrrpv3' }),
]);

/** VRRP on an interface: a group is shut until `no shutdown` (cisco.nxos nxos_vrrp). */
export const vrrpOnPorts = notationIn(interfaceMode, [
  section('vrrp <group:1-255>', {
    needs: vrrp,
    by: 'group',
    prompt: 'config-if-vrrp',
    holds: [
      line('bfd <peer:ip>'),
      line('priority <priority:1-254> [forwarding-threshold lower <1-255> upper <1-255>]', { default: 'priority 100' }),
      line('authentication text <text:word8>'),
      line('preempt', { default: 'preempt' }),
      line('track interface <interface> priority <trackPriority:1-254>'),
      line('track <object:1-500> [decrement <1-254>]', { by: 'object' }),
      line('advertisement-interval <seconds:1-255>', { default: 'advertisement-interval 1' }),
      line('address <address:ip> [secondary]', { by: 'address' }),
      line('shutdown', { default: 'shutdown' }),
    ],
  }),
  section('vrrpv3 <group:1-255> address-family <family:ipv4|ipv6>', {
    needs: vrrpv3,
    by: 'group family',
    prompt: 'config-if-vrrpv3-group',
    holds: [
      line('address <address:ip-any> [<kind:primary|secondary>]', { by: 'address' }),
      line('description <description:text80>'),
      line('match-address', { default: 'match-address' }),
      line('preempt [delay minimum <0-3600>]', { default: 'preempt' }),
      line('priority <priority:1-254>', { default: 'priority 100' }),
      line('timers advertise <ms:100-40950>', { default: 'timers advertise 1000' }),
      line('object-track <object:1-500> [decrement <1-255>]', { by: 'object' }),
      line('vrrpv2'),
      line('vrrs leader <name:word63>'),
      line('shutdown'),
    ],
  }),
  section('vrrs pathway <name:word63>', {
    needs: vrrpv3,
    by: 'name',
    prompt: 'config-if-vrrs-pw',
    holds: [
      line('description <description:text80>'),
      line('mac address { <mac> | inherit }'),
      line('address <address:ip-any>', { by: 'address' }),
      line('shutdown'),
    ],
  }),
]);
