import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Facts } from '../../src/facts/catalog.ts';
import { checkLab } from '../../src/lab/check-lab.ts';
import { readScenarios } from '../../src/scenario/load-scenario.ts';
import { startLab } from '../../src/start-lab.ts';
import { labMistakes } from './lab-mistakes.ts';
import { marked } from './mistake.ts';
import { scenarioMistakes } from './scenario-mistakes.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-mistakes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const facts = new Facts();

/** What validators say to each other and nobody else understands. */
const jargon = /Invalid |Expected never|received|undefined|null\b|\bissue|object\b/;

function written(text: string, name = 'a.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const told = (problems: readonly { readonly message: string; readonly hint: string }[]): readonly string[] =>
  problems.map(({ message, hint }) => `${message} (${hint})`.replaceAll(`${folder}/`, ''));

describe('a mistake in a scenario is named where it is, with what is allowed', () => {
  it.each(scenarioMistakes.map((mistake) => [mistake.what, mistake] as const))('%s', (_what, mistake) => {
    const { content, place } = marked(mistake);
    const said = told(readScenarios(written(content), { facts }).problems);
    expect(said).toEqual([expect.stringMatching(mistake.says)]);
    expect(said[0]).toMatch(new RegExp(`^a\\.yaml:${place}: `));
    expect(said[0]).not.toMatch(jargon);
  });
});

describe('a mistake in a lab is named where it is, with what is allowed', () => {
  it.each(labMistakes.map((mistake) => [mistake.what, mistake] as const))('%s', async (_what, mistake) => {
    const { content, place } = marked(mistake);
    const said = told((await checkLab(written(content), facts, startLab)).problems);
    expect(said).toEqual([expect.stringMatching(mistake.says)]);
    expect(said[0]).toMatch(new RegExp(`^a\\.yaml:${place}: `));
    expect(said[0]).not.toMatch(jargon);
  });
});

describe('all mistakes of a file', () => {
  it('of a lab are told at once, in the order of their lines', async () => {
    const text =
      'titel: x\ndevices:\n  - name: sw1\n    model: N3K-X\n    release: 9.3\n    usb1: blue\n    hostnam: a\n  - model: N3K-C3064PQ-10GE\nclock: { speed: fast }\n';
    expect(told((await checkLab(written(text), facts, startLab)).problems).map((line) => line.split(' (')[0])).toEqual([
      'a.yaml:1:1: titel: unknown key "titel"',
      'a.yaml:4:12: devices.0.model: unknown model "N3K-X"',
      'a.yaml:5:14: devices.0.release: expected a text, not the number 9.3',
      'a.yaml:6:11: devices.0.usb1: the lab has no stick "blue"',
      'a.yaml:7:5: devices.0.hostnam: unknown key "hostnam"',
      'a.yaml:8:5: devices.1.release: "release" is missing',
      'a.yaml:9:17: clock.speed: expected real, instant, manual, or a factor from 0.001 to 100000, not "fast"',
    ]);
  });

  it('of a device whose template or name is wrong, the others are told as well', async () => {
    const text = [
      'templates: { t: { model: N3K-C3064PQ-10GE, release: 9.3(4) } }',
      'devices:',
      '  - { name: a, template: tt, release: 9.3(99), usb1: blue }',
      '  - { name: a, template: t, release: 9.3(98) }',
      '  - { template: tt }',
    ].join('\n');
    const { problems } = await checkLab(written(text), facts, startLab);
    expect(told(problems).map((line) => line.split(' (')[0])).toEqual([
      'a.yaml:3:26: devices.0.template: unknown template "tt"',
      'a.yaml:3:39: devices.0.release: unknown release "9.3(99)"',
      'a.yaml:3:54: devices.0.usb1: the lab has no stick "blue"',
      'a.yaml:4:13: devices.1.name: two devices are called "a"',
      'a.yaml:4:38: devices.1.release: unknown release "9.3(98)"',
      'a.yaml:5:17: devices.2.template: unknown template "tt"',
    ]);
  });

  it('of one mapping are told at once', async () => {
    const text =
      'titel: x\ntitle: y\nsped: 1\ndevices: [{ nmae: a, model: N3K-C3064PQ-10GE, release: 9.3(4), hots: b }]\n';
    expect(told((await checkLab(written(text), facts, startLab)).problems).map((line) => line.split(' (')[0])).toEqual([
      'a.yaml:1:1: titel: unknown key "titel"',
      'a.yaml:3:1: sped: unknown key "sped"',
      'a.yaml:4:13: devices.0.nmae: unknown key "nmae"',
      'a.yaml:4:64: devices.0.hots: unknown key "hots"',
    ]);
  });

  it('of a scenario are told at once, those of its lab and its includes with their own files', () => {
    mkdirSync(join(folder, 'shared'), { recursive: true });
    written('fixtures:\n  login:\n    - tpye: a\n', 'shared/b.yaml');
    written('devices:\n  - { name: sw1, model: N3K-C3064PQ-10GE, release: 9.3(99) }\n', 'lab.yaml');
    const text =
      'title: x\nlab: lab.yaml\nchange: { devices: { sw1: { usb1: { size: big } } } }\ninclude: [shared/b.yaml]\nsteps:\n  - type: 5\n  - wait: { kind: x }\n    within: soon\n  - use: login\n  - state: { stage: up }\n';
    expect(told(readScenarios(written(text), { facts }).problems).map((line) => line.split(' (')[0])).toEqual([
      'a.yaml:3:43: change.devices.sw1.usb1.size: expected a size: sizes are written like 512MB, 16GB or 1TB',
      'a.yaml:6:11: steps.0.type: expected a text, not the number 5',
      'a.yaml:7:19: steps.1.wait.kind: unknown event "x"',
      'a.yaml:8:13: steps.1.within: expected a duration such as 500 ms, 30 s, 5 min, 2 h or 1 d, not "soon"',
      'a.yaml:10:21: steps.3.state.stage: expected off, bios, loading, loader, kickstart, starting or running, not "up"',
      'lab.yaml:2:52: devices.0.release: unknown release "9.3(99)"',
      'shared/b.yaml:3:7: fixtures.login.0.tpye: unknown step "tpye"',
    ]);
  });
});

describe('files that would fill the memory or never end', () => {
  it.each([
    [
      'aliases of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`)
        .join('\n')}\n`,
      /aliases \(\*name\) stand for too much/,
    ],
    ['lists in lists', `title: ${'['.repeat(20_000)}\n`, /nested too deeply/],
    ['levels', `title: ${'['.repeat(60)}${']'.repeat(60)}\n`, /nested too deeply \(at most 50 levels/],
    ['bytes', `title: ${'x'.repeat(5_000_000)}\n`, /too long to be read \(a YAML file has at most 4194304 bytes/],
    ['entries', `devices:\n${'  - {}\n'.repeat(300_000)}`, /too many entries \(a YAML file has at most 150000 keys/],
    ['no text', 'title: \0\n', /this is no text/],
  ])('are refused: %s', async (_what, text, says) => {
    const path = written(text);
    expect(told(readScenarios(path, { facts }).problems)).toEqual([expect.stringMatching(says)]);
    expect(told((await checkLab(path, facts, startLab)).problems)).toEqual([expect.stringMatching(says)]);
  });

  it('are refused: fixtures that double each other, and repetitions in repetitions', () => {
    const names = Array.from({ length: 9 }, (_none, index) => `f${index}`);
    const fixtures = names.map((name, index) => `  ${name}: [${`{ use: f${index + 1} }, `.repeat(9)}]`).join('\n');
    const text = `title: x\nfixtures:\n${fixtures}\n  f9: [{ note: a }]\nsteps: [{ use: f0 }]\n`;
    expect(told(readScenarios(written(text), { facts }).problems)).toEqual([
      expect.stringMatching(/^a\.yaml:12:8: .*too many steps \(a scenario has at most 10000 steps/),
    ]);
  });

  it('are refused: variables that double', () => {
    const refer = (name: string): string => `$${'{'}${name}}`;
    const doubled = [...'bcdefghi'].map((name, at) => `  ${name}: "${refer('abcdefghi'.charAt(at)).repeat(10)}"`);
    const text = `title: x\nvariables:\n  a: ${'x'.repeat(34)}\n${doubled.join('\n')}\nsteps:\n  - note: "${refer('i')}"\n`;
    const says = 'a text that is too long with its variables put in (at most 100000 characters';
    const first = (file: string): string | undefined => told(readScenarios(written(file), { facts }).problems)[0];
    expect(first(text)).toMatch(/^a\.yaml:7:6: variables\.e: /);
    expect(first(text)).toContain(says);
    const value = 'y'.repeat(99_999);
    const note = `{ note: "${refer('a').repeat(2)}" }`;
    expect(first(`title: x\nvariables: { a: ${value} }\nsteps:\n  - ${note}\n`)).toContain(
      `a.yaml:4:13: steps.0.note: ${says}`,
    );
    expect(first(`title: x\nsteps:\n  - each: a\n    of: [${value}]\n    steps: [${note}]\n`)).toContain(says);
  });

  it('are refused: /dev/zero, a folder, nothing', async () => {
    for (const [path, says] of [
      ['/dev/zero', /too long to be read/],
      [folder, /this is a folder, not a file \(EISDIR\)/],
      [join(folder, 'none.yaml'), /no such file or folder \(ENOENT\)/],
    ] as const) {
      expect(told((await checkLab(path, facts, startLab)).problems)).toEqual([expect.stringMatching(says)]);
    }
    expect(told((await checkLab(written(''), facts, startLab)).problems)).toEqual([
      expect.stringMatching(/there is nothing in it \(a lab has devices:/),
    ]);
  });
});
