import { expect, it } from 'vitest';
import { meterLine } from '../../../../src/cli/commands/copy/meter.ts';

it('tells no time that is left while nothing has arrived', () => {
  const progress = { name: 'a.bin', movedBytes: 0, sizeBytes: 1_000_000, elapsedMs: 1, bytesPerSecond: 0 };
  expect(meterLine(progress)).toMatch(/^a\.bin +0% {5}0B {3}0\.0KB\/s {3}--:-- ETA$/);
  expect(meterLine({ ...progress, movedBytes: 500_000, bytesPerSecond: 250_000 })).toMatch(/00:02 ETA$/);
});
