// Fixtures and matchers for vitest, and scenarios as tests. The first import brings the matchers and their types.
import 'n3k-emulator/vitest';
import { dirname, join } from 'node:path';
import { builtInLabPath, findScenarios, loadScenarios, playScenario } from 'n3k-emulator';
import { labFixtures } from 'n3k-emulator/testing';
import { test as base, expect } from 'vitest';

const test = base.extend(labFixtures());

test('a switch of one test', async ({ device }) => {
  expect(device).toBeBooted('7.0(3)I7(8)');
  await expect(device).toRun('show hostname', /N3K-C3064PQ/);
  await expect(device).not.toHaveFile('usb1:golden.bin');
});

// Every scenario of a folder is a test: here those that the package ships for classes.
const folder = join(dirname(builtInLabPath()), '..', 'training');
const scenarios = findScenarios([folder]).flatMap((file) => loadScenarios(file));
test.for(scenarios)('$title', async (scenario) => {
  expect((await playScenario(scenario)).failure).toBeUndefined();
});
