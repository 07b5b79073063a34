import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/base/package-root.ts';
import { seededRandom } from '../src/base/random.ts';
import { findScenarios } from '../src/scenario/find-scenarios.ts';
import { loadScenarios } from '../src/scenario/load-scenario.ts';
import { failureLines } from '../src/scenario/reporters/failure-lines.ts';
import { playScenarios, usualJobs } from '../src/scenario/run-scenarios.ts';
import { startLab } from '../src/start-lab.ts';
import { isWide } from './wide.ts';

const shipped = findScenarios([join(packageRoot(), 'scenarios')]).flatMap((file) => loadScenarios(file));

test('every shipped scenario names its source and a tag, and has a title of its own', () => {
  expect(shipped.filter(({ source, tags }) => source === undefined || tags.length === 0)).toEqual([]);
  expect(new Set(shipped.map(({ title }) => title)).size).toBe(shipped.length);
});

// `.ci/run` plays them with the built program as well, in the order of their files.
test.each(isWide ? ['one order', 'another order'] : ['one order'])(
  'all shipped scenarios pass, in %s',
  async (seed) => {
    const random = seededRandom(seed);
    const shuffled = shipped
      .map((scenario) => ({ scenario, place: random.integer(1_000_000) }))
      .sort((a, b) => a.place - b.place)
      .map(({ scenario }) => scenario);
    const outcomes = await playScenarios(shuffled, { startLab, jobs: usualJobs });
    const failures = outcomes.flatMap(({ title, failure }) =>
      failure === undefined ? [] : [[title, ...failureLines(failure)]],
    );
    expect(failures).toEqual([]);
  },
  120_000,
);
