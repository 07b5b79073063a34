// Fixtures and matchers for vitest; jest takes the same matchers, and node:test takes expectDevice.
import { labFixtures, matchers } from 'n3k-emulator/testing';
import { test as base, expect } from 'vitest';

expect.extend(matchers);

declare module 'vitest' {
  interface Matchers<T> {
    toBeBooted(release?: string): T;
    toHaveFile(path: string, expected?: string | RegExp | { sizeBytes?: number; md5?: string }): Promise<T>;
    toRun(line: string, expected?: string | RegExp): Promise<T>;
  }
}

const test = base.extend(labFixtures());

test('a switch of one test', async ({ device }) => {
  expect(device).toBeBooted('7.0(3)I7(8)');
  await expect(device).toRun('show hostname', /N3K-C3064PQ/);
  await expect(device).not.toHaveFile('usb1:golden.bin');
});
