import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformGroups } from '../../../src/facts/traits.ts';
import { type Content, join, sizeOf, slice } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { CompactingStream, compact, compactSizeBytes } from '../../../src/machine/image/compaction.ts';
import { fullImage, readHeader } from '../../../src/machine/image/image-file.ts';
import { bytesOf, smallCompact, smallFull, smallImage, smallPublished } from './small-images.ts';

const digests = new Digests();

/** Feeds `bytes` to a compactor in pieces of the given sizes, over and over. */
function streamed(bytes: Buffer, pieceSizes: readonly number[], group: (typeof platformGroups)[number]) {
  const stream = new CompactingStream(group);
  const given: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const count = pieceSizes[turn % pieceSizes.length] ?? 1;
    const pushed = stream.push(bytes.subarray(at, at + count));
    if (!pushed.ok) return pushed;
    given.push(...pushed.value.map((piece) => Buffer.from(piece)));
    at += count;
  }
  const end = stream.end();
  return end.ok ? { ok: true, value: Buffer.concat(given) } : end;
}

describe('compaction', () => {
  it.each(platformGroups)('of a full image makes the compact image of group %s', async (group) => {
    const compacted = await compact(await smallFull(), group, digests);
    expect(compacted).toEqual({ ok: true, value: await smallCompact(group) });
    expect(compacted.ok && sizeOf(compacted.value)).toBe(smallImage().compactSizeBytes?.[group]);
  });

  it('of a compact image of the same group changes nothing', async () => {
    const small = await smallCompact('3000');
    expect(await compact(small, '3000', digests)).toEqual({ ok: true, value: small });
  });

  it('of a published compact image of the same group changes nothing, its signature included', async () => {
    const published = await fullImage(smallPublished('3100'), digests);
    expect(await compact(published, '3100', digests)).toEqual({ ok: true, value: published });
    expect(streamed(bytesOf(published), [777], '3100')).toEqual({ ok: true, value: bytesOf(published) });
    const error = { why: 'lacks-group', group: '3000' };
    expect(await compact(published, '3000', digests)).toEqual({ ok: false, error });
  });

  it('of a compact image of another group finds no section to keep', async () => {
    const small = await smallCompact('3100');
    expect(await compact(small, '3000', digests)).toEqual({ ok: false, error: { why: 'lacks-group', group: '3000' } });
  });

  it('foretells its size from the header', async () => {
    const header = readHeader(await smallFull());
    for (const group of platformGroups) {
      const foretold = header.ok ? compactSizeBytes(header.value, group) : header;
      expect(foretold).toEqual({ ok: true, value: sizeOf(await smallCompact(group)) });
    }
  });

  it('refuses damage in what it keeps, and does not see damage in what it drops', async () => {
    const full = await smallFull();
    const header = readHeader(full);
    if (!header.ok) throw new Error('a small image has a header');
    const outcome = async (name: string) => {
      const section = header.value.sections.find((known) => known.name === name);
      const damaged: Content = { kind: 'damaged', of: full, atBytes: (section?.offsetBytes ?? 0) + 17 };
      const inPlace = await compact(damaged, '3000', digests);
      const onTheWay = streamed(bytesOf(damaged), [5000], '3000');
      if (inPlace.ok) expect(onTheWay).toEqual({ ok: true, value: bytesOf(inPlace.value) });
      else expect(onTheWay).toEqual(inPlace);
      return inPlace.ok ? 'compacted' : inPlace.error;
    };
    expect(await outcome('common')).toEqual({ why: 'damaged', section: 'common' });
    expect(await outcome('3000')).toEqual({ why: 'damaged', section: '3000' });
    expect(await outcome('3100')).toBe('compacted');
    expect(await outcome('extras')).toBe('compacted');
  });

  it('refuses a file that ends too early', async () => {
    const full = await smallFull();
    const cut = slice(full, 0, sizeOf(full) - 1);
    const truncated = { why: 'truncated', expectedBytes: sizeOf(full), sizeBytes: sizeOf(full) - 1 };
    expect(await compact(cut, '3000', digests)).toEqual({ ok: false, error: truncated });
    expect(streamed(bytesOf(cut), [4096], '3000')).toEqual({ ok: false, error: truncated });
    expect(streamed(bytesOf(slice(full, 0, 1000)), [100], '3000')).toEqual({
      ok: false,
      error: { why: 'not-an-image' },
    });
  });

  it('on the way gives the same bytes as in place, however the file is cut into pieces', async () => {
    const full = bytesOf(await smallFull());
    const expected = bytesOf(await smallCompact('3500'));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const given = streamed(full, sizes, '3500');
        expect(given.ok && 'value' in given && expected.equals(given.value)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('drops what follows the last section', async () => {
    const longer = join([await smallFull(), { kind: 'text', text: 'appended' }]);
    expect(await compact(longer, '3000', digests)).toEqual({ ok: true, value: await smallCompact('3000') });
    expect(streamed(bytesOf(longer), [777], '3000')).toEqual({ ok: true, value: bytesOf(await smallCompact('3000')) });
  });
});
