import { failed, ok } from '../../base/result.ts';
import { type TransferProtocol, transferProtocols } from '../../machine/transfer/remote.ts';
import type { ArgType } from '../grammar/arg-types.ts';

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
  /** Only a URL of HTTP carries one (`https://user:password@host/file`). */
  readonly password: string | undefined;
  readonly host: string | undefined;
  /** Only a URL of HTTP carries one; for all others it is a keyword of `copy`. */
  readonly port: number | undefined;
  readonly path: string | undefined;
}

/** `scp:`, `scp://host/path`, `ftp://user@host/path` and the like; only the named protocols are accepted. */
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

const remotePattern = /^([a-z]+):(?:\/\/(?:([^@/]*)@)?([^/]*)(\/.*)?)?$/i;

function parseRemote(text: string): RemoteUri | undefined {
  const [, scheme = '', who, where, path] = remotePattern.exec(text) ?? [];
  const protocol = transferProtocols.find((known) => known === scheme.toLowerCase());
  if (protocol === undefined) return undefined;
  const named = { protocol, path: path === '/' ? undefined : path };
  if (protocol !== 'http' && protocol !== 'https') {
    return { ...named, user: who || undefined, password: undefined, host: where || undefined, port: undefined };
  }
  const [, user, password] = /^([^:]*)(?::(.*))?$/.exec(who ?? '') ?? [];
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(where ?? '') ?? [];
  return {
    ...named,
    user: user || undefined,
    password,
    host: bracketed || plain || undefined,
    port: port === undefined ? undefined : Number(port),
  };
}

function isUri(text: string): boolean {
  return /^[a-z]+:\/\/(?!\/|sup-|module-)/i.test(text) || /^(scp|sftp|ftp|tftp|https?):/i.test(text);
}
