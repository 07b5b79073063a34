import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import { readLabFile } from '../../../src/lab/spec/lab-file.ts';
import type { DeviceOperations } from '../../../src/lab/started-lab.ts';
import { startLab } from '../../../src/start-lab.ts';
import { technoteLab, withLab } from '../../../src/testing/index.ts';

const wrongValues: readonly unknown[] = [
  undefined,
  null,
  '',
  'x',
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  {},
  [],
  [1],
  () => {},
  Symbol('x'),
  new Date(0),
  10n,
  { toString: 5 },
];

/** Calls a function with what its types forbid, as code without types does. */
async function outcome(owner: object, name: string, ...args: readonly unknown[]): Promise<unknown> {
  const call: unknown = Reflect.get(owner, name);
  if (typeof call !== 'function') throw new Error(`${name} is no function`);
  try {
    await Reflect.apply(call, owner, args);
    return undefined;
  } catch (error) {
    return error;
  }
}

async function refusal(lab: unknown, ...more: readonly unknown[]): Promise<string> {
  const error = await outcome({ startLab }, 'startLab', lab, ...more);
  return error instanceof EmulatorError ? `${error.message} (${error.hint})` : `not refused: ${String(error)}`;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-given-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a lab in code is checked as a file is', () => {
  const device = { name: 'a', model: 'N3K-C3064PQ-10GE', release: '9.3(4)' };
  it.each([
    [{ title: 'x' }, /^lab: devices: "devices" is missing/],
    ['lab.yaml', /^startLab takes a lab, not the text "lab\.yaml" \(startLab\(readLabFile/],
    [null, /^lab: there is nothing in it/],
    [[], /^lab: this is no lab/],
    [
      { devices: [device], clock: { speed: 'fast' } },
      /^lab: clock\.speed: expected real, instant, manual, or a factor/,
    ],
    [{ devices: [device], clock: { speed: Number.NaN } }, /^lab: clock\.speed: expected real/],
    [{ devices: [{ ...device, release: 9.3 }] }, /^lab: devices\.0\.release: expected a text, not the number 9\.3/],
    [{ devices: [{ ...device, modle: 'x' }] }, /unknown key "modle" \(did you mean "model"\?/],
    [
      { devices: [{ ...device, bootflash: { files: [{ name: 'a', image: 'nxos.9.3.4.bin', compact: 'banana' }] } }] },
      /not "banana"/,
    ],
    [{ devices: [{ ...device, managementAddress: '192.0.2.300/24' }] }, /expected an IPv4 address and the length/],
  ])('%j', async (lab, says) => {
    expect(await refusal(lab)).toMatch(says);
  });

  it.each([
    ['startLab()', () => startLab()],
    ['startLab(undefined)', () => startLab(undefined)],
    ['startLab({})', () => startLab({})],
    ['startLab({}, { failOnUnknown: true })', () => startLab({}, { failOnUnknown: true })],
  ] as const)('without one, the lab of the technote starts: %s', async (_code, start) => {
    const lab = await start();
    try {
      expect(lab.devices.map(({ name }) => name)).toEqual(['N3K-C3064PQ']);
      expect(lab.sticks.length).toBeGreaterThan(0);
      expect(await lab.device('N3K-C3064PQ').type('show version')).toContain('7.0(3)I7(8)');
    } finally {
      await lab.close();
    }
  });

  it('and so are the options', async () => {
    const lab = { devices: [device] };
    expect(await refusal(lab, { stateFoldr: 'x' })).toMatch(
      /^startLab: options: stateFoldr: unknown key .*did you mean "stateFolder"\?/,
    );
    expect(await refusal(lab, { folder: 5 })).toMatch(/^startLab: options: folder: expected a text/);
    expect(await refusal(lab, { clock: {} })).toMatch(/expected a clock/);
    expect(await refusal(lab, 'x')).toMatch(/^startLab: options: expected a mapping/);
  });
});

/** Operations that take something. */
const deviceOperations: readonly (keyof DeviceOperations)[] = [
  ...(['type', 'press', 'expect', 'openSession', 'closeSession', 'insertStick', 'pullStick', 'setLink'] as const),
  ...(['raiseFault', 'clearFault', 'fillDisk', 'corruptFile', 'setUnresponsive', 'setSlowAnswers'] as const),
  ...(['setTransitions', 'readFile', 'readText', 'openFile', 'writeFile', 'listFiles', 'fileExists'] as const),
  ...(['removeFile', 'makeDirectory', 'digestFile', 'restore'] as const),
];

describe('wrong values', () => {
  it('never crash what is public, and leave the lab as it is', async () => {
    await withLab(async (lab) => {
      const [started] = lab.devices;
      if (started === undefined) throw new Error('the lab has a device');
      const before = await started.type('show clock');
      const targets: readonly (readonly [object, readonly string[]])[] = [
        [started, deviceOperations],
        [lab, ['device', 'stick', 'makeStick', 'advance', 'changeHostKey', 'events', 'journal']],
        [{ readLabFile }, ['readLabFile']],
      ];
      // These are right: a line, nothing for all of something, a switch that is silent or a filesystem that is filled.
      const isRight = (name: string, value: unknown): boolean =>
        (['type', 'press', 'expect'].includes(name) && typeof value === 'string') ||
        (value === undefined && ['listFiles', 'digestFile'].includes(name)) ||
        (name === 'setUnresponsive' && typeof value === 'boolean');
      for (const [owner, names] of targets) {
        for (const name of names) {
          for (const value of wrongValues) {
            if (isRight(name, value)) continue;
            const error = await outcome(owner, name, value, value);
            const isWell = error === undefined || error instanceof EmulatorError;
            expect({
              name,
              value: String(Object.prototype.toString.call(value)),
              isWell,
              error: isWell ? '' : String(error),
            }).toMatchObject({ isWell: true });
          }
        }
      }
      expect(await started.type('show clock')).toHaveLength(before.length);
      expect(Number.isFinite(lab.clock.now())).toBe(true);
    });
  });
});

describe('a device or stick that there is not', () => {
  it('is told of with those that there are, whatever is asked for', async () => {
    await withLab(async (lab) => {
      for (const value of [...wrongValues, 'N3K-C3064PQ ', lab.devices[0]]) {
        for (const [name, says] of [
          ['device', /^the lab has no device .+ \(its devices: N3K-C3064PQ\)$/],
          ['stick', /^the lab has no stick .+ \(its sticks: .*usb1.*\)$/],
        ] as const) {
          const error = await outcome(lab, name, value);
          expect(error).toBeInstanceOf(EmulatorError);
          const { message, hint } = error instanceof EmulatorError ? error : { message: '', hint: '' };
          expect(`${message} (${hint})`).toMatch(says);
        }
      }
    });
  });
});

describe('what is typed', () => {
  it('is answered when the line asks for more, and what follows is not held up', async () => {
    await withLab(async (lab) => {
      const { type, expectPrompt } = lab.device('N3K-C3064PQ');
      await type('configure terminal');
      expect(await type('banner motd #')).toMatch(/^Enter TEXT message/);
      await expect(expectPrompt()).rejects.toThrow('shows no prompt: it waits for an answer to ">"');
      await type('Keep out');
      await type('#');
      expect(await expectPrompt()).toBe('N3K-C3064PQ(config)# ');
      await type('end');
      expect(await type('delete bootflash:vlan.dat')).toMatch(/\(y\/n|yes\/no|\[y\]/i);
      await type('n');
      expect(await expectPrompt()).toBe('N3K-C3064PQ# ');
    });
  });

  it('says that time stands still where nobody moves it, and goes on when it is moved', async () => {
    const spec = technoteLab();
    await withLab(
      async (lab) => {
        const { type, files } = lab.device('N3K-C3064PQ');
        const image = 'nxos.7.0.3.I7.8.bin';
        const full = files.sizeBytes(image);
        await expect(type(`install all nxos bootflash:${image} compact`)).rejects.toThrow(
          /^time stands still: "install all/,
        );
        await lab.advance(600_000);
        expect(await type('show clock')).toContain('UTC');
        expect(files.sizeBytes(image)).toBeLessThanOrEqual(full);
      },
      { ...spec, clock: { ...spec.clock, speed: 'manual' } },
    );
  });
});
