import type { Line } from '../../notation/line.ts';
import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const dhcp = { needs: 'feature dhcp' } as const;

/** What holds, and is written, as soon as the feature is on (public configurations of 9.3 that have the feature). */
const held = <const Text extends string>(text: Text): Line<Text> =>
  line(text, { ...dhcp, default: text, isAlwaysWritten: true });

export const serviceDhcp = held('service dhcp');
export const relay = held('ip dhcp relay');
export const relayInformation = line('ip dhcp relay information option', dhcp);
export const relayVpn = line('ip dhcp relay information option vpn', dhcp);
export const relayTrust = line('ip dhcp relay information option trust', dhcp);
export const relayTrustAll = line('ip dhcp relay information trust-all', dhcp);
export const relayCisco = line('ip dhcp relay sub-option type cisco', dhcp);
export const relayCircuit = line(
  'ip dhcp relay sub-option circuit-id { format-type string [format <format:text>] | customized }',
  dhcp,
);
export const relaySource = line('ip dhcp relay source-interface <interface>', dhcp);
export const relayGlobal = line('ip dhcp relay global', dhcp);
export const smartRelay = line('ip dhcp smart-relay global', dhcp);
export const snooping = line('ip dhcp snooping', dhcp);
export const snoopingVlans = line('ip dhcp snooping vlan <vlans:vlans>', { ...dhcp, list: 'vlans' });
export const snoopingOption = line('ip dhcp snooping information option', dhcp);
export const snoopingMac = line('ip dhcp snooping verify mac-address', {
  ...dhcp,
  default: 'ip dhcp snooping verify mac-address',
});
const snoopingVlanCheck = line('ip dhcp snooping verify vlan', dhcp);
export const strictValidation = line('ip dhcp packet strict-validation', dhcp);
export const sourceBinding = line('ip source binding <address:ip> <mac> vlan <vlan> interface <interface>', {
  ...dhcp,
  by: 'address mac vlan interface',
});
export const inspectionVlans = line('ip arp inspection vlan <vlans:vlans>', { ...dhcp, list: 'vlans' });
export const inspectionChecks = line('ip arp inspection validate [dst-mac] [ip] [src-mac]', dhcp);
export const inspectionLog = line('ip arp inspection log-buffer entries <entries:1-1024>', {
  ...dhcp,
  default: 'ip arp inspection log-buffer entries 32',
});
const inspectionFilter = line('ip arp inspection filter <acl:word64> vlan <vlans:vlans>', { ...dhcp, by: 'acl' });
export const relay6 = held('ipv6 dhcp relay');
export const relay6Vpn = line('ipv6 dhcp relay option vpn', dhcp);
export const relay6Cisco = line('ipv6 dhcp relay option type cisco', dhcp);
export const relay6Source = line('ipv6 dhcp relay source-interface <interface>', dhcp);
const smartRelay6 = line('ipv6 dhcp smart-relay global', dhcp);

/** DHCP relay, snooping of DHCP, and the inspection of ARP that follows from it (Cisco's security guides). */
export const dhcpLines = notation('dhcp', [
  serviceDhcp,
  snooping,
  snoopingVlans,
  snoopingOption,
  snoopingMac,
  snoopingVlanCheck,
  strictValidation,
  relay,
  relayInformation,
  relayVpn,
  relayTrust,
  relayTrustAll,
  relayCisco,
  relayCircuit,
  relaySource,
  relayGlobal,
  smartRelay,
  sourceBinding,
  inspectionVlans,
  inspectionChecks,
  inspectionLog,
  inspectionFilter,
  relay6,
  relay6Vpn,
  relay6Cisco,
  relay6Source,
  smartRelay6,
]);

const routed = { needs: 'feature dhcp and routed' } as const;
const switched = { needs: 'feature dhcp and switched' } as const;

export const relayAddress = line('ip dhcp relay address <address:ip> [use-vrf <vrf>]', {
  ...routed,
  by: 'address vrf',
});
export const relay6Address = line('ipv6 dhcp relay address <address:ipv6> [interface <interface>] [use-vrf <vrf>]', {
  ...routed,
  by: 'address interface vrf',
});
export const portRelaySource = line('ip dhcp relay source-interface <interface>', routed);
export const snoopingTrust = line('ip dhcp snooping trust', switched);
export const inspectionTrust = line('ip arp inspection trust', switched);
export const sourceGuard = line('ip verify source dhcp-snooping-vlan', switched);

/** DHCP on interfaces. */
export const dhcpOnPorts = notationIn(interfaceMode, [
  relayAddress,
  portRelaySource,
  line('ip dhcp relay subnet-broadcast', routed),
  line('ip dhcp relay information trusted', routed),
  line('ip dhcp relay information option trust', routed),
  line('ip dhcp smart-relay', routed),
  relay6Address,
  line('ipv6 dhcp relay source-interface <interface>', routed),
  line('ipv6 dhcp smart-relay', routed),
  snoopingTrust,
  line('ip dhcp snooping limit rate <rate:1-2048>', switched),
  inspectionTrust,
  sourceGuard,
  line('ip verify unicast source reachable-via { any [allow-default] | rx }', { needs: 'routed' }),
  line('ipv6 verify unicast source reachable-via { any [allow-default] | rx }', { needs: 'routed' }),
]);
