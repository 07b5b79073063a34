import { line, notation } from '../../notation/notation.ts';

/** Regions of Nexus 3000 and 3100, with their sizes from the factory (Cisco's security and interface guides; sizes inferred from 7.0(3)I). */
export const tcamRegion = line('hardware profile tcam region <region:word32> <size:0-4096> [double-wide]', {
  by: 'region',
  order: 'typed',
  after: ({ screen }, _values, isSet) => {
    if (!isSet) return;
    // Cisco's interface guide, Configuring SVI TCAM Region.
    screen.print('[SUCCESS] New tcam size will be applicable only at boot time.');
    screen.print("You need to 'copy run start' and 'reload'");
  },
});

export const aclRegion = line('hardware access-list tcam region <region:word32> <size:0-8192> [double-wide]', {
  by: 'region',
  order: 'typed',
  needs: 'since 6.1(2)I1(1)',
  after: ({ screen }, _values, isSet) => {
    if (!isSet) return;
    // A public note on carving an N9K.
    screen.print('Warning: Please save config and reload the system for the configuration to take effect');
  },
});

export const portMode = line('hardware profile portmode <mode:word32> [2-tuple]');
export const frontPortMode = line('hardware profile front portmode <mode:qsfp|sfp-plus>');
export const forwardingMode = line(
  'hardware profile forwarding-mode { warp [l3] | openflow-hybrid | openflow-only | normal }',
);

const others = [
  'hardware profile tcam mcast racl-bridge',
  'hardware profile tcam ipv6-sup-tcam match-inner',
  'hardware profile ecmp resilient',
  'hardware profile ecmp auto-recovery threshold <1-100>',
  'hardware profile ipv6 alpm carve-value <0-32768>',
  'hardware profile ipv6 lpm-entries maximum <0-100000>',
  'hardware profile multicast flex-stats-enable',
  'hardware profile multicast max-limit lpm-entries <lpmEntries:0-32768>',
  'hardware profile multicast max-limit <0-131072>',
  'hardware profile multicast nlb',
  'hardware profile multicast rpf-check-optimization',
  'hardware profile multicast syslog-threshold <1-100>',
  'hardware profile openflow [agent default <miss:drop|normal>]',
  'hardware profile tap-aggregation [l2drop]',
  'hardware profile packet-drop',
  'hardware profile pbr ecmp paths <1-64>',
  'hardware profile pbr skip-selfip',
  'hardware profile pfc mmu buffer-reservation <0-100>',
  'hardware profile racl priority toggle',
  'hardware profile statistics pstat [peak]',
  'hardware profile svi flex-stats-enable',
  'hardware profile ucast6 lpm-65-to-127-max-limit <0-8192>',
  'hardware profile ucast6 max-limit <0-100000>',
  'hardware profile unicast enable-host-ecmp [arp-nd]',
  'hardware profile unicast syslog-threshold <1-100>',
  'hardware profile buffer span-threshold <0-100>',
  'hardware profile buffer info poll-interval [module <module:1-1>] timer <timer:100-100000>',
  'hardware profile buffer info port-threshold [module <module:1-1>] threshold <threshold:1-100>',
  'hardware profile latency monitor [threshold-avg <8-536870904>] [threshold-max <8-536870904>] [sampling <1-30>]',
  'hardware access-list lou resource threshold <1-50>',
  'hardware access-list match inner-header',
  'hardware access-list update { atomic | default-result permit }',
  'hardware ip glean throttle maximum <1000-32767>',
  'hardware ip glean throttle syslog <syslog:1-65535>',
  'hardware ip glean throttle timeout <timeout:300-1800>',
  'hardware ip glean throttle',
  'hardware ipv6 glean throttle maximum <1000-32767>',
  'hardware ipv6 glean throttle syslog <syslog:1-65535>',
  'hardware ipv6 glean throttle timeout <timeout:300-1800>',
  'hardware ipv6 glean throttle',
  'hardware ecmp hash-offset <0-63> [concatenation]',
  'hardware ecmp hash-polynomial <polynomial:word32>',
  'hardware multicast global-tx-span',
  'hardware multicast hw-hash',
  'hardware forwarding unicast trace',
  'hardware qos pfc mc-drop',
  'hardware qos dynamic-buffer-sharing',
  'hardware qos min-buffer qos-group <group:all|none>',
  'hardware qos ns-buffer-profile <profile:burst|mesh|ultra-burst>',
] as const;

/** How much of a class of packets reaches the processor. */
export const rateLimit = line('hardware rate-limiter <class:word64> <rate:0-33554431> [module <module:1-1>]', {
  by: 'class',
});

const byWord = [
  line('hardware profile buffer qosgroup <group:0-7> threshold <threshold:0-100>', { by: 'group' }),
  line('hardware profile buffer monitor <traffic:unicast|multicast> [sampling <10-20000000>] [threshold <384-6144>]', {
    by: 'traffic',
  }),
  line('hardware profile multicast slow-receiver port <port:1-64>', { by: 'port' }),
  rateLimit,
  line('hardware profile tcam resource template <name:word32>', { by: 'name' }),
  line('hardware profile tcam resource service-template <name:word32>'),
];

/** How the tables of the forwarding engine are divided (the configuration reference of 9.3). */
export const hardwareLines = notation('hardware profile', [
  portMode,
  frontPortMode,
  forwardingMode,
  tcamRegion,
  aclRegion,
  ...others.map((text) => line(text)),
  ...byWord,
]);
