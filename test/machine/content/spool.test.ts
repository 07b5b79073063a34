import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { spooledIn } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { Spool } from '../../../src/machine/content/spool.ts';
import { Volume, type VolumeSurroundings } from '../../../src/machine/storage/volume.ts';
import { bytesAt, put, strangeBytes, surroundingsOf, volumeState, writerFor } from '../storage/volumes.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function volumeWith(surroundings: VolumeSurroundings): Volume {
  closing.push(() => surroundings.spool.close());
  return new Volume(volumeState('tmpfs', 100_000), surroundings);
}

describe('small contents', () => {
  it('share host files, each of which goes with the last that is held of it', () => {
    const limitBytes = 10_000_000;
    const surroundings = surroundingsOf({ limitBytes });
    const volume = new Volume(volumeState('ext3', 100_000_000), surroundings);
    closing.push(() => surroundings.spool.close());
    const bytesOfFile = (at: number): Buffer => strangeBytes(2_000 + at).fill(at, 0, 1_000);
    for (let at = 0; at < 250; at += 1) expect(put(volume, `/f${at}`, bytesOfFile(at))).toBe('done');
    const paths = new Set(
      Array.from({ length: 250 }, (_, at) => volume.find(`/f${at}`)).flatMap((entry) =>
        entry?.kind === 'file' ? spooledIn(entry.content).map(({ path }) => path) : [],
      ),
    );
    expect(paths.size).toBe(3);
    for (const at of [0, 17, 130, 249]) expect(bytesAt(volume, `/f${at}`)).toEqual(bytesOfFile(at));
    const usedBytes = limitBytes - surroundings.spool.freeBytes;
    expect(usedBytes).toBe(3 * 256 * 1024);
    for (let at = 1; at < 250; at += 1) volume.remove(`/f${at}`);
    expect(limitBytes - surroundings.spool.freeBytes).toBe(256 * 1024);
    expect(bytesAt(volume, '/f0')).toEqual(bytesOfFile(0));
    expect(put(volume, '/again', bytesOfFile(3))).toBe('done');
    expect(bytesAt(volume, '/again')).toEqual(bytesOfFile(3));
    volume.remove('/f0');
    volume.remove('/again');
    expect(surroundings.spool.freeBytes).toBe(limitBytes);
    expect([...paths].filter((path) => existsSync(path))).toEqual([]);
  });
});

describe('the room for bytes that nothing describes', () => {
  it('is bounded for the whole lab, and whoever hits the bound hears that there is no space', () => {
    const refusals: number[] = [];
    const surroundings = surroundingsOf({ limitBytes: 250_000, onFull: (limitBytes) => refusals.push(limitBytes) });
    const [one, other] = [volumeWith(surroundings), volumeWith(surroundings)];
    expect(put(one, '/a', strangeBytes(150_000))).toBe('done');
    expect(put(other, '/b', strangeBytes(150_000))).toBe('no-space');
    expect(other.usage().usedBytes).toBe(0);
    expect(refusals).toEqual([250_000]);
    expect(put(other, '/text', Buffer.from('texts need none of it'))).toBe('done');
    one.remove('/a');
    expect(put(other, '/b', strangeBytes(150_000))).toBe('done');
    expect(surroundings.spool.freeBytes).toBe(100_000);
  });

  it('is hit in the middle of an upload, too, and by a small one at its end', () => {
    const surroundings = surroundingsOf({ limitBytes: 100_000 });
    const volume = volumeWith(surroundings);
    const writer = writerFor(volume, '/a');
    expect(writer.write(strangeBytes(99_500)).ok).toBe(true);
    expect(writer.write(strangeBytes(3_000))).toMatchObject({ error: { why: 'no-space', freeBytes: 500 } });
    const small = writerFor(volume, '/b');
    expect(small.write(strangeBytes(900)).ok).toBe(true);
    expect(small.commit()).toMatchObject({ error: { why: 'no-space' } });
    writer.abort();
    expect(surroundings.spool.freeBytes).toBe(100_000);
    expect(volume.usage().usedBytes).toBe(0);
    expect(put(volume, '/b', strangeBytes(20_000))).toBe('done');
  });
});

describe('what is spooled', () => {
  const bytes = strangeBytes(9_000_000);
  const sums = Object.fromEntries(
    ['md5', 'sha256', 'sha512'].map((name) => [name, createHash(name).update(bytes).digest('hex')]),
  );

  /** A volume whose uploads are digested, and what digests them. */
  function digesting(): { volume: Volume; digests: Digests } {
    const plain = surroundingsOf();
    const digests = new Digests(undefined, plain.spool);
    closing.push(() => digests.close());
    return { volume: volumeWith({ ...plain, digests }), digests };
  }

  function upload(volume: Volume, path: string): void {
    const writer = writerFor(volume, path);
    for (let at = 0; at < bytes.length; at += 200_000) writer.write(bytes.subarray(at, at + 200_000));
    expect(writer.commit().ok).toBe(true);
  }

  it('has the digests of its bytes, those made on the way and those made later', async () => {
    const { volume, digests } = digesting();
    upload(volume, '/a');
    const found = volume.find('/a');
    if (found?.kind !== 'file') throw new Error('there is a file');
    for (const algorithm of ['md5', 'sha256', 'sha512'] as const) {
      expect(await digests.of(found.content, algorithm)).toBe(sums[algorithm]);
    }
  });

  it('is digested although its name is removed meanwhile', async () => {
    const { volume, digests } = digesting();
    upload(volume, '/a');
    const found = volume.find('/a');
    if (found?.kind !== 'file') throw new Error('there is a file');
    const digest = digests.of(found.content, 'sha512');
    volume.remove('/a');
    expect(await digest).toBe(sums.sha512);
  });

  it('does not disturb when it is given up or removed before its digest is there', async () => {
    const { volume, digests } = digesting();
    const writer = writerFor(volume, '/a');
    writer.write(bytes);
    writer.abort();
    upload(volume, '/b');
    volume.remove('/b');
    upload(volume, '/c');
    const found = volume.find('/c');
    expect(found?.kind === 'file' && (await digests.of(found.content, 'md5'))).toBe(sums.md5);
    expect(bytes.equals(Buffer.from(bytesAt(volume, '/c')))).toBe(true);
  });

  it('behind the beginning of an image is digested as the whole that it is', async () => {
    const { digests } = digesting();
    const spool = new Spool();
    const start = { kind: 'seeded', seed: 'known', sizeBytes: 300_000, style: 'random' } as const;
    const recogniser = { neededBytes: 0, recognise: () => start };
    const volume = volumeWith({ spool, recogniser, digests, now: () => 0 });
    expect(put(volume, '/a', bytes)).toBe('done');
    const found = volume.find('/a');
    expect(found?.kind === 'file' && (await digests.of(found.content, 'md5'))).toBe(sums.md5);
  });
});
