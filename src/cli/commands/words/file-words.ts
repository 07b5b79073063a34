import type { FileProblem } from '../../../machine/storage/problem.ts';

/** A stick that cannot be mounted is not there for the file commands (inferred). */
const words: Readonly<Record<Exclude<FileProblem['why'], 'boot-image'>, string>> = {
  'no-filesystem': 'No such file or directory',
  'not-found': 'No such file or directory',
  'not-present': 'usb is not present',
  'not-formatted': 'usb is not present',
  'remote-server': 'Changing directory to a non-local server is not allowed.',
  exists: 'File exists',
  'is-directory': 'Is a directory',
  'not-directory': 'Not a directory',
  'not-empty': 'Directory not empty',
  'bad-name': 'Invalid file name',
  'no-space': 'No space left on device',
  'too-large': 'File too large',
  'io-error': 'Input/output error',
  'read-only': 'Read-only file system',
};

/** What NX-OS says about a file operation that cannot be done. Sources: nxos-behaviour 4.1, 4.3, 4.5, 4.6; rest inferred. */
export function fileWords(problem: FileProblem): string {
  if (problem.why !== 'boot-image') return words[problem.why];
  return `Switch is booted with '${problem.name}'. Overwriting/deleting this image is not allowed`;
}

/** `/bootflash/dir/file`: how messages of copying programs spell a place. */
export function mountedPath(location: { readonly filesystem: string; readonly path: string }): string {
  return `/${location.filesystem}${location.path}`;
}
