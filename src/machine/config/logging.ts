import { type Named, noneNamed } from './named.ts';
import { slice } from './slice.ts';

/** A server that messages are sent to. */
export interface LogServer {
  readonly host: string;
  readonly severity: number;
  readonly vrf: string | undefined;
}

/** Where system messages go; a severity lets through what is as bad or worse, undefined is off. */
export interface Logging {
  readonly console: number | undefined;
  readonly monitor: number | undefined;
  readonly logfile: { readonly name: string; readonly severity: number } | undefined;
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

/** The severity of a server that names none: notifications. */
export const serverSeverity = 5;

/** Facilities whose level can be set, with their defaults: Cisco's system management guides, table of facilities. */
export const facilityDefaults: Readonly<Record<string, number>> = {
  aaa: 3,
  auth: 0,
  authpriv: 3,
  bootvar: 5,
  callhome: 2,
  cdp: 2,
  clis: 3,
  cron: 3,
  daemon: 3,
  ethpm: 5,
  ftp: 3,
  kern: 3,
  lacp: 2,
  lldp: 2,
  monitor: 3,
  ntp: 2,
  pfm: 5,
  radius: 5,
  syslog: 3,
  user: 3,
  vlan_mgr: 2,
  vshd: 5,
};

/** Defaults: console critical, terminals and log file notifications (Cisco's system management guides). */
export const logging = slice<Logging>('logging', {
  console: 2,
  monitor: 5,
  logfile: { name: 'messages', severity: 5 },
  levels: {},
  servers: noneNamed,
});
