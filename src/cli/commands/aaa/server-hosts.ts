import { features } from '../../../machine/config/features.ts';
import { listOf, type Named, named, noneNamed, withNamed, withoutNamed } from '../../../machine/config/named.ts';
import { type RunningConfiguration, slice } from '../../../machine/config/slice.ts';
import type { Device } from '../../../machine/device.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { anyOrder, arg, flag, optional, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/setting.ts';
import { movedKey } from '../words/encrypted-key.ts';

/** A server that is asked about users; what is undefined is as the switch has it without a line. */
export interface ServerHost {
  readonly host: string;
  /** What stands behind `key`: `7 "fewhg"`. */
  readonly key?: string | undefined;
  readonly authPort?: number | undefined;
  readonly acctPort?: number | undefined;
  /** Asked about nothing but authentication, or accounting; about both without either. */
  readonly onlyFor?: 'authentication' | 'accounting' | undefined;
  readonly port?: number | undefined;
  readonly timeout?: number | undefined;
  readonly retransmit?: number | undefined;
  readonly isSingle?: boolean | undefined;
}

/** Ports of servers whose lines name none (Cisco's security guides). */
export const authPortDefault = 1812;
export const acctPortDefault = 1813;
export const tacacsPortDefault = 49;

/** RADIUS servers in the order in which they were given. */
export const radiusHosts = slice<Named<ServerHost>>('radius hosts', noneNamed);
/** TACACS+ servers in the order in which they were given. */
export const tacacsHosts = slice<Named<ServerHost>>('tacacs hosts', noneNamed);

const hostWord = word('host', 'Server DNS name or its IP address');
const hostArg = arg('host', wordArg({ maxLength: 256, pattern: /^[\w.:-]+$/ }), 'Host name or IP address');
const keyPart = [
  word('key', 'Server specific key'),
  arg('key', wordArg({ maxLength: 63 }), 'Shared secret, or 0, 6 or 7 that says its form'),
] as const;
const secretArg = arg('secret', wordArg({ maxLength: 63 }), 'Shared secret');
const timeoutPart = [
  word('timeout', 'Timeout in seconds'),
  arg('timeout', integer(1, 60), 'Timeout value in seconds'),
] as const;
const radiusWord = word('radius-server', 'Configure RADIUS server related parameters');
const tacacsWord = word('tacacs-server', 'Configure TACACS+ server related parameters', { needs: 'feature tacacs+' });
const radiusParts = anyOrder([
  [...keyPart, optional([secretArg])],
  [word('auth-port', 'Port for authentication'), arg('authPort', integer(0, 65_535), 'UDP port')],
  [word('acct-port', 'Port for accounting'), arg('acctPort', integer(0, 65_535), 'UDP port')],
  [flag('isAuthentication', word('authentication', 'Use for authentication'))],
  [flag('isAccounting', word('accounting', 'Use for accounting'))],
  timeoutPart,
  [word('retransmit', 'Tries before the next server'), arg('retransmit', integer(0, 5), 'Retransmission count')],
]);
const tacacsParts = anyOrder([
  [...keyPart, optional([secretArg])],
  [word('port', 'Server port'), arg('port', integer(1, 65_535), 'TCP port')],
  timeoutPart,
  [flag('isSingle', word('single-connection', 'Keep one connection'))],
]);

/** `radius-server host`: a server, and what is special about it; a further line changes what it names and no more. */
const radiusHost = setting({
  syntax: [radiusWord, hostWord, hostArg, optional([radiusParts])],
  examples: ['radius-server host 192.0.2.20 key cisco123 timeout 9', 'radius-server host 192.0.2.20 auth-port 1645'],
  set: ({ args, device }) => changed(device, radiusHosts, args),
  clear: ({ args, device }) => cleared(device, radiusHosts, args),
  write: ({ running }) =>
    listOf(radiusHosts.of(running)).map(({ host, key, authPort, acctPort, onlyFor, timeout, retransmit }) =>
      [
        `radius-server host ${host}`,
        ...part('key', key),
        ...part('auth-port', authPort === authPortDefault ? undefined : authPort),
        ...part('acct-port', acctPort === acctPortDefault ? undefined : acctPort),
        // Both words stand where a server is for both (public configurations of 7.0(3)I and 9.x).
        onlyFor ?? 'authentication accounting',
        ...part('timeout', timeout),
        ...part('retransmit', retransmit),
      ].join(' '),
    ),
});

