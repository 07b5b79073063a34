import { failed, ok } from '../../base/result.ts';
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

/** A file on another host. `host`, `user` and `path` are undefined where the operator left them out (`scp:`). */
export interface RemoteUri {
  readonly protocol: 'scp' | 'sftp' | 'ftp';
  readonly user: string | undefined;
  readonly host: string | undefined;
  readonly path: string | undefined;
}

/** `scp:`, `scp://host/path`, `ftp://user@host/path` and the like; only the named protocols are accepted. */
export function remoteArg(protocols: readonly RemoteUri['protocol'][]): ArgType<RemoteUri> {
  return {
    placeholder: '',
    parse: (text) => {
      const uri = parseRemote(text);
      return uri !== undefined && protocols.includes(uri.protocol) ? ok(uri) : failed({ why: 'shape' });
    },
    offers: 'remote',
  };
}

const remotePattern = /^(scp|sftp|ftp):(?:\/\/(?:([^@/]*)@)?([^/]*)(\/.*)?)?$/i;

function parseRemote(text: string): RemoteUri | undefined {
  const match = remotePattern.exec(text);
  if (match === null) return undefined;
  const [, scheme = '', user, host, path] = match;
  const lower = scheme.toLowerCase();
  const protocol = lower === 'scp' || lower === 'sftp' ? lower : 'ftp';
  return { protocol, user: user || undefined, host: host || undefined, path: path === '/' ? undefined : path };
}

function isUri(text: string): boolean {
  return /^[a-z]+:\/\/(?!\/|sup-|module-)/i.test(text) || /^(scp|sftp|ftp|tftp|https?):/i.test(text);
}
