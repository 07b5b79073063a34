import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature hsrp';
const onPort = 'feature hsrp and routed';

/** HSRP as a whole (cisco_node_utils hsrp_global.yaml). */
export const hsrpLines = notation('hsrp', [
  line('hsrp bfd all-interfaces', { needs: 'feature hsrp and feature bfd' }),
  line('hsrp timers extended-hold [<seconds:10-255>]', { needs }),
]);

/** The lines of a group in the order of captures (ciscoconfparse fixtures of Nexus 7000, cisco.nxos nxos_hsrp_interfaces). */
const groupLines = [
  line(
    'authentication { text <text:word8> | md5 key-chain <chain:word63> | md5 key-string <key:word80> [compatibility] [timeout <0-32767>] }',
  ),
  line('follow <name:word63>'),
  // Capitals stay (cisco.nxos nxos_hsrp_interfaces).
  line('mac-address <mac:mac-as-typed>'),
  line('name <name:word63>'),
  line('preempt [delay [minimum <0-3600>] [reload <0-3600>] [sync <0-3600>]]'),
  line('priority <priority:0-255> [forwarding-threshold lower <0-255> upper <0-255>]', { default: 'priority 100' }),
  line('timers { <hello:1-254> | msec <helloMs:250-999> } { <hold:3-255> | msec <holdMs:750-3000> }', {
    default: 'timers 3 10',
    // Seconds stand where `msec` would be (ciscoconfparse fixtures of Nexus 7000).
    spelled: (text) => text.replaceAll(/ (?=\d)/g, '  ').replaceAll('msec  ', 'msec '),
  }),
];

/** HSRP on an interface. */
export const hsrpOnPorts = notationIn(interfaceMode, [
  line('hsrp version <version:1|2>', { needs: onPort, default: 'hsrp version 1' }),
  line('hsrp bfd', { needs: onPort }),
  line('hsrp delay [minimum <0-10000>] [reload <0-10000>]', { needs: onPort }),
  line('hsrp mac-refresh <seconds:0-10000>', { needs: onPort }),
  line('hsrp use-bia [scope interface]', { needs: onPort }),
  section('hsrp <group:0-4095> [<family:ipv4|ipv6>]', {
    needs: onPort,
    by: 'group family',
    prompt: 'config-if-hsrp',
    canonical: ({ family, ...values }) => (family === 'ipv6' ? { ...values, family } : values),
    holds: [
      ...groupLines,
      line('ip autoconfig'),
      line('ip [<address:ip-any> [secondary]]', { by: 'address', order: 'typed' }),
      line('track <object:1-500> [decrement <1-255>]', { by: 'object' }),
    ],
  }),
]);
