import { line, notation, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

/** Whether the switch listens to IGMP, which it does until it is told not to. */
export const snooping = line('ip igmp snooping', { default: 'ip igmp snooping' });
/** How long a group stays that nobody reports. */
export const groupTimeout = line('ip igmp snooping group-timeout { <minutes:1-10080> | never }');
/** Reports of link-local groups go no further. */
export const linkLocalSuppression = line('ip igmp snooping link-local-groups-suppression', {
  default: 'ip igmp snooping link-local-groups-suppression',
});
/** Of several reports of a group one goes on. */
export const reportSuppression = line('ip igmp snooping report-suppression', {
  default: 'ip igmp snooping report-suppression',
});
/** The same for version 3. */
export const v3ReportSuppression = line('ip igmp snooping v3-report-suppression');

/** IGMP and its snooping as a whole; both run without a feature (cisco.nxos nxos_igmp, nxos_igmp_snooping). */
export const igmpLines = notation('igmp', [
  line('ip igmp enforce-router-alert'),
  line('ip igmp flush-routes'),
  line('ip igmp ssm-translate <groups:network> <source:ip>', { by: 'groups source' }),
  line('ip igmp event-history <buffer:cli|debugs|events|ha|igmp-internal|mtrace|policy|vrf> size <size:word32>', {
    by: 'buffer',
  }),
  snooping,
  line(
    'ip igmp snooping event-history <buffer:igmp-snoop-internal|mfdm|mfdm-sum|vlan|vlan-events|vpc> size <size:word32>',
    { by: 'buffer' },
  ),
  groupTimeout,
  linkLocalSuppression,
  line('ip igmp snooping max-gq-miss <queries:3-5>'),
  line('ip igmp snooping optimise-multicast-flood', { default: 'ip igmp snooping optimise-multicast-flood' }),
  line('ip igmp snooping proxy general-queries [mrt <1-25>]'),
  reportSuppression,
  v3ReportSuppression,
  line('ip igmp snooping vxlan'),
]);

const onPort = { needs: 'routed' } as const;

/** IGMP on an interface (cisco.nxos nxos_igmp_interface: names, ranges, defaults). */
export const igmpOnPorts = notationIn(interfaceMode, [
  line('ip igmp version <version:2|3>', { ...onPort, default: 'ip igmp version 2' }),
  line('ip igmp access-group { prefix-list <list:word63> | <map:word63> }', onPort),
  line('ip igmp group-timeout <seconds:3-65535>', { ...onPort, default: 'ip igmp group-timeout 260' }),
  line('ip igmp immediate-leave', onPort),
  line('ip igmp join-group { route-map <map:word63> | <group:ip> [source <source:ip>] }', {
    ...onPort,
    by: 'map group source',
  }),
  line('ip igmp last-member-query-count <count:1-5>', { ...onPort, default: 'ip igmp last-member-query-count 2' }),
  line('ip igmp last-member-query-response-time <seconds:1-25>', {
    ...onPort,
    default: 'ip igmp last-member-query-response-time 1',
  }),
  line('ip igmp querier-timeout <seconds:1-65535>', { ...onPort, default: 'ip igmp querier-timeout 255' }),
  line('ip igmp query-interval <seconds:1-18000>', { ...onPort, default: 'ip igmp query-interval 125' }),
  line('ip igmp query-max-response-time <seconds:1-25>', { ...onPort, default: 'ip igmp query-max-response-time 10' }),
  line('ip igmp query-timeout <seconds:1-65535>', { ...onPort, default: 'ip igmp query-timeout 255' }),
  line('ip igmp report-link-local-groups', onPort),
  line('ip igmp report-policy { prefix-list <list:word63> | <map:word63> }', onPort),
  line('ip igmp robustness-variable <value:1-7>', { ...onPort, default: 'ip igmp robustness-variable 2' }),
  line('ip igmp startup-query-count <count:1-10>', { ...onPort, default: 'ip igmp startup-query-count 2' }),
  line('ip igmp startup-query-interval <seconds:1-18000>', { ...onPort, default: 'ip igmp startup-query-interval 31' }),
  line('ip igmp state-limit <limit:1-4294967295> [reserved <map:word63> <reserve:0-4294967295>]', onPort),
  line('ip igmp static-oif { route-map <map:word63> | prefix-list <list:word63> | <group:ip> [source <source:ip>] }', {
    ...onPort,
    by: 'map list group source',
  }),
  line('ipv6 mld version <version:1|2>', { ...onPort, default: 'ipv6 mld version 2' }),
  line('ipv6 mld access-group <map:word63>', onPort),
  line('ipv6 mld group-timeout <seconds:3-65535>', { ...onPort, default: 'ipv6 mld group-timeout 260' }),
  line('ipv6 mld immediate-leave', onPort),
  line('ipv6 mld join-group <group:ipv6> [source <source:ipv6>]', { ...onPort, by: 'group source' }),
  line('ipv6 mld querier-timeout <seconds:1-65535>', { ...onPort, default: 'ipv6 mld querier-timeout 255' }),
  line('ipv6 mld query-interval <seconds:1-18000>', { ...onPort, default: 'ipv6 mld query-interval 125' }),
  line('ipv6 mld query-max-response-time <seconds:1-8387>', {
    ...onPort,
    default: 'ipv6 mld query-max-response-time 10',
  }),
  line('ipv6 mld report-link-local-groups', onPort),
  line('ipv6 mld robustness-variable <value:1-7>', { ...onPort, default: 'ipv6 mld robustness-variable 2' }),
  line('ipv6 mld static-oif <group:ipv6> [source <source:ipv6>]', { ...onPort, by: 'group source' }),
]);
