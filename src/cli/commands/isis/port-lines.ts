import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature isis and routed';
const level = '<level:level-1|level-2>';

/** IS-IS on an interface (batfish CiscoNxos_interface, Nexus 9000 command reference 9.3). */
export const isisOnPorts = notationIn(interfaceMode, [
  line('isis hello-padding', { needs, default: 'isis hello-padding' }),
  line('isis hello-padding always', { needs, no: 'kept' }),
  line('isis network point-to-point', { needs }),
  line(`isis authentication key-chain <chain:word63> ${level}`, { needs, by: 'level' }),
  line(`isis authentication-check ${level}`, { needs, by: 'level' }),
  line(`isis authentication-type <kind:cleartext|md5> ${level}`, { needs, by: 'level' }),
  line('isis bfd [disable]', { needs }),
  line('isis ipv6 bfd [disable]', { needs }),
  line('isis circuit-type <level:level-1|level-2|level-1-2>', { needs, default: 'isis circuit-type level-1-2' }),
  line(`isis csnp-interval <seconds:1-65535> ${level}`, { needs, by: 'level' }),
  line(`isis hello-interval <seconds:1-65535> ${level}`, { needs, by: 'level' }),
  line(`isis hello-multiplier <multiplier:3-1000> ${level}`, { needs, by: 'level' }),
  line('isis lsp-interval <ms:10-65535>', { needs, default: 'isis lsp-interval 33' }),
  line('isis mesh-group { <group:1-4294967295> | blocked }', { needs }),
  line(`isis metric <metric:1-16777215> ${level}`, { needs, by: 'level' }),
  line('isis mtu-check', { needs }),
  line('isis passive-interface <level:level-1|level-2|level-1-2>', { needs }),
  line('isis prefix-attributes n-flag-clear', { needs }),
  line(`isis priority <priority:0-127> ${level}`, { needs, by: 'level' }),
  line('isis retransmit-interval <seconds:1-65535>', { needs, default: 'isis retransmit-interval 5' }),
  line('isis retransmit-throttle-interval <ms:20-65535>', { needs, default: 'isis retransmit-throttle-interval 66' }),
  line('isis shutdown', { needs }),
  line('isis suppressed', { needs }),
  line('ip router isis <tag:word20>', { needs }),
  line('ipv6 router isis <tag:word20>', { needs }),
]);
