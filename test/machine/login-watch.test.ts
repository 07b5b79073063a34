import { expect, it } from 'vitest';
import { toldUser } from '../../src/machine/login-watch.ts';

it('a name that a client gave is told in a hundred characters, none of which moves a cursor', () => {
  expect(toldUser('admin')).toBe('admin');
  expect(toldUser('a\r\n\x1b[2Jb')).toBe('a\\015\\012\\033[2Jb');
  expect(toldUser('x'.repeat(30_000))).toHaveLength(100);
});
