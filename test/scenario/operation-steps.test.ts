import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { operations } from '../../src/operations/table.ts';
import { loadScenarios } from '../../src/scenario/load-scenario.ts';
import { stepsOfTheirOwn, writtenArguments } from '../../src/scenario/operation-steps.ts';
import type { Outcome } from '../../src/scenario/outcome.ts';
import { playScenario } from '../../src/scenario/play.ts';
import { stepKinds, stepNames } from '../../src/scenario/step-schema.ts';
import { startLab } from '../../src/start-lab.ts';

const lab = `lab:
  devices: [{ name: sw1, model: N3K-C3064PQ-10GE, release: 9.3(4) }, { name: sw2, model: N3K-C3064PQ-10GE, release: 9.3(4) }]
  hosts: [{ address: 192.0.2.10, users: [{ name: a, password: a, home: /home/a }] }]
`;

async function played(steps: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-steps-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'a.yaml');
  // `@{a}` stands for a variable, which a linter takes for a mistake in a string.
  writeFileSync(file, `title: Steps\n${lab}steps:\n${steps.replaceAll('@{', '${')}`);
  const [scenario] = loadScenarios(file);
  if (scenario === undefined) throw new Error('no scenario');
  return playScenario(scenario, { startLab });
}

it('every operation is a step', () => {
  const missing = operations.filter(({ name }) => !stepNames.includes(stepsOfTheirOwn[name] ?? name));
  expect(
    missing.map(
      ({ name }) =>
        `the operation ${name} is no step of a scenario: take it out of stepsOfTheirOwn (src/scenario/operation-steps.ts), and its row ` +
        'makes the step, or write the step in src/scenario/step-schema.ts',
    ),
  ).toEqual([]);
});

it('a number for a duration means milliseconds, as everywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-steps-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'a.yaml');
  const given = ['advance: 60000', 'setSlowAnswers: 200\n    jitter: 50', 'type: show clock\n    timeout: 5000'];
  const steps = [...given, 'wait: { kind: stage.changed }\n    within: 1000'].map((step) => `  - ${step}\n`).join('');
  writeFileSync(file, `title: Steps\n${lab}steps:\n${steps}`);
  expect(loadScenarios(file)[0]?.steps.map(({ step }) => step)).toEqual([
    expect.objectContaining({ args: { duration: 60_000 } }),
    expect.objectContaining({ args: { delay: 200, jitter: 50 } }),
    expect.objectContaining({ timeout: 5000 }),
    expect.objectContaining({ within: 1000 }),
  ]);
});

it('a step takes what its operation takes, under the same names', () => {
  const differing = operations.flatMap(({ name, arguments: entries }) => {
    if (Object.hasOwn(stepsOfTheirOwn, name)) return [];
    const names = Object.keys(writtenArguments({ [name]: null }));
    return names.join() === Object.keys(entries).join()
      ? []
      : [`${name} takes ${Object.keys(entries).join(', ')}, its step ${names.join(', ')}`];
  });
  expect(differing).toEqual([]);
});

it('what a step says beside its arguments is no argument of an operation', () => {
  const words = ['is', 'device', 'shows', 'contains', 'lacks', 'matches', 'capture', 'golden'];
  const both = operations
    .filter(({ name, on }) => on === 'device' && !Object.hasOwn(stepsOfTheirOwn, name))
    .flatMap(({ name, arguments: entries }) =>
      Object.keys(entries)
        .filter((argument) => words.includes(argument))
        .map((argument) => `${name} takes "${argument}", which is a word of steps: call the argument otherwise`),
    );
  expect(both).toEqual([]);
});

it('an operation on the lab and on a device is one step, and takes the same on both', () => {
  const names = operations.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index);
  expect(names.length).toBeGreaterThan(0);
  for (const twice of names) {
    const [first, second] = operations.filter(({ name }) => name === twice);
    expect(Object.keys(first?.arguments ?? {}), twice).toEqual(Object.keys(second?.arguments ?? {}));
  }
});

it('the steps that are not of the table are few, and each looks at something, moves time or puts others in', () => {
  const ofTable = new Set(operations.map(({ name }) => stepsOfTheirOwn[name] ?? name));
  expect(Object.keys(stepKinds).filter((name) => !ofTable.has(name))).toEqual([
    ...['transcript', 'file', 'state', 'at', 'note'],
  ]);
});

it('operations do in a scenario what they do elsewhere', async () => {
  const { failure, skippedCount } = await played(`
  - makeStick: blue
    size: 2GB
  - { insertStick: usb1, stick: blue, device: sw2 }
  - { status: sw2, is: { usb: { usb1: blue } } }
  - { pullStick: usb1, device: sw2, contains: blue }
  - { makeDirectory: "bootflash:notes" }
  - { writeFile: "bootflash:notes/a.txt", content: "one" }
  - { listFiles: "bootflash:notes", is: [{ name: a.txt, sizeBytes: 3 }] }
  - { digestFile: "bootflash:notes/a.txt", algorithm: md5, capture: { sum: "^(f97c5d29941bfb1b2fdab0874906ab82)$" } }
  - { corruptFile: "bootflash:notes/a.txt", atBytes: 0 }
  - { digestFile: "bootflash:notes/a.txt", lacks: "@{sum}" }
  - { removeFile: "bootflash:notes" }
  - { fileExists: "bootflash:notes", is: false }
  - { changeHostKey: 192.0.2.10, is: { algorithm: ECDSA } }
  - openSession: second
    device: sw2
  - { type: show hostname, session: second, contains: sw2 }
  - { expectPrompt: second, contains: "sw2#" }
  - { screen: second, contains: show hostname }
  - closeSession: second
  - { type: sho clokc }
  - { unknownCommands: , is: [{ device: sw1, line: sho clokc, count: 1 }] }
  - { explain: , contains: sho clokc }
  - { runningConfiguration: sw2, contains: hostname sw2 }
  - { save: before }
  - each: device
    of: sw[1-2]
    steps:
      - { setTransitions: manual, device: "@{device}" }
      - { setUnresponsive: true, device: "@{device}" }
  - each: bytes
    of: [1000000, 500000]
    steps:
      - { fillDisk: bootflash, leavingBytes: "@{bytes}" }
  - { status: sw1, is: { isUnresponsive: true } }
  - { restore: before, device: sw1 }
  - { status: sw1, is: { isUnresponsive: false } }
  - { status: sw2, is: { isUnresponsive: true } }
  - { reset: }
  - { forget: before }
  - { status: , is: { snapshots: [] } }
  - { advance: 5 min }
`);
  expect(failure).toBeUndefined();
  expect(skippedCount).toBe(0);
});

it.each([
  ['{ fileExists: "bootflash:none", is: true }', 'the answer is false, expected true'],
  ['{ status: sw1, is: { faults: [{ point: loader.check }] } }', '"faults":[{"point":"loader.check"}]}'],
  ['{ readText: "bootflash:none" }', 'bootflash:none'],
  ['{ step: , is: true }', 'the answer is false, expected true'],
])('says what is not as a step says: %s', async (step, says) => {
  const { failure } = await played(`  - ${step}\n`);
  expect(failure?.problems.join('\n')).toContain(says);
});
