import { line, notationIn } from '../../notation/notation.ts';
import { dropAddressLines } from './addresses.ts';
import { change, interfaceMode } from './interface-mode.ts';

/** What is said of IP on a routed interface. Defaults: Cisco's node utilities (`cmd_ref/interface.yaml`) and command references. */

const secondaryNeeds = 'routed';

export const secondaryLine = line('ip address <address> secondary [route-preference <1-255>] [tag <0-4294967295>]', {
  by: 'address',
  needs: secondaryNeeds,
  order: 'typed',
  help: { address: 'Configure IP address on interface', secondary: 'Configure additional IP addresses on interface' },
});
export const dhcpLine = line('ip address dhcp', {
  needs: 'routed',
  help: { address: 'Configure IP address on interface', dhcp: 'Configure IP address on interface through DHCP' },
  after({ device, session }, _values, isSet) {
    if (!isSet) return;
    const names = interfaceMode.targetOf(session.place);
    change(device, names, () => ({ address: undefined, addressOptions: undefined }));
    dropAddressLines(device, names, ['ip address secondary']);
  },
});
export const ipv6Line = line('ipv6 address <prefix:ipv6/len> [eui64] [secondary] [tag <0-4294967295>]', {
  by: 'prefix',
  needs: 'routed',
  order: 'typed',
  help: { address: 'Configure IPv6 address on interface' },
});
export const linkLocalLine = line('ipv6 link-local { <ipv6> | use-bia }', {
  needs: 'routed',
  examples: ['ipv6 link-local fe80::1'],
});
export const linkLocalOnlyLine = line('ipv6 address use-link-local-only', { needs: 'routed' });
export const proxyArpLine = line('ip proxy-arp', { needs: 'routed', default: 'no ip proxy-arp' });
export const redirectsLine = line('ip redirects', { needs: 'routed and not loopback', default: 'ip redirects' });
export const unreachablesLine = line('ip unreachables', { needs: 'routed', default: 'no ip unreachables' });
export const portUnreachableLine = line('ip port-unreachable', { needs: 'routed', default: 'ip port-unreachable' });
export const forwardLine = line('ip forward', { needs: 'routed' });
export const arpTimeoutLine = line('ip arp timeout <60-28800>', { needs: 'routed', default: 'ip arp timeout 1500' });

export const addressLines = notationIn(interfaceMode, [
  secondaryLine,
  dhcpLine,
  line('ip unnumbered <interface>', {
    needs: 'routed',
    help: { unnumbered: 'Enable IP processing without an explicit address' },
  }),
  proxyArpLine,
  line('ip local-proxy-arp [no-hw-flooding]', { needs: 'routed' }),
  redirectsLine,
  unreachablesLine,
  portUnreachableLine,
  line('ip directed-broadcast [<acl:word64>]', { needs: 'routed' }),
  forwardLine,
  line('ip arp <ip> <mac>', { by: 'ip', needs: 'routed' }),
  arpTimeoutLine,
  line('ip arp gratuitous request', { needs: 'routed', default: 'ip arp gratuitous request' }),
  line('ip arp gratuitous update', { needs: 'routed', default: 'ip arp gratuitous update' }),
  line('ip arp gratuitous hsrp duplicate', { needs: 'routed' }),
  line('ip arp synchronize', { needs: 'svi' }),
  line('ip sticky-arp ignore', { needs: 'routed' }),
  line('ip autoconfig', { needs: 'routed' }),
  ipv6Line,
  line('ipv6 address dhcp', { needs: 'routed' }),
  line('ipv6 address autoconfig', { needs: 'routed' }),
  linkLocalOnlyLine,
  linkLocalLine,
  line('ipv6 forward', { needs: 'routed' }),
  line('ipv6 redirects', { needs: 'routed and not loopback', default: 'ipv6 redirects' }),
  line('ipv6 unreachables', { needs: 'routed' }),
  line('ipv6 neighbor <ipv6> <mac>', { by: 'ipv6', needs: 'routed' }),
  line('ipv6 nd managed-config-flag', { needs: 'routed' }),
  line('ipv6 nd other-config-flag', { needs: 'routed' }),
  line('ipv6 nd suppress-ra [mtu]', { needs: 'routed' }),
  line('ipv6 nd ra-interval <4-1800> [min <3-1350>]', { needs: 'routed', default: 'ipv6 nd ra-interval 600' }),
  line('ipv6 nd ra-lifetime <0-9000>', { needs: 'routed', default: 'ipv6 nd ra-lifetime 1800' }),
  line('ipv6 nd reachable-time <0-9000>', { needs: 'routed' }),
  line('ipv6 nd retrans-timer <0-9000>', { needs: 'routed' }),
  line('ipv6 nd hop-limit <0-255>', { needs: 'routed' }),
  line('ipv6 nd mtu <1280-65535>', { needs: 'routed' }),
  line('ipv6 nd ns-interval <1000-3600000>', { needs: 'routed' }),
  line('ipv6 nd dad attempts <0-15>', { needs: 'routed' }),
  line('ipv6 nd synchronize', { needs: 'svi' }),
  line(
    'ipv6 nd prefix { default | <ipv6-network> } [ <valid:0-4294967295> <preferred:0-4294967295> ] [no-advertise] [no-autoconfig] [no-onlink] [off-link]',
    { many: true, needs: 'routed', order: 'fixed' },
  ),
  line('ipv6 nd router-preference <preference:high|low|medium>', { needs: 'routed' }),
  line('fabric forwarding mode anycast-gateway', { needs: 'svi and not platform 3500' }),
]);
