import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Content, join, sizeOf, slice, spooledIn } from '../../../src/machine/content/content.ts';
import { Intake } from '../../../src/machine/content/intake.ts';
import { Spool } from '../../../src/machine/content/spool.ts';
import { imageRecogniser } from '../../../src/machine/image/image-file.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';
import { bytesOf, smallCompact, smallFull } from '../image/small-images.ts';

/** A spool that tells whether it was ever asked for a host file. */
class WatchedSpool extends Spool {
  openCount = 0;

  override open(): ReturnType<Spool['open']> {
    this.openCount += 1;
    return super.open();
  }

  override put(bytes: Uint8Array): ReturnType<Spool['put']> {
    this.openCount += 1;
    return super.put(bytes);
  }
}

let spool = new WatchedSpool();
afterEach(() => {
  spool.close();
  spool = new WatchedSpool();
});

function taken(bytes: Buffer, pieceBytes = 4000): Content {
  const intake = new Intake({ spool, recogniser: imageRecogniser }, 'upload');
  const reused = Buffer.alloc(pieceBytes);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const count = bytes.copy(reused, 0, at, at + pieceBytes);
    intake.push(reused.subarray(0, count));
  }
  const content = intake.end();
  if (!content.ok) throw new Error(content.error.why);
  return content.value;
}

function pathsOf(content: Content): readonly string[] {
  return spooledIn(content).map(({ path }) => path);
}

const large: Content = { kind: 'seeded', seed: 'nothing knows this', sizeBytes: 200_000, style: 'random' };

describe('an intake', () => {
  it('recognises images and stores nothing of them', async () => {
    for (const image of [await smallFull(), await smallCompact('3100'), await smallFull('7.0(3)I7(8)')]) {
      expect(taken(bytesOf(image))).toEqual(image);
    }
    expect(spool.openCount).toBe(0);
  });

  it('keeps the damage of an image, and stores what follows it', async () => {
    const image = await smallFull();
    for (const atBytes of [4096, 30_000, sizeOf(image) - 1]) {
      const bytes = bytesOf({ kind: 'damaged', of: image, atBytes });
      const content = taken(bytes);
      expect(bytesOf(content).equals(bytes)).toBe(true);
      const [rest] = spooledIn(content);
      expect(rest?.sizeBytes).toBe(sizeOf(image) - atBytes);
      expect(content).toEqual(join([slice(image, 0, atBytes), ...(rest === undefined ? [] : [rest])]));
    }
  });

  it('takes part of an image as a part, and more than an image as image and rest', async () => {
    const image = await smallFull();
    expect(taken(bytesOf(image).subarray(0, 20_000))).toEqual(slice(image, 0, 20_000));
    expect(spool.openCount).toBe(0);
    const longer = Buffer.concat([bytesOf(image), Buffer.from([0xff, 0xfe])]);
    expect(bytesOf(taken(longer))).toEqual(longer);
  });

  it('holds small texts, and stores other bytes', () => {
    expect(taken(Buffer.from('hostname sw1\n'))).toEqual({ kind: 'text', text: 'hostname sw1\n' });
    expect(taken(Buffer.alloc(0))).toEqual({ kind: 'text', text: '' });
    expect(taken(Buffer.from('\ufeffbom\r\n\0'))).toEqual({ kind: 'text', text: '\ufeffbom\r\n\0' });
    expect(spool.openCount).toBe(0);
    expect(bytesOf(taken(Buffer.from([0xc3, 0x28])))).toEqual(Buffer.from([0xc3, 0x28]));
    expect(spool.openCount).toBe(1);
  });

  it('shares a host file for contents of up to 4 KiB to the byte, and not for larger ones', () => {
    const hostFilesOfTwo = (sizeBytes: number): number => {
      const paths = [0x80, 0x81].flatMap((byte) => pathsOf(taken(Buffer.alloc(sizeBytes, byte), 100)));
      return new Set(paths).size;
    };
    expect([4095, 4096, 4097].map(hostFilesOfTwo)).toEqual([1, 1, 2]);
  });

  it('gives back whatever came, in whatever pieces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 1, max: 700 }), (bytes, pieceBytes) => {
        const repeated = Buffer.concat(Array.from({ length: 30 }, () => bytes));
        expect(bytesOf(taken(repeated, pieceBytes))).toEqual(repeated);
      }),
      { numRuns: 25 },
    );
  });

  it('that is aborted leaves no host file', async () => {
    const intake = new Intake({ spool, recogniser: imageRecogniser }, 'upload');
    for (let at = 0; at < 5; at += 1) intake.push(bytesOf(large));
    expect(spool.openCount).toBe(1);
    intake.abort();
    expect(spool.freeBytes).toBe(new Spool().freeBytes);
  });
});

