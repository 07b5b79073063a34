import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pointsWith } from '../../src/base/points.ts';
import { allDefects } from '../../src/defects/all.ts';
import { activeOn, affects, type Defect } from '../../src/defects/defect.ts';
import { Facts } from '../../src/facts/catalog.ts';
import { release } from '../../src/facts/release.ts';
import { readHeader } from '../../src/machine/image/image-file.ts';
import type { MachinePoints } from '../../src/machine/points.ts';
import { withLab } from '../../src/testing/index.ts';
import { smallFull } from '../machine/image/small-images.ts';
import { root } from '../sources.ts';

const facts = new Facts();

function defectOf(id: string): Defect {
  const found = allDefects.find((known) => known.id === id);
  if (found === undefined) throw new Error(`no defect ${id}`);
  return found;
}

function activeIds(running: string | undefined, settings = {}): readonly string[] {
  return activeOn(running === undefined ? undefined : release(running), allDefects, settings).map(({ id }) => id);
}

describe('the defects', () => {
  it('name a source, a workaround and at least one point each, under IDs of their own', () => {
    expect(new Set(allDefects.map(({ id }) => id)).size).toBe(allDefects.length);
    for (const known of allDefects) {
      expect([known.source, known.workaround, known.headline, known.hardware]).not.toContain('');
      expect(Object.keys(known.at).length).toBeGreaterThan(0);
    }
  });

  it('are listed, and each is played by a scenario', () => {
    const filesIn = (folder: string): readonly string[] => readdirSync(join(root, folder));
    const written = filesIn('src/defects').filter((name) =>
      readFileSync(join(root, 'src/defects', name), 'utf8').includes('export default'),
    );
    expect(written.map((name) => name.replace('.ts', '')).sort()).toEqual(allDefects.map(({ id }) => id).sort());
    const played = filesIn('scenarios/defects').map((name) => name.replace('.yaml', ''));
    expect(allDefects.map(({ id }) => id).filter((id) => !played.includes(id))).toEqual([]);
  });

  it('name only releases that there are', () => {
    const known = facts.releases().map((one) => one.release);
    for (const { affects: affected } of allDefects) {
      const named = 'only' in affected ? affected.only : [affected.since, ...affected.fixedIn];
      expect(known).toEqual(expect.arrayContaining([...named]));
    }
  });

  it.each([
    ['7.0(3)I2(1)', []],
    ['7.0(3)I3(1)', ['CSCvs23686']],
    ['7.0(3)I5(1)', ['CSCvs23686']],
    ['7.0(3)I5(2)', ['CSCvg51567', 'CSCvs23686', 'CSCvt11426']],
    ['7.0(3)I5(3)', ['CSCvs23686', 'CSCvt11426']],
    ['7.0(3)I7(1)', ['CSCvg51567', 'CSCvs23686', 'CSCvt11426']],
    ['7.0(3)I7(2)', ['CSCvs23686', 'CSCvt11426']],
    ['7.0(3)I7(6)', ['CSCvs23686', 'CSCvt11426']],
    ['7.0(3)I7(7)', []],
    ['9.2(1)', ['CSCvs23686', 'CSCvt11426']],
    ['9.2(3)', ['CSCvs23686', 'CSCvt11426']],
    ['9.2(4)', []],
    ['9.3(1)', []],
    [undefined, []],
  ])('that bite on %s by themselves', (running, expected) => {
    expect(activeIds(running)).toEqual(expected);
  });

  it('bite where a lab wants them, whatever the release, and never where it does not', () => {
    const all = allDefects.map(({ id }) => id);
    const every = (value: boolean): Record<string, boolean> => Object.fromEntries(all.map((id) => [id, value]));
    for (const running of ['6.0(2)U6(10)', '7.0(3)I7(1)', '9.3(4)', undefined]) {
      expect(activeIds(running, every(true))).toEqual(all);
      expect(activeIds(running, every(false))).toEqual([]);
    }
  });
});

describe('eUSB-MD5', () => {
  // Built in 2013; the last one of the model is from 2017.
  const old = '2.6.0';
  const recent = facts.model('N3K-C3064PQ-10GE').bios.version;

  async function reads(imageRelease: string, biosVersion: string, filesystem = 'bootflash') {
    const header = readHeader(await smallFull(imageRelease));
    if (!header.ok) throw new Error('a small image has a header');
    const points = pointsWith<MachinePoints>(
      () => activeOn(undefined, allDefects, { 'eUSB-MD5': true }),
      () => {},
    );
    const model = facts.model('N3K-C3064PQ-10GE');
    const image = { filesystem, path: '/image.bin' };
    return points.ask('loader.check', { header: header.value, image, model, biosVersion }, () => 'valid');
  }

  it('misreads images of before the notice on bootflash, until the BIOS is newer', async () => {
    expect(await reads('7.0(3)I4(5)', old)).toBe('mismatch');
    expect(await reads('7.0(3)I4(5)', recent)).toBe('valid');
    expect(await reads('7.0(3)I4(5)', old, 'usb1')).toBe('valid');
    expect(await reads('7.0(3)I4(6)', old)).toBe('valid');
    expect(await reads('6.0(2)U6(10)', old)).toBe('valid');
    expect(affects(defectOf('eUSB-MD5'), release('7.0(3)I5(1)'))).toBe(true);
  });

  it('sends a switch into the boot loop, and one that the lab says nothing of boots the same image', async () => {
    const device = { name: 'sw', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I4(3)' };
    await withLab(async (lab) => expect(lab.device('sw').device.running).toBeDefined(), { devices: [device] });
    const affected = { ...device, defects: { 'eUSB-MD5': true } };
    await expect(withLab(async () => {}, { devices: [affected] })).rejects.toThrow('its image does not boot');
  });
});

describe('CSCvk30831', () => {
  it('fails the first attempt to write a BIOS and lets the next one pass', () => {
    const points = pointsWith<MachinePoints>(
      () => activeOn(release('7.0(3)I7(4)'), allDefects, { CSCvk30831: true }),
      () => {},
    );
    const attempts = [1, 2].map((attempt) =>
      points.ask('install.bios', { runningVersion: '4.0.0', newVersion: '4.5.0', attempt }, () => 'programmed'),
    );
    expect(attempts).toEqual(['failed', 'programmed']);
  });
});
