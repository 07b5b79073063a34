import { failed, ok } from '../../../base/result.ts';
import { type TransferProtocol, transferProtocols } from '../../../machine/transfer/remote.ts';
import type { ArgType } from '../../grammar/arg-types.ts';

/** A file or directory on the switch, as it is typed; it is resolved against the session's directory when the command runs. */
export function fileArg(): ArgType<string> {
  return { placeholder: 'WORD', parse: (text) => (isUri(text) ? failed({ why: 'shape' }) : ok(text)), offers: 'file' };
}

/** A directory on the switch. */
export function directoryArg(): ArgType<string> {
  return {
    placeholder: 'WORD',
    parse: (text) => (isUri(text) ? failed({ why: 'shape' }) : ok(text)),
    offers: 'directory',
  };
}

/** A file on another host. What the operator left out (`scp:` has nothing but a protocol) is undefined. */
export interface RemoteUri {
  readonly protocol: TransferProtocol;
  readonly user: string | undefined;
  /**
   * Only a URL of HTTP carries one (`https://user:password@host/file`). The device asks again for one that stands in any other URL,
   * and neither shows it nor takes it for a part of the name (public notes on Nexus 3064, `copy running-config sftp://u:p@host`).
   */
  readonly password: string | undefined;
  /** Without the brackets in which an IPv6 address stands. */
  readonly host: string | undefined;
  /** Only a URL of HTTP carries one; for all others it is a keyword of `copy`. */
  readonly port: number | undefined;
  /** As it was typed: behind the host it begins with `/`, behind the bare protocol (`scp:file`) it need not. */
  readonly path: string | undefined;
}

/** `scp:`, `scp:file`, `scp://host/path`, `ftp://user@host/path` and the like; only the named protocols are accepted. */
export function remoteArg(protocols: readonly TransferProtocol[]): ArgType<RemoteUri> {
  return {
    placeholder: '',
    parse: (text) => {
      const uri = parseRemote(text);
      return uri !== undefined && protocols.includes(uri.protocol) ? ok(uri) : failed({ why: 'shape' });
    },
    offers: 'remote',
  };
}

/** A protocol, and behind it a path alone, or `//`, a user with a password, a host and a path. */
const remotePattern = /^([a-z]+):(?:(?!\/\/)(.+)|\/\/(?:([^/]*)@)?([^/]*)(\/.*)?)?$/i;
const whoPattern = /^([^:]*)(?::(.*))?$/;
const wherePattern = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/;

function parseRemote(text: string): RemoteUri | undefined {
  const [, scheme = '', bare, who = '', where = '', behind] = remotePattern.exec(text) ?? [];
  const protocol = transferProtocols.find((known) => known === scheme.toLowerCase());
  if (protocol === undefined) return undefined;
  const [, user, password] = whoPattern.exec(who) ?? [];
  const isWeb = protocol === 'http' || protocol === 'https';
  const named = { protocol, user: user || undefined, path: bare ?? behind };
  if (!isWeb) {
    const host = where.replace(/^\[(.*)\]$/, '$1');
    return { ...named, password: undefined, host: host || undefined, port: undefined };
  }
  const [, bracketed, plain, port] = wherePattern.exec(where) ?? [];
  const host = bracketed || plain || undefined;
  return { ...named, password, host, port: port === undefined ? undefined : Number(port) };
}

function isUri(text: string): boolean {
  return /^[a-z]+:\/\/(?!\/|sup-|module-)/i.test(text) || /^(scp|sftp|ftp|tftp|https?):/i.test(text);
}
