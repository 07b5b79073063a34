import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation } from '../../notation/notation.ts';

/** Words of SNMP, for `?` (system management command references of Nexus 3000 and 9000). */
const help = {
  'snmp-server': 'Configure snmp server',
  community: 'Set community string and access privs',
  contact: 'Modify sysContact',
  location: 'Modify sysLocation',
  host: 'Specify hosts to receive SNMP notifications',
  group: 'Group to which the community belongs',
  ro: 'Read-only access with this community string',
  rw: 'Read-write access with this community string',
  traps: 'Send Traps to this host',
  informs: 'Send Inform messages to this host',
  version: 'SNMP version to use for notification messages',
  'use-vrf': 'Use the specified VRF to reach this host',
  'filter-vrf': 'Filter notifications to this host by VRF',
  'source-interface': 'Source interface to be used for sending out SNMP notifications',
  'udp-port': "The notification host's UDP port number",
  'use-acl': 'ACL name to filter the SNMP requests',
  'use-ipv4acl': 'Specify IPv4 ACL',
  'use-ipv6acl': 'Specify IPv6 ACL',
};

/** A community without a group may read (node-utils snmp_community), with `rw` it may write. */
const withGroup = ({ community = '', group, rw }: LineValues): LineValues => ({
  community,
  group: group ?? (rw === true ? 'network-admin' : 'network-operator'),
});

export const snmpContact = line('snmp-server contact <contact:text254>', { help });
export const snmpLocation = line('snmp-server location <location:text254>', { help });
export const snmpCommunity = line('snmp-server community <community:word32> [group <group:word>] [ro] [rw]', {
  by: 'community',
  canonical: withGroup,
  help,
});
export const communityAcl = communityFilter('use-acl');
export const communityAcl4 = line(
  'snmp-server community <community:word32> use-ipv4acl <acl:word64> [use-ipv6acl <acl6:word64>]',
  {
    by: 'community',
    help,
  },
);
export const communityAcl6 = communityFilter('use-ipv6acl');
const port = '[udp-port <1-65535>]';

/** `snmp-server host`: who is told, as whom; without a version it is the first (inferred: what the others write). */
export const snmpHost = line(
  `snmp-server host <host> [<kind:traps|informs>] [version <version:1|2c|3> [<level:auth|noauth|priv>]] <community:word32> ${port}`,
  {
    by: 'host community',
    order: 'typed',
    canonical: ({ kind = 'traps', version = '1', ...others }) => ({ kind, version, ...others }),
    help,
    examples: [
      'snmp-server host 192.0.2.30 traps version 2c public',
      'snmp-server host 192.0.2.30 informs version 3 auth NMS udp-port 1162',
      'snmp-server host 192.0.2.31 public',
    ],
  },
);
export const snmpHostVrf = line(`snmp-server host <host> use-vrf <vrf> ${port}`, { by: 'host', help });
export const snmpHostFilter = line(`snmp-server host <host> filter-vrf <vrf> ${port}`, { by: 'host vrf', help });
export const snmpHostSource = line(`snmp-server host <host> source-interface <interface> ${port}`, {
  by: 'host',
  help,
});
export const trapSource = line('snmp-server source-interface traps <interface>', { help });
export const informSource = line('snmp-server source-interface informs <interface>', { help });
export const enforcePriv = line('snmp-server globalEnforcePriv', { help });
export const tcpSession = line('snmp-server tcp-session [auth]', { help });
export const snmpProtocol = line('snmp-server protocol enable', { default: 'snmp-server protocol enable', help });

/** What SNMP is told before its users. */
export const snmpLines = notation('snmp', [
  snmpContact,
  snmpLocation,
  trapSource,
  informSource,
  snmpProtocol,
  tcpSession,
  line('snmp-server packetsize <484-17382>', { default: 'snmp-server packetsize 1500', help }),
  line('snmp-server aaa-user cache-timeout <1-86400>', { default: 'snmp-server aaa-user cache-timeout 3600', help }),
  line('snmp-server aaa exclusive-behavior enable', {
    default: 'snmp-server aaa exclusive-behavior enable',
    help,
    needs: 'since 9.2(1)',
  }),
  line('snmp-server counter cache enable', { default: 'snmp-server counter cache enable', help, needs: 'singleImage' }),
  line('snmp-server counter cache timeout <1-3600>', {
    default: 'snmp-server counter cache timeout 10',
    help,
    needs: 'singleImage',
  }),
  line('snmp-server drop unknown-engine-id', { help, needs: 'since 9.2(1)' }),
  line('snmp-server drop unknown-user', { help, needs: 'since 9.2(1)' }),
  line('snmp-server system-shutdown', { help, needs: 'singleImage' }),
  line('snmp-server engineID local <id:word64>', { help, needs: 'since 9.3(1)' }),
  line('snmp-server context <context:word32> [instance <instance:word32>] [vrf <vrf>] [topology <topology:word32>]', {
    by: 'context',
    help,
  }),
  line('snmp-server mib community-map <community:word32> context <context:word32>', { by: 'community', help }),
  enforcePriv,
  snmpHost,
  snmpHostVrf,
  snmpHostFilter,
  snmpHostSource,
  snmpCommunity,
  communityAcl,
  communityAcl4,
  communityAcl6,
]);

function communityFilter<const Kind extends string>(kind: Kind) {
  return line(`snmp-server community <community:word32> ${kind} <acl:word64>`, { by: 'community', help });
}
