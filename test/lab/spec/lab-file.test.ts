import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import { builtInLabPath, readLabFile } from '../../../src/lab/spec/lab-file.ts';
import { withLab } from '../../../src/testing/index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-lab-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const sound = `title: one switch
devices:
  - name: sw1
    model: N3K-C3064PQ-10GE
    release: 7.0(3)I7(8)
    bootflash:
      files:
        - { name: a.cfg, text: "hello" }
        - { name: scripts/ }
    usb1: { size: 8GB }
hosts:
  - address: 192.0.2.10
    users: [{ name: u, password: p, home: /home/u }]
    files: [{ path: /home/u/x, sizeBytes: 10 }]
`;

/** Where and why reading `text` as a lab file fails. */
function problemOf(text: string): string {
  const path = join(folder, 'lab.yaml');
  writeFileSync(path, text);
  try {
    readLabFile(path);
    return 'nothing wrong';
  } catch (error) {
    return error instanceof EmulatorError ? error.message.replace(`${folder}/`, '') : `crashed: ${String(error)}`;
  }
}

/** Where and why starting the sound lab fails after `from` was replaced by `to`. */
async function startProblemOf(from: string, to: string): Promise<string> {
  const path = join(folder, 'lab.yaml');
  expect(sound).toContain(from);
  writeFileSync(path, sound.replace(from, to));
  try {
    await withLab(async () => {}, readLabFile(path), { folder });
    return 'nothing wrong';
  } catch (error) {
    return error instanceof EmulatorError
      ? `${error.message} | ${error.hint}`.replace(`${folder}/`, '')
      : `crashed: ${String(error)}`;
  }
}

describe('a lab file', () => {
  it('that is sound starts', async () => {
    expect(problemOf(sound)).toBe('nothing wrong');
    expect(await startProblemOf('a.cfg', 'b.cfg')).toBe('nothing wrong');
    expect(readLabFile(builtInLabPath()).devices.map(({ name }) => name)).toEqual(['N3K-C3064PQ']);
  });

  it.each([
    ['release: 7.0(3)I7(8)', 'relaese: 7.0(3)I7(8)', /^lab\.yaml:\d+:\d+: devices\.0\.(release|relaese): /],
    ['name: a.cfg, text', 'name: a.cfg, txt', /^lab\.yaml:8:\d+: devices\.0\.bootflash\.files\.0/],
    ['text: "hello"', 'text: "x", sizeBytes: 3', /^lab\.yaml:8:\d+: .*exactly one of sizeBytes, image, text, from/],
    ['name: scripts/ ', 'name: scripts/, text: x ', /^lab\.yaml:9:\d+: .*a directory \(name ends in \/\) none/],
    ['sizeBytes: 10', 'sizeBytes: ten', /^lab\.yaml:14:\d+: hosts\.0\.files\.0\.sizeBytes: expected a number of bytes/],
    ['release: 7', 'features: [telnet]\n    release: 7', /^lab\.yaml:5:\d+: devices\.0\.features\.0: .*scp-server/],
    ['title: one switch', 'clock: { speed: fast }', /^lab\.yaml:1:\d+: clock\.speed: .*real.*instant/],
    ['title: one switch', 'clock: { start: today }', /^lab\.yaml:1:\d+: clock\.start: .*2020-06-15 20:00:00/],
    ['release: 7', 'hostname: a b\n    release: 7', /^lab\.yaml:5:\d+: devices\.0\.hostname: expected 1 to 63 letters/],
    ['title: one switch', 'title: [one', /^lab\.yaml:\d+:\d+: /],
  ])('with %j as %j is told where it is wrong', (from, to, expected) => {
    expect(sound).toContain(from);
    expect(problemOf(sound.replace(from, to))).toMatch(expected);
  });

  it('without devices, empty or missing is told so', () => {
    expect(problemOf('devices: []\n')).toBe('lab.yaml:1:10: devices: a lab needs at least one device');
    expect(problemOf('')).toBe('lab.yaml:1:1: there is nothing in it');
    expect(() => readLabFile(join(folder, 'none.yaml'))).toThrow(/none\.yaml: no such file or folder \(ENOENT\)/);
  });

  it('that names what is not known is told what is', async () => {
    expect(await startProblemOf('N3K-C3064PQ-10GE', 'N3K-X')).toMatch(
      /^lab: devices\.0\.model: unknown model "N3K-X" \| (did you mean "\S+"\? )?known models: .*N3K-C3064PQ-10GE/,
    );
    expect(await startProblemOf('7.0(3)I7(8)', '9.9(9)')).toMatch(
      /^lab: devices\.0\.release: unknown release "9\.9\(9\)" \| .*n3k releases/,
    );
    expect(await startProblemOf('text: "hello"', 'image: nxos.bin')).toMatch(
      /^lab: devices\.0\.bootflash\.files\.0\.image: unknown image "nxos\.bin" \| .*n3k image list/,
    );
    expect(await startProblemOf('8GB', '8 potatoes')).toBe(
      'lab.yaml:10:19: devices.0.usb1.size: expected a size: sizes are written like 512MB, 16GB or 1TB (1MB to 64TB), not "8 potatoes" | as it is sold; such as size: 16GB',
    );
    expect(await startProblemOf('usb1:', 'usb2:')).toBe(
      'lab: devices.0.usb2: N3K-C3064PQ-10GE has no slot usb2 | its slots: usb1',
    );
    expect(await startProblemOf('text: "hello"', 'from: none.txt')).toMatch(/none\.txt: no such file \| /);
    expect(await startProblemOf('usb1:', 'defects: { CSCvt99999: false }\n    usb1:')).toMatch(
      /^lab: devices\.0\.defects\.CSCvt99999: unknown defect "CSCvt99999" \| (?:did you mean "\S+"\? )?known defects: CSCvg51567, CSCvk30831, CSCvs23686, CSCvt11426, eUSB-MD5$/,
    );
  });

  it('whose files cannot lie where they should is told which', async () => {
    expect(await startProblemOf('name: a.cfg', 'name: none/a.cfg')).toBe(
      'sw1: bootflash: no directory for "none/a.cfg" | list the directory, with a / at its end, before what lies in it',
    );
    expect(await startProblemOf('name: a.cfg', 'name: scripts/a.cfg')).toContain('no directory for "scripts/a.cfg"');
    expect(await startProblemOf('name: scripts/', 'name: a.cfg/')).toBe(
      'sw1: bootflash: "a.cfg/" is listed twice | list each file once',
    );
    expect(await startProblemOf('{ name: scripts/ }', '{ name: a.cfg/b, text: x }')).toContain(
      'no directory for "a.cfg/b"',
    );
    expect(await startProblemOf('text: "hello"', 'sizeBytes: 2000000000')).toMatch(
      /^sw1: its files need \d+ bytes, but bootflash has room for \d+ \| /,
    );
    expect(await startProblemOf('{ size: 8GB }', '{ size: 1GB, files: [{ name: x, image: nxos.9.3.4.bin }] }')).toMatch(
      /^sw1: its files need \d+ bytes, but usb1 has room for \d+ \| /,
    );
  });

  it('may take files of this computer, seen from its folder', async () => {
    writeFileSync(join(folder, 'real.txt'), 'real bytes\n');
    writeFileSync(join(folder, 'lab.yaml'), sound.replace('text: "hello"', 'from: real.txt'));
    await withLab(
      async (lab) => {
        const session = await lab.device('sw1').openInside();
        expect(await session.type('show file a.cfg')).toBe('show file a.cfg\nreal bytes\nsw1# ');
        await session.close();
      },
      readLabFile(join(folder, 'lab.yaml')),
      { folder },
    );
  });
});
