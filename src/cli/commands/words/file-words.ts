import { unreachable } from '../../../base/assert.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';

/** What NX-OS says about a file operation that cannot be done. Sources: nxos-behaviour 4.1, 4.3, 4.5, 4.6; rest inferred. */
export function fileWords(problem: FileProblem): string {
  switch (problem.why) {
    case 'no-filesystem':
    case 'not-found':
      return 'No such file or directory';
    case 'not-present':
    case 'not-formatted':
      // A stick that cannot be mounted is not there for the file commands (inferred).
      return 'usb is not present';
    case 'remote-server':
      return 'Changing directory to a non-local server is not allowed.';
    case 'exists':
      return 'File exists';
    case 'is-directory':
      return 'Is a directory';
    case 'not-directory':
      return 'Not a directory';
    case 'not-empty':
      return 'Directory not empty';
    case 'bad-name':
      return 'Invalid file name';
    case 'no-space':
      return 'No space left on device';
    case 'too-large':
      return 'File too large';
    case 'io-error':
      return 'Input/output error';
    case 'read-only':
      return 'Read-only file system';
    case 'boot-image':
      return `Switch is booted with '${problem.name}'. Overwriting/deleting this image is not allowed`;
    default:
      return unreachable(problem);
  }
}

/** `/bootflash/dir/file`: how messages of copying programs spell a place. */
export function mountedPath(location: { readonly filesystem: string; readonly path: string }): string {
  return `/${location.filesystem}${location.path}`;
}
