import { failed, ok, type Result } from '../../base/result.ts';
import type { FileProblem } from './problem.ts';

/** A place on one filesystem. Invariant: `path` is absolute, normal (no `.`, `..`, `//`) and has no `/` at its end but for the root. */
export interface Location {
  readonly filesystem: string;
  readonly path: string;
}

const serverNames: readonly string[] = ['sup-local', 'sup-1', 'sup-active', 'module-1'];
const withFilesystem = /^([a-z][a-z0-9]*):(.*)$/i;

/**
 * Reads what an operator types: `usb1:x`, `bootflash:///d/x`, `bootflash://sup-local/x`, or a path relative to `base`.
 * `..` never leaves the filesystem. Whether the filesystem exists is not decided here.
 */
export function parseLocation(text: string, base: Location): Result<Location, FileProblem> {
  const match = withFilesystem.exec(text);
  if (match === null)
    return ok({ filesystem: base.filesystem, path: normal(text.startsWith('/') ? text : `${base.path}/${text}`) });
  const [, filesystem = '', rest = ''] = match;
  const server = /^\/\/([^/]+)(\/.*)?$/.exec(rest);
  if (server !== null && !rest.startsWith('///')) {
    const [, name = '', path = '/'] = server;
    if (!serverNames.includes(name)) return failed({ why: 'remote-server', server: name });
    return ok({ filesystem: filesystem.toLowerCase(), path: normal(path) });
  }
  return ok({ filesystem: filesystem.toLowerCase(), path: normal(rest) });
}

/** What `texts` name, without what nothing can be named; see `parseLocation`. */
export function locationsOf(texts: readonly string[], base: Location): readonly Location[] {
  return texts.flatMap((text) => {
    const location = parseLocation(text, base);
    return location.ok ? [location.value] : [];
  });
}

/** `bootflash:/dir/file`, as messages spell a place. */
export function spell(location: Location): string {
  return `${location.filesystem}:${location.path}`;
}

/** The last name of a path; empty for the root. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The directory that holds `path`. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

/** `name` inside the directory `path`. */
export function inside(path: string, name: string): string {
  return path === '/' ? `/${name}` : `${path}/${name}`;
}

/** An absolute path without `.`, `..` and doubled slashes; `..` at the root stays at the root. */
export function normal(path: string): string {
  // Most paths are normal already.
  if (path.startsWith('/') && !/\/\.{0,2}(?:\/|$)/.test(path)) return path;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return `/${steps.join('/')}`;
}
