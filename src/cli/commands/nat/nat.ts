import { line, notation, notationIn, section } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const nat = { needs: 'feature nat' } as const;
const end = '[group <group:1-1024>] [dynamic] [add-route] [vrf <vrf>]';
const timers = [
  'timeout',
  'sampling-timeout',
  'tcp-timeout',
  'udp-timeout',
  'icmp-timeout',
  'finrst-timeout',
  'syn-timeout',
];

export const staticNat = line(
  `ip nat <side:inside|outside> source static { <protocol:tcp|udp> <from:ip> <fromPort:1-65535> <to:ip> <toPort:1-65535> | <from:ip> <to:ip> } ${end}`,
  { ...nat, many: true, order: 'fixed' },
);
export const dynamicNat = line(
  'ip nat <side:inside|outside> source list <acl:word64> { interface <interface> overload | pool <pool:word64> [overload] } [add-route] [vrf <vrf>]',
  { ...nat, by: 'side acl', order: 'fixed' },
);
export const pool = section(
  'ip nat pool <name:word64> [<first:ip> <last:ip>] { prefix-length <length:1-31> | netmask <mask:ip> }',
  {
    ...nat,
    by: 'name',
    prompt: 'config-ipnat-pool',
    holds: [line('address <first:ip> <last:ip>', { many: true })],
  },
);
export const natTimers = timers.map((name) => line(`ip nat translation ${name} { <seconds:0-172800> | never }`, nat));
export const natLimit = line('ip nat translation max-entries <entries:1-1023>', nat);

/** Translation of addresses (Cisco's interface guides for Nexus 3000 and 3548). */
export const natLines = notation('nat', [pool, staticNat, dynamicNat, natLimit, ...natTimers]);

export const natSide = line('ip nat <side:inside|outside>', { needs: 'feature nat and routed' });

/** The side of the translation on which an interface is. */
export const natOnPorts = notationIn(interfaceMode, [natSide]);
