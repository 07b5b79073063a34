// Fixtures and matchers for vitest. The first import brings the matchers and their types.
import 'n3k-emulator/vitest';
import { labFixtures } from 'n3k-emulator/testing';
import { test as base, expect } from 'vitest';

const test = base.extend(labFixtures());

test('a switch of one test', async ({ device }) => {
  expect(device).toBeBooted('7.0(3)I7(8)');
  await expect(device).toRun('show hostname', /N3K-C3064PQ/);
  await expect(device).not.toHaveFile('usb1:golden.bin');
});
