import type { FileProblem } from '../machine/storage/problem.ts';

const words: Readonly<Record<FileProblem['why'], string>> = {
  'no-filesystem': 'No such file or directory',
  'not-present': 'No such file or directory',
  'not-formatted': 'No such file or directory',
  'remote-server': 'No such file or directory',
  'not-found': 'No such file or directory',
  exists: 'File exists',
  'is-directory': 'Is a directory',
  'not-directory': 'Not a directory',
  'not-empty': 'Directory not empty',
  'bad-name': 'Invalid argument',
  'no-space': 'No space left on device',
  'too-large': 'File too large',
  'io-error': 'Input/output error',
  'read-only': 'Read-only file system',
  'boot-image': 'Permission denied',
};

/** The words of a C library for a file problem, as SCP and SFTP servers send them to clients. */
export function problemWords({ why }: FileProblem): string {
  return words[why];
}
