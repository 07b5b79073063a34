import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPaths } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Content, empty, join, sizeOf, slice } from '../../../src/machine/content/content.ts';
import { Digests, digestNow } from '../../../src/machine/content/digest.ts';
import { openContent, piecesOf } from '../../../src/machine/content/reader.ts';
import { bytesOf } from '../image/small-images.ts';
import { anyContent } from './contents.ts';

const runs = { numRuns: 150 };

describe('a content', () => {
  it('has as many bytes as it says', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(bytesOf(content).length).toBe(sizeOf(content));
      }),
      runs,
    );
  });

  it('gives the same bytes in any order and in any pieces', () => {
    fc.assert(
      fc.property(anyContent, fc.array(fc.tuple(fc.nat(500), fc.nat(120)), { maxLength: 8 }), (content, windows) => {
        const all = bytesOf(content);
        const reader = openContent(content);
        for (const [start, length] of windows) {
          expect(Buffer.from(reader.read(start, length))).toEqual(all.subarray(start, start + length));
        }
        reader.close();
      }),
      runs,
    );
  });

  it('is cut by slice and put together by join', () => {
    fc.assert(
      fc.property(anyContent, fc.nat(), fc.nat(), (content, one, other) => {
        const size = sizeOf(content);
        const [from = 0, to = 0] = [one % (size + 1), other % (size + 1)].sort((a, b) => a - b);
        const [first, middle, last] = [
          slice(content, 0, from),
          slice(content, from, to - from),
          slice(content, to, size - to),
        ];
        expect(bytesOf(middle)).toEqual(bytesOf(content).subarray(from, to));
        expect(bytesOf(join([first, middle, last]))).toEqual(bytesOf(content));
      }),
      runs,
    );
  });

  it('keeps whole parts as they are when it is cut', () => {
    const one: Content = { kind: 'seeded', seed: 'one', sizeBytes: 100, style: 'random' };
    const two: Content = { kind: 'seeded', seed: 'two', sizeBytes: 50, style: 'lines' };
    const both = join([one, empty, two]);
    expect(both).toEqual({ kind: 'joined', parts: [one, two] });
    expect(slice(both, 100, 50)).toBe(two);
    expect(slice(both, 0, 150)).toBe(both);
    expect(slice(both, 30, 0)).toBe(empty);
  });

  it('reads large filler anywhere, across the boundaries of its cipher', () => {
    for (const style of ['random', 'lines'] as const) {
      const content: Content = { kind: 'seeded', seed: 'large', sizeBytes: 1_679_871_488, style };
      const reader = openContent(content);
      const window = Buffer.from(reader.read(1_000_000_003, 700_001));
      const again = openContent(content);
      for (let at = 0; at < window.length; at += 99_991) {
        expect(Buffer.from(again.read(1_000_000_003 + at, 40))).toEqual(window.subarray(at, at + 40));
      }
      expect(reader.read(1_679_871_480, 100).length).toBe(8);
    }
  });

  it('that lies in a host file is read from it', () => {
    const folder = mkdtempSync(joinPaths(tmpdir(), 'n3k-content-'));
    try {
      const path = joinPaths(folder, 'file');
      writeFileSync(path, 'abcdefghij');
      const content: Content = { kind: 'borrowed', path, sizeBytes: 10 };
      expect(bytesOf(slice(content, 3, 4)).toString()).toBe('defg');
      expect(bytesOf({ kind: 'damaged', of: content, atBytes: 0 })[0]).toBe(0x61 ^ 0xff);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('printable filler is safe to show', () => {
    const text = bytesOf({ kind: 'seeded', seed: 'log', sizeBytes: 945, style: 'lines' }).toString();
    expect(text.replaceAll(/[A-Za-z0-9+/]{63}\n/g, '')).toMatch(/^[A-Za-z0-9+/]{0,63}$/);
  });
});

describe('digests', () => {
  it('are those of the bytes', async () => {
    const digests = new Digests();
    const large: Content = { kind: 'seeded', seed: 'large', sizeBytes: 600_000, style: 'random' };
    for (const content of [empty, { kind: 'text', text: 'abc' } as const, large]) {
      const hash = createHash('sha512');
      for (const piece of piecesOf(content)) hash.update(piece);
      expect(await digests.of(content, 'sha512')).toBe(hash.digest('hex'));
    }
    expect(await digests.of(large, 'md5')).toBe(digestNow(large, 'md5'));
    await digests.close();
  });

  it('taught ones hold for that very description alone', async () => {
    const digests = new Digests();
    const large: Content = { kind: 'seeded', seed: 'large', sizeBytes: 300_000, style: 'random' };
    digests.teach(large, 'md5', 'taught');
    expect(await digests.of(large, 'md5')).toBe('taught');
    const damaged: Content = { kind: 'damaged', of: large, atBytes: 5 };
    expect(await digests.of(damaged, 'md5')).toBe(digestNow(damaged, 'md5'));
    await digests.close();
  });
});
