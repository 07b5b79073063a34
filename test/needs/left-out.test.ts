import { expect, it } from 'vitest';
import { leftOutLines } from './left-out.ts';
import { missing, programsIn } from './programs.ts';

it('a run says what was left out, for what, and how one gets it', () => {
  expect(leftOutLines([['vsftpd', 'root'], ['root'], []])).toEqual([
    'left out: 2 tests need root (run npm test as root)',
    'left out: 1 test needs vsftpd (apt-get install vsftpd)',
  ]);
});

it('a program that nobody knows how to get is not asked for', () => {
  expect(() => missing(['nosuch'])).toThrow('names no package for nosuch');
});

it('a script needs what it calls', () => {
  expect(programsIn('n3k exec -- sshpass -p x ssh -p 22 host | sed s/a/b/')).toEqual(['ssh', 'sshpass', 'sed']);
});
