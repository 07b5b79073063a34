import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { lossyOutput, waitingBytes } from '../../src/command-line/lossy-output.ts';

it('what a reader does not take is held up to a bound, and the rest is lost', () => {
  const unread = new Writable({ write: () => {} });
  const tell = lossyOutput(unread);
  const line = `${'x'.repeat(999)}\n`;
  for (let count = 0; count < 3000; count += 1) tell(line);
  expect(unread.writableLength).toBeGreaterThan(waitingBytes);
  expect(unread.writableLength).toBeLessThanOrEqual(waitingBytes + line.length);
});
