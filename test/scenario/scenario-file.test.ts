import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findScenarios } from '../../src/scenario/find-scenarios.ts';
import { loadScenarios } from '../../src/scenario/load-scenario.ts';

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

describe('a scenario file', () => {
  it('becomes one scenario for each row of its matrix, with variables, fixtures, includes and repetitions put in', () => {
    written('fixtures:\n  login:\n    - { type: "@{greeting}", device: sw1 }\n', 'shared.yaml');
    const path = written(
      [
        'title: All',
        'lab:',
        '  templates: { sw: { model: N3K-C3064PQ-10GE, release: 9.3(4) } }',
        '  devices: [{ template: sw, count: 2 }]',
        'include: [shared.yaml]',
        'parameters: { word: clock }',
        'variables: { greeting: "show @{word}" }',
        'matrix: { model: [A, B], count: [1, 2] }',
        'steps:',
        '  - use: login',
        '  - { each: device, of: "sw[1-2]", steps: [{ type: "hello @{model}", device: "@{device}" }] }',
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
      { step: { type: 'show version', device: 'sw1' }, line: 3, index: undefined },
      { step: { type: 'hello B', device: 'sw1' }, line: 11, index: undefined },
      { step: { type: 'hello B', device: 'sw2' }, line: 11, index: undefined },
      { step: { file: 'x', sizeBytes: 1 }, line: 12, index: 2 },
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
