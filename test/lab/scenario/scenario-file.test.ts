import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import { findScenarios } from '../../../src/lab/scenario/find-scenarios.ts';
import { loadScenarios } from '../../../src/lab/scenario/load-scenario.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-scenario-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string, name = 'a.yaml'): string {
  const path = join(folder, name);
  // `@{a}` stands for a variable, which a linter takes for a mistake in a string.
  writeFileSync(path, text.replaceAll('@{', '${'));
  return path;
}

/** What reading a scenario says of it: message and hint, without the folder. */
function refusal(text: string): string {
  try {
    loadScenarios(written(text));
  } catch (error) {
    if (error instanceof EmulatorError) return `${error.message} (${error.hint})`.replaceAll(`${folder}/`, '');
    throw error;
  }
  return 'read';
}

describe('a scenario file that is wrong is answered with file, line and place', () => {
  it.each([
    ['title: x\n', 'a.yaml:1: steps: Invalid key: Expected "steps" but received undefined (correct the file)'],
    ['title: x\nsteps: []\n', 'a.yaml:2: steps: a scenario needs at least one step (correct the file)'],
    [
      'title: x\nsteps:\n  - type: a\n  - tipe: b\n',
      'a.yaml:4: steps.1: expected a step with one of type, press, expect, open, close, transcript, file, state, journal, power, pull, insert, advance, wait, save, restore, note, at, use, each (correct the file)',
    ],
    [
      'title: x\nsteps:\n  - type: a\n    contain: b\n',
      'a.yaml:4: steps.0.contain: Invalid key: Expected never but received "contain" (correct the file)',
    ],
    [
      'title: x\nsteps:\n  - expect: "("\n',
      'a.yaml:3: steps.0.expect: expected a regular expression (correct the file)',
    ],
    [
      'title: x\nsteps:\n  - advance: soon\n',
      'a.yaml:3: steps.0.advance: expected a duration such as 500 ms, 30 s, 5 min, 2 h or 1 d (correct the file)',
    ],
    ['title: x\nsteps:\n  - power: down\n', 'a.yaml:3: steps.0.power: expected on or off (correct the file)'],
    [
      'title: x\nvariables: { a: b }\nsteps:\n  - type: show @{c}\n',
      'a.yaml:4: steps.0.type: unknown variable "c" (known variables: a)',
    ],
    ['title: x\nsteps:\n  - use: none\n', 'a.yaml:3: steps.0: unknown fixture "none" (known fixtures: none)'],
    [
      'title: x\nlab: { devices: [{ name: a, model: N3K-C3064PQ-10GE }] }\nsteps: [{ type: a }]\n',
      'a.yaml:2: devices.0.release: Invalid key: Expected "release" but received undefined (correct the file)',
    ],
  ])('%j', (text, message) => {
    expect(refusal(text)).toBe(message);
  });
});

describe('a scenario file', () => {
  it('becomes one scenario for each row of its matrix, with variables, fixtures, includes and repetitions put in', () => {
    written('fixtures:\n  login:\n    - { type: "@{greeting}", on: sw1 }\n', 'shared.yaml');
    const path = written(
      [
        'title: All',
        'include: [shared.yaml]',
        'parameters: { word: clock }',
        'variables: { greeting: "show @{word}" }',
        'matrix: { model: [A, B], count: [1, 2] }',
        'steps:',
        '  - use: login',
        '  - { each: device, of: "sw[1-2]", steps: [{ type: "hello @{model}", on: "@{device}" }] }',
        '  - { file: x, sizeBytes: "@{count}" }',
      ].join('\n'),
    );
    const scenarios = loadScenarios(path, { parameters: new Map([['word', 'version']]) });
    expect(scenarios.map(({ title }) => title)).toEqual([
      'All [model A, count 1]',
      'All [model A, count 2]',
      'All [model B, count 1]',
      'All [model B, count 2]',
    ]);
    expect(scenarios[2]?.steps.map(({ step, line, index }) => ({ step, line, index }))).toEqual([
      { step: { type: 'show version', on: 'sw1' }, line: 3, index: undefined },
      { step: { type: 'hello B', on: 'sw1' }, line: 8, index: undefined },
      { step: { type: 'hello B', on: 'sw2' }, line: 8, index: undefined },
      { step: { file: 'x', sizeBytes: 1 }, line: 9, index: 2 },
    ]);
  });

  it('is found in folders, labs and shared files aside, in the order of names', () => {
    const root = join(folder, 'found');
    for (const name of ['b', 'labs', 'shared']) mkdirSync(join(root, name), { recursive: true });
    for (const name of ['z.yaml', 'b/c.yaml', 'labs/l.yaml', 'shared/s.yaml', 'b/readme.md']) {
      writeFileSync(join(root, name), '');
    }
    expect(findScenarios([root])).toEqual([join(root, 'b', 'c.yaml'), join(root, 'z.yaml')]);
  });
});
