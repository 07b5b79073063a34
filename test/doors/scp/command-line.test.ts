import { expect, it } from 'vitest';
import { parseScpCommand } from '../../../src/doors/scp/command-line.ts';

const plain = { kind: 'sink', isRecursive: false, keepsTimes: false, needsDirectory: false };

it.each([
  ['scp -t bootflash:/x', { ...plain, paths: ['bootflash:/x'] }],
  ['scp -v -t x', { ...plain, paths: ['x'] }],
  ['scp -vrpdqC -t x', { ...plain, isRecursive: true, keepsTimes: true, needsDirectory: true, paths: ['x'] }],
  ['scp -p -d -t -- -x', { ...plain, keepsTimes: true, needsDirectory: true, paths: ['-x'] }],
  ["scp -t 'bootflash:/a b'", { ...plain, paths: ['bootflash:/a b'] }],
  ['scp -t "a \\"b\\" c"', { ...plain, paths: ['a "b" c'] }],
  ['scp -t a\\ b', { ...plain, paths: ['a b'] }],
  ["scp -t 'it'\\''s'", { ...plain, paths: ["it's"] }],
  ['/usr/bin/scp -f x', { ...plain, kind: 'source', paths: ['x'] }],
  ['scp  -r  -f a  b', { ...plain, kind: 'source', isRecursive: true, paths: ['a', 'b'] }],
])('%s', (line, command) => {
  expect(parseScpCommand(line)).toEqual(command);
});

it.each(['show version', 'scp', 'scp -t', 'scp x y', 'scp -t -f x', 'scp -X -t x', 'scpx -t x', ''])(
  '%s is no legacy SCP',
  (line) => {
    expect(parseScpCommand(line)).toBeUndefined();
  },
);
