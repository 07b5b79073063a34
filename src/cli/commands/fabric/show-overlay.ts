import { showing } from '../../notation/showing.ts';

/** What tunnels of VXLAN lead to: none can be configured here beyond its interface, so there is nothing to show. */
const needs = 'feature nv overlay';
const help = {
  nve: 'Show NVE (VXLAN) information',
  peers: 'Show NVE peers',
  vni: 'Show NVE VNIs',
  detail: 'Show details',
  interface: 'Show the NVE interface',
};

/** `show nve peers`. Form: ntc-templates show_nve_peers. */
export const showNvePeers = showing('show nve peers [ detail ]', {
  needs,
  help,
  read: () => [],
  print: () => [
    'Interface Peer-IP                                 State LearnType Uptime   Router-Mac       ',
    '--------- --------------------------------------  ----- --------- -------- -----------------',
  ],
  structure: () => ({}),
});

/** `show nve vni`. Form: ntc-templates and genieparser ShowNveVni. */
export const showNveVni = showing('show nve vni [summary]', {
  needs,
  help,
  read: () => [],
  print: () => [
    'Codes: CP - Control Plane        DP - Data Plane          ',
    '       UC - Unconfigured         SA - Suppress ARP        ',
    '       SU - Suppress Unknown Unicast ',
    '       Xconn - Crossconnect      ',
    '       MS-IR - Multisite Ingress Replication',
    ' ',
    'Interface VNI      Multicast-group   State Mode Type [BD/VRF]      Flags',
    '--------- -------- ----------------- ----- ---- ------------------ -----',
  ],
  structure: () => ({}),
});

/** `show nve vni interface nve 1 detail`: one block for each VNI. */
export const showNveVniDetail = showing('show nve vni interface nve <number:1-1> [detail]', {
  needs,
  help: { ...help, '<number>': 'NVE interface number' },
  examples: ['show nve vni interface nve 1 detail'],
  read: () => [],
  print: (lines) => lines,
  structure: () => ({}),
});

/** `show nve interface`: what the one interface is; it has no source, so it is none that is shown. */
export const showNveInterface = showing('show nve interface [nve1] [detail]', {
  needs,
  help,
  read: () => [],
  print: (lines) => lines,
  structure: () => ({}),
});

/** `show l2rib internal permanently-frozen-list`: hosts that moved too often. Form: ntc-templates. */
export const showFrozenHosts = showing('show l2rib internal permanently-frozen-list', {
  needs: 'singleImage',
  help: { l2rib: 'Show the Layer 2 routing information base', internal: 'Show internal information' },
  read: () => [],
  print: () => ['', 'Topology    Mac Address    Frozen time', '----------- -------------- ---------------------------'],
  structure: () => ({}),
});
