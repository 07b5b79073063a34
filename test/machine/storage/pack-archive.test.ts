import { afterEach, describe, expect, it } from 'vitest';
import { type Content, partCount, sizeOf } from '../../../src/machine/content/content.ts';
import { extractArchive, listArchive } from '../../../src/machine/storage/archive.ts';
import { Files } from '../../../src/machine/storage/files.ts';
import { packArchive } from '../../../src/machine/storage/pack-archive.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';
import { bytesAt, put, strangeBytes, surroundingsOf, volumeState } from './volumes.ts';

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function filesOf(): { readonly files: Files; readonly volume: Volume } {
  const surroundings = surroundingsOf();
  closing.push(() => surroundings.spool.close());
  const volume = new Volume({ ...volumeState('tmpfs', 0), totalBytes: 1e9 }, surroundings);
  return { files: new Files(new Map([['volatile', volume]]), () => false), volume };
}

const at = (path: string): { readonly filesystem: string; readonly path: string } => ({ filesystem: 'volatile', path });
const never = new AbortController().signal;

function contentAt(volume: Volume, path: string): Content {
  const found = volume.find(path);
  if (found?.kind !== 'file') throw new Error(`${path} is a file`);
  return found.content;
}

describe('an archive', () => {
  it('that is doubled again and again grows in bytes, not in descriptions', async () => {
    const { files, volume } = filesOf();
    put(volume, '/0', Buffer.from('small'));
    for (let turn = 0; turn < 16; turn += 1) {
      const packed = await packArchive(
        files,
        [at(`/${turn}`), at(`/${turn}`)],
        at(`/${turn + 1}`),
        { isPacked: false },
        never,
      );
      expect(packed.ok).toBe(true);
      volume.remove(`/${turn}`);
      expect(partCount(contentAt(volume, `/${turn + 1}`), 5_000)).toBeLessThanOrEqual(1_001);
    }
    expect(sizeOf(contentAt(volume, '/16'))).toBeGreaterThan(100_000_000);
    const listed = await listArchive(files, at('/16'), never);
    expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(['15', '15']);
  });

  it('of many files holds each of them, described or as bytes', async () => {
    for (const count of [20, 600]) {
      const { files, volume } = filesOf();
      volume.makeDirectory('/d');
      for (let number = 0; number < count; number += 1)
        put(volume, `/d/${number}`, strangeBytes(100 + number, number % 200));
      for (const isPacked of [false, true]) {
        expect((await packArchive(files, [at('/d')], at('/a'), { isPacked }, never)).ok).toBe(true);
        volume.makeDirectory('/out');
        const extracted = await extractArchive(files, at('/a'), at('/out'), { keepsOld: false }, never);
        expect(extracted.ok && extracted.value.length).toBe(count + 1);
        expect(bytesAt(volume, `/out/d/${count - 1}`)).toEqual(bytesAt(volume, `/d/${count - 1}`));
        volume.remove('/out');
      }
    }
  });

  it('is given up by Ctrl-C, and leaves nothing', async () => {
    const { files, volume } = filesOf();
    volume.makeDirectory('/d');
    for (let number = 0; number < 600; number += 1) put(volume, `/d/${number}`, strangeBytes(5_000, number % 200));
    for (const isPacked of [false, true]) {
      const stop = new AbortController();
      const packed = packArchive(files, [at('/d')], at('/a'), { isPacked }, stop.signal);
      setImmediate(() => stop.abort());
      expect(await packed).toEqual({ ok: false, error: { why: 'interrupted' } });
      expect(volume.look('/a')).toBeUndefined();
    }
  });
});
