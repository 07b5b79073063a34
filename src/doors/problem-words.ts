import { unreachable } from '../base/assert.ts';
import type { FileProblem } from '../machine/storage/problem.ts';

/** The words of a C library for a file problem, as SCP and SFTP servers send them to clients. */
export function problemWords(problem: FileProblem): string {
  switch (problem.why) {
    case 'no-filesystem':
    case 'not-present':
    case 'not-formatted':
    case 'remote-server':
    case 'not-found':
      return 'No such file or directory';
    case 'exists':
      return 'File exists';
    case 'is-directory':
      return 'Is a directory';
    case 'not-directory':
      return 'Not a directory';
    case 'not-empty':
      return 'Directory not empty';
    case 'bad-name':
      return 'Invalid argument';
    case 'no-space':
      return 'No space left on device';
    case 'too-large':
      return 'File too large';
    case 'io-error':
      return 'Input/output error';
    case 'read-only':
      return 'Read-only file system';
    case 'boot-image':
      return 'Permission denied';
    default:
      return unreachable(problem);
  }
}
