import { type Named, noneNamed } from './named.ts';
import { slice } from './slice.ts';

/** A server that messages are sent to. */
export interface LogServer {
  readonly host: string;
  /** Undefined where the line names none: `serverSeverity` holds. */
  readonly severity: number | undefined;
  readonly vrf: string | undefined;
  readonly port?: number | undefined;
  readonly facility?: string | undefined;
  /** How it is reached safely: `secure`, or `secure trustpoint client-identity NAME`. */
  readonly secure?: string | undefined;
}

/** The file that keeps messages. */
export interface LogFile {
  readonly name: string;
  readonly severity: number;
  readonly sizeBytes?: number | undefined;
  /** At how many percent of the persistent file the switch warns. */
  readonly thresholdPercent?: number | undefined;
}

/** Where system messages go; a severity lets through what is as bad or worse, undefined is off. */
export interface Logging {
  readonly console: number | undefined;
  readonly monitor: number | undefined;
  readonly logfile: LogFile | undefined;
  /** Levels of facilities that differ from their defaults. */
  readonly levels: Readonly<Record<string, number>>;
  /** By host. */
  readonly servers: Named<LogServer>;
}

/** From 0 to 7. */
export const severityNames = [
  'emergencies',
  'alerts',
  'critical',
  'errors',
  'warnings',
  'notifications',
  'information',
  'debugging',
] as const;

/** What a log file may grow to (default of `logging logfile`). */
export const logfileBytes = 4_194_304;

/** The severity of a server that names none: notifications. */
export const serverSeverity = 5;

/**
 * Facilities whose level can be set, with their defaults: Cisco's system management guides, table of facilities, and `show logging level`
 * in public captures of Nexus 3000 and 9000; levels that none of them has are inferred.
 */
export const facilityDefaults: Readonly<Record<string, number>> = {
  aaa: 3,
  acllog: 2,
  aclmgr: 3,
  aclqos: 5,
  adjmgr: 2,
  arp: 3,
  'ascii-cfg': 2,
  auth: 0,
  authpriv: 3,
  bfd: 5,
  bgp: 5,
  bootvar: 5,
  callhome: 2,
  capability: 2,
  cdp: 2,
  cert_enroll: 2,
  cfs: 3,
  clis: 3,
  confcheck: 2,
  copp: 2,
  cron: 3,
  daemon: 3,
  device_test: 3,
  dhcp_snoop: 2,
  diag_port_lb: 2,
  diagclient: 2,
  diagmgr: 2,
  eigrp: 5,
  eltm: 2,
  eth_port_channel: 5,
  eth_port_sec: 2,
  ethpm: 5,
  evmc: 5,
  evmed: 5,
  evms: 2,
  'feature-mgr': 2,
  'fs-daemon': 2,
  ftp: 3,
  hsrp: 5,
  icmpv6: 2,
  igmp: 5,
  im: 5,
  'interface-vlan': 2,
  ipqosmgr: 4,
  isis: 5,
  kern: 3,
  l2fm: 2,
  l3vm: 5,
  lacp: 2,
  ldap: 3,
  licmgr: 6,
  lldp: 2,
  local0: 3,
  local1: 3,
  local2: 3,
  local3: 3,
  local4: 3,
  local5: 3,
  local6: 3,
  local7: 3,
  lpr: 3,
  m2rib: 2,
  m6rib: 5,
  mail: 3,
  mfdm: 2,
  mmode: 2,
  module: 5,
  monitor: 3,
  mrib: 5,
  msdp: 5,
  news: 3,
  nohms: 2,
  ntp: 2,
  nxapi: 2,
  ospf: 5,
  ospfv3: 5,
  otm: 3,
  pfm: 5,
  pfstat: 2,
  pim: 5,
  pixm: 2,
  platform: 5,
  plugin: 2,
  poap: 2,
  port: 5,
  'port-channel': 5,
  'port-profile': 2,
  'port-resources': 5,
  'port-security': 2,
  'private-vlan': 3,
  ptp: 2,
  radius: 5,
  res_mgr: 5,
  rip: 5,
  rpm: 5,
  sal: 2,
  scheduler: 5,
  security: 3,
  'session-mgr': 3,
  sflow: 2,
  sksd: 3,
  smm: 4,
  snmpd: 2,
  snmpmib_proc: 2,
  'spanning-tree': 3,
  spm: 2,
  statsclient: 2,
  syslog: 3,
  sysmgr: 3,
  'tacacs+': 3,
  track: 3,
  tunnel: 5,
  u6rib: 5,
  udld: 5,
  ufdm: 3,
  urib: 5,
  user: 3,
  uucp: 3,
  vdc_mgr: 6,
  'virtual-service': 5,
  vlan_mgr: 2,
  vmm: 5,
  vpc: 6,
  vrrp: 5,
  vshd: 5,
  vtp: 5,
  xmlma: 3,
  zschk: 3,
};

/** Defaults: console critical, terminals and log file notifications (Cisco's system management guides). */
export const logging = slice<Logging>('logging', {
  console: 2,
  monitor: 5,
  logfile: { name: 'messages', severity: 5 },
  levels: {},
  servers: noneNamed,
});