/** `tacacs-server host`: the same for TACACS+. */
const tacacsHost = setting({
  syntax: [tacacsWord, hostWord, hostArg, optional([tacacsParts])],
  examples: ['tacacs-server host 192.0.2.21 key 7 "fewhg123"', 'tacacs-server host 192.0.2.21 port 89 timeout 25'],
  set: ({ args, device }) => changed(device, tacacsHosts, args),
  clear: ({ args, device }) => cleared(device, tacacsHosts, args),
  write: ({ running }) =>
    listOf(isTacacsOn(running) ? tacacsHosts.of(running) : noneNamed).map(({ host, key, port, timeout, isSingle }) =>
      [
        `tacacs-server host ${host}`,
        ...part('key', key),
        ...part('port', port === tacacsPortDefault ? undefined : port),
        ...part('timeout', timeout),
        ...(isSingle === true ? ['single-connection'] : []),
      ].join(' '),
    ),
});

export const serverHostSettings = [radiusHost, tacacsHost];

type Hosts = typeof radiusHosts;

/** Whether TACACS+ is there at all. */
export function isTacacsOn(running: RunningConfiguration): boolean {
  return features.of(running).includes('tacacs+');
}

/** What a line about a server may say. */
interface Said extends Omit<ServerHost, 'onlyFor' | 'isSingle'> {
  readonly secret?: string | undefined;
  readonly isAuthentication?: boolean;
  readonly isAccounting?: boolean;
  readonly isSingle?: boolean;
}

function changed({ configuration, clock }: Device, hosts: Hosts, said: Said): void {
  const known = configuration.of(hosts);
  const old = named(known, said.host) ?? { host: said.host };
  const fields: Partial<ServerHost> = {
    ...(said.key === undefined ? {} : { key: keyText(said.key, said.secret) }),
    ...numbersIn(said, (value) => value),
    ...(said.isSingle ? { isSingle: true } : {}),
  };
  const isAbout = said.isAuthentication === true || said.isAccounting === true;
  const onlyFor = isAbout ? onlyOf(said) : old.onlyFor;
  configuration.change(hosts, withNamed(known, said.host, { ...old, ...fields, onlyFor }), clock.now());
}

/** `no` before a line takes what the line names; the server itself where it names nothing. */
function cleared({ configuration, clock }: Device, hosts: Hosts, said: Said): void {
  const known = configuration.of(hosts);
  const old = named(known, said.host);
  if (old === undefined) return;
  const fields: Partial<ServerHost> = {
    ...(said.key === undefined ? {} : { key: undefined }),
    ...numbersIn(said, () => undefined),
    ...(said.isSingle ? { isSingle: undefined } : {}),
  };
  const isWhole = Object.keys(fields).length === 0 && !said.isAuthentication && !said.isAccounting;
  const left = isWhole ? withoutNamed(known, said.host) : withNamed(known, said.host, { ...old, ...fields });
  configuration.change(hosts, left, clock.now());
}

function numbersIn(said: Said, kept: (value: number) => number | undefined): Partial<ServerHost> {
  const { authPort, acctPort, port, timeout, retransmit } = said;
  const given = Object.entries({ authPort, acctPort, port, timeout, retransmit });
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, kept(value)]])));
}

function onlyOf({ isAuthentication = false, isAccounting = false }: Said): ServerHost['onlyFor'] {
  if (isAuthentication === isAccounting) return undefined;
  return isAuthentication ? 'authentication' : 'accounting';
}

/** What is kept of `key 0 cisco`, `key 7 "fewhg"` and `key cisco`: keys of servers stand between quotes. */
export function keptKey(first: string, second: string | undefined): { readonly form: string; readonly text: string } {
  if (second === undefined || first === '0') return { form: '7', text: `"${movedKey(second ?? first)}"` };
  return { form: first, text: `"${second}"` };
}

function keyText(first: string, second: string | undefined): string {
  const { form, text } = keptKey(first, second);
  return `${form} ${text}`;
}

function part(keyword: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [`${keyword} ${value}`];
}
