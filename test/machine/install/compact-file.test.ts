import { describe, expect, it } from 'vitest';
import { allDefects } from '../../../src/defects/all.ts';
import { type Content, sizeOf, text } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { verifyImage } from '../../../src/machine/image/verification.ts';
import { compactFile } from '../../../src/machine/install/compact-file.ts';
import type { Files } from '../../../src/machine/storage/files.ts';
import { ext3 } from '../../../src/machine/storage/format.ts';
import { smallCompact, smallFull } from '../image/small-images.ts';
import { filesWith, pointsOn, smallSwitch } from './small-switch.ts';

const place = { filesystem: 'bootflash', path: '/image.bin' };
const never = new AbortController().signal;

function compacted(files: Files, options: Parameters<typeof smallSwitch>[1] = {}, onStep = (): void => {}) {
  return compactFile(smallSwitch(files, options), place, onStep, never);
}

/** What lies at the place, and how many bytes are used. */
function stateOf(files: Files): unknown {
  return [files.content(place), files.usage('bootflash')];
}

describe('compacting a file in place', () => {
  it('leaves the compact image under the same name, dated now, and counts its blocks', async () => {
    const clockMs = { now: 0 };
    const files = filesWith({ '/image.bin': await smallFull() }, undefined, () => clockMs.now);
    const target = smallSwitch(files);
    let steps = 0;
    const result = await compactFile(
      target,
      place,
      () => {
        steps += 1;
        clockMs.now = 77;
      },
      never,
    );
    const small = await smallCompact('3000');
    expect(result).toEqual({ ok: true, value: { sizeBytes: sizeOf(small) } });
    expect(files.content(place)).toEqual({ ok: true, value: small });
    expect(files.stat(place)).toMatchObject({ value: { modifiedMs: 77 } });
    expect(files.usage('bootflash')).toMatchObject({ value: { usedBytes: ext3.fileBlocks(sizeOf(small)) * 4096 } });
    expect(steps).toBe(50);
    expect(target.journal.entries()).toMatchObject([
      { kind: 'image.compacted', device: 'sw1', file: 'bootflash:/image.bin', sizeBytes: sizeOf(small) },
    ]);
  });

  it('takes the time that reading the full file takes', async () => {
    const target = smallSwitch(filesWith({ '/image.bin': await smallFull() }));
    await compactFile(target, place, () => {}, never);
    const expectedMs = (sizeOf(await smallFull()) / (4.9 * 1024 * 1024)) * 1000;
    expect(Math.abs(target.clock.now() - expectedMs)).toBeLessThan(2);
  });

  it('a second time changes nothing', async () => {
    const files = filesWith({ '/image.bin': await smallCompact('3000') });
    const before = stateOf(files);
    expect((await compacted(files)).ok).toBe(true);
    expect(stateOf(files)).toEqual(before);
  });

  it.each([
    ['no image', text('hostname x\n'), { why: 'not-an-image' }],
    ['a directory', undefined, { why: 'not-found', path: 'bootflash:/image.bin' }],
  ])('refuses %s', async (_what, content: Content | undefined, error) => {
    const files = filesWith(content === undefined ? {} : { '/image.bin': content });
    const before = stateOf(files);
    expect(await compacted(files)).toEqual({ ok: false, error });
    expect(stateOf(files)).toEqual(before);
  });

  it('refuses the compact image of another group, and damaged images, and leaves them', async () => {
    const other = filesWith({ '/image.bin': await smallCompact('3100') });
    expect(await compacted(other)).toEqual({ ok: false, error: { why: 'lacks-group', group: '3000' } });
    const damaged = filesWith({ '/image.bin': { kind: 'damaged', of: await smallFull(), atBytes: 5000 } });
    const before = stateOf(damaged);
    expect(await compacted(damaged)).toEqual({ ok: false, error: { why: 'damaged', section: 'common' } });
    expect(stateOf(damaged)).toEqual(before);
  });

  it('is not for hardware without a compact form', async () => {
    const files = filesWith({ '/image.bin': await smallFull() });
    expect(await compacted(files, { pid: 'N3K-C3172TQ-XL' })).toEqual({
      ok: false,
      error: { why: 'unsupported-platform' },
    });
  });

  it('runs once at a time, and the next one may begin when it has ended', async () => {
    const files = filesWith({ '/image.bin': await smallFull() });
    const target = smallSwitch(files);
    const [first, second] = await Promise.all([
      compactFile(target, place, () => {}, never),
      compactFile(target, place, () => {}, never),
    ]);
    expect([first.ok, second]).toEqual([true, { ok: false, error: { why: 'busy' } }]);
    expect((await compactFile(target, place, () => {}, never)).ok).toBe(true);
  });

  it('interrupted leaves the old file and all the room, and the installer free', async () => {
    const files = filesWith({ '/image.bin': await smallFull() });
    const before = stateOf(files);
    const target = smallSwitch(files);
    const interrupt = new AbortController();
    let steps = 0;
    const onStep = (): void => {
      steps += 1;
      if (steps === 20) interrupt.abort();
    };
    const result = await compactFile(target, place, onStep, interrupt.signal);
    expect(result).toEqual({ ok: false, error: { why: 'interrupted' } });
    expect(stateOf(files)).toEqual(before);
    expect((await compactFile(target, place, () => {}, never)).ok).toBe(true);
  });

  it('without room for the result ends in the middle and leaves the old file', async () => {
    const full = await smallFull();
    const blocks = ext3.fileBlocks(sizeOf(full)) + ext3.fileBlocks(sizeOf(await smallCompact('3000'))) - 1;
    const files = filesWith({ '/image.bin': full }, blocks * 4096);
    const before = stateOf(files);
    let steps = 0;
    const result = await compacted(files, {}, () => {
      steps += 1;
    });
    expect(result).toMatchObject({ ok: false, error: { why: 'no-space' } });
    expect(steps).toBeGreaterThan(20);
    expect(stateOf(files)).toEqual(before);
  });

  it('on an old release writes a wrong digest for 9.3(x): it seems to work, and does not boot (CSCvs23686)', async () => {
    const old = pointsOn('7.0(3)I7(6)', allDefects);
    const files = filesWith({ '/image.bin': await smallFull() });
    expect((await compacted(files, { points: old.points })).ok).toBe(true);
    const content = files.content(place);
    const verified = content.ok ? await verifyImage(content.value, '3000', new Digests()) : content;
    expect(verified).toEqual({ ok: false, error: { why: 'digest-mismatch', section: 'common' } });
    expect(old.hits).toEqual(['CSCvs23686', 'CSCvs23686']);
  });

  it.each([
    ['7.0(3)I7(7)', '9.3(4)'],
    ['9.2(4)', '9.3(4)'],
    ['7.0(3)I7(6)', '7.0(3)I7(8)'],
  ])('on %s makes a sound image of %s', async (running, image) => {
    const fixed = pointsOn(running, allDefects);
    const files = filesWith({ '/image.bin': await smallFull(image) });
    expect((await compacted(files, { points: fixed.points })).ok).toBe(true);
    expect(files.content(place)).toEqual({ ok: true, value: await smallCompact('3000', image) });
    expect(fixed.hits).toEqual([]);
  });
});
