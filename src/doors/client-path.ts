import { failed, ok, type Result } from '../base/result.ts';
import { type Files, home } from '../machine/storage/files.ts';
import { inside, type Location, normal } from '../machine/storage/location.ts';
import type { FileProblem } from '../machine/storage/problem.ts';

/** What a path of an SCP or SFTP client stands for: a place on a filesystem, or the directory that lists the filesystems. */
export type ClientPlace = { readonly kind: 'filesystems' } | { readonly kind: 'location'; readonly location: Location };

/** Characters of a path (PATH_MAX of Linux without its end); what is longer is no name, however it came about. */
export const longestPath = 4095;

/**
 * Reads a path as SCP and SFTP clients spell it. `bootflash:F`, `bootflash:/F`, `/bootflash/F`, `F` and `./F` are one file
 * (client contract 8.3); `/` is the directory of the filesystems; relative paths start at bootflash. `..` never leaves.
 * An SFTP client puts its directory in front of what was typed, so `/bootflash/usb1:F` means `usb1:F`.
 */
export function parseClientPath(files: Files, text: string): Result<ClientPlace, FileProblem> {
  if (text.length > longestPath) return failed({ why: 'bad-name', name: `${text.slice(0, 100)}…` });
  const named = afterLastFilesystem(files, text);
  if (named !== undefined || !text.startsWith('/')) {
    const location = files.resolve(named ?? text, home);
    return location.ok ? ok({ kind: 'location', location: location.value }) : location;
  }
  const path = normal(text);
  if (path === '/') return ok({ kind: 'filesystems' });
  const [, filesystem = '', rest = ''] = /^\/([^/]+)(.*)$/.exec(path) ?? [];
  const volume = files.volume(filesystem);
  if (!volume.ok) return volume;
  return ok({ kind: 'location', location: { filesystem, path: normal(rest) } });
}

/** Like `parseClientPath`, for operations that need a place on a filesystem: the directory of the filesystems cannot be changed. */
export function parseClientLocation(files: Files, text: string): Result<Location, FileProblem> {
  const place = parseClientPath(files, text);
  if (!place.ok) return place;
  return place.value.kind === 'location' ? ok(place.value.location) : failed({ why: 'is-directory', path: '/' });
}

/** The absolute path that clients are told: `/bootflash/dir/file`, or `/`. */
export function clientPathOf(place: ClientPlace): string {
  if (place.kind === 'filesystems') return '/';
  const { filesystem, path } = place.location;
  return path === '/' ? `/${filesystem}` : inside(`/${filesystem}`, path.slice(1));
}

/** The part of a path from its last `bootflash:` on; undefined without one. */
function afterLastFilesystem(files: Files, text: string): string | undefined {
  if (!text.includes(':')) return undefined;
  const steps = text.split('/');
  const at = steps.findLastIndex((step) => {
    const colon = step.indexOf(':');
    return colon > 0 && files.filesystems().includes(step.slice(0, colon).toLowerCase());
  });
  return at < 0 ? undefined : steps.slice(at).join('/');
}