describe('host files of a volume', () => {
  const volume = () =>
    new Volume(
      { format: 'tmpfs', totalBytes: 2 ** 30, baseUsedBytes: 0, tree: [] },
      { spool, recogniser: imageRecogniser, now: () => 0 },
    );

  function write(target: Volume, path: string, bytes: Buffer): Content {
    const writer = target.write(path);
    if (!writer.ok) throw new Error(writer.error.why);
    const written = writer.value.write(bytes);
    const committed = writer.value.commit();
    if (!written.ok || !committed.ok) throw new Error('the volume has room');
    return committed.value;
  }

  it('vanish when their file is removed', () => {
    const target = volume();
    const paths = pathsOf(write(target, '/a', bytesOf(large)));
    expect(paths.map(existsSync)).toEqual([true]);
    target.remove('/a');
    expect(paths.map(existsSync)).toEqual([false]);
    expect(spool.freeBytes).toBe(new Spool().freeBytes);
  });

  it('vanish when their file is overwritten, and when the spool closes', () => {
    const target = volume();
    const first = pathsOf(write(target, '/a', bytesOf(large)));
    const second = pathsOf(write(target, '/a', bytesOf({ ...large, seed: 'other' })));
    expect([...first, ...second].map(existsSync)).toEqual([false, true]);
    const folder = dirname(second[0] ?? '');
    expect(readdirSync(folder).length).toBe(1);
    spool.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('stay while another file has the same content', () => {
    const target = volume();
    const content = write(target, '/a', bytesOf(large));
    const copy = target.write('/b');
    if (copy.ok) copy.value.commit(content);
    target.remove('/a');
    expect(bytesOf(content).equals(bytesOf(large))).toBe(true);
    target.remove('/b');
    expect(pathsOf(content).map(existsSync)).toEqual([false]);
  });

  it('stay when a file is rewritten with a part of itself', () => {
    const target = volume();
    const content = write(target, '/a', bytesOf(large));
    const writer = target.write('/a', { keepsOld: true });
    if (writer.ok) writer.value.commit(slice(content, 0, 70_000));
    const found = target.find('/a');
    const kept = bytesOf(large).subarray(0, 70_000);
    expect(found?.kind === 'file' && bytesOf(found.content).equals(kept)).toBe(true);
  });

  it('stay while they are copied, though their file is removed or overwritten meanwhile', () => {
    const target = volume();
    const content = write(target, '/a', bytesOf(large));
    const onto = target.write('/a', { source: content });
    if (onto.ok) onto.value.commit(content);
    expect(bytesOf(content).equals(bytesOf(large))).toBe(true);
    const aside = target.write('/b', { source: content });
    target.remove('/a');
    if (aside.ok) aside.value.commit(content);
    expect(bytesOf(content).equals(bytesOf(large))).toBe(true);
    const abandoned = target.write('/c', { source: content });
    target.remove('/b');
    expect(pathsOf(content).map(existsSync)).toEqual([true]);
    if (abandoned.ok) abandoned.value.abort();
    expect(pathsOf(content).map(existsSync)).toEqual([false]);
  });

  it('may go before the writer that made them is aborted', () => {
    const target = volume();
    const writer = target.write('/a');
    if (writer.ok) writer.value.write(bytesOf(large));
    spool.close();
    if (writer.ok) writer.value.abort();
    expect(target.usage().usedBytes).toBe(0);
  });
});
