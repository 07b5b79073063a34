import { describe, expect, it } from 'vitest';
import { type Content, sizeOf, slice } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { compact } from '../../../src/machine/image/compaction.ts';
import { fullImage } from '../../../src/machine/image/image-file.ts';
import { verifyImage } from '../../../src/machine/image/verification.ts';
import { smallCompact, smallFull, smallImage, smallPublished, smallSizes } from './small-images.ts';

/** `boots`, or why not. */
async function check(content: Content, group: '3000' | '3100' | '3500' | undefined): Promise<unknown> {
  const verified = await verifyImage(content, group, new Digests());
  return verified.ok ? 'boots' : verified.error;
}

describe('what the loader checks', () => {
  it('a full image boots on all hardware', async () => {
    const full = await smallFull();
    for (const group of ['3000', '3100', '3500', undefined] as const) expect(await check(full, group)).toBe('boots');
  });

  it('a compact image boots on its own group alone', async () => {
    const small = await smallCompact('3000');
    expect(await check(small, '3000')).toBe('boots');
    expect(await check(small, '3100')).toEqual({ why: 'lacks-group', group: '3100' });
    expect(await check(small, undefined)).toEqual({ why: 'lacks-extras' });
  });

  it('a published compact image boots like a self-made one', async () => {
    const published = await fullImage(smallPublished('3500'), new Digests());
    expect(await check(published, '3500')).toBe('boots');
    expect(await check(published, '3000')).toEqual({ why: 'lacks-group', group: '3000' });
    expect(await check({ kind: 'damaged', of: published, atBytes: sizeOf(published) - 1 }, '3500')).toEqual({
      why: 'digest-mismatch',
      section: 'signature',
    });
  });

  it('old images have no groups', async () => {
    const old = await fullImage(smallImage('6.0(2)U6(3a)', smallSizes, 'n3000-uk9'), new Digests());
    expect(await check(old, '3000')).toBe('boots');
    expect(await check(old, undefined)).toBe('boots');
  });

  it('one wrong byte in any section is found', async () => {
    const full = await smallFull();
    expect(await check({ kind: 'damaged', of: full, atBytes: sizeOf(full) - 1 }, '3000')).toEqual({
      why: 'digest-mismatch',
      section: 'extras',
    });
    expect(await check({ kind: 'damaged', of: full, atBytes: 4096 }, '3000')).toEqual({
      why: 'digest-mismatch',
      section: 'common',
    });
  });

  it('a truncated image lacks its last section', async () => {
    const full = await smallFull();
    expect(await check(slice(full, 0, 10_000), '3000')).toEqual({ why: 'digest-mismatch', section: 'common' });
  });

  it('a header with a wrong digest does not match its bytes', async () => {
    const wrong = await compact(await smallFull(), '3000', new Digests(), () => '0'.repeat(64));
    expect(wrong.ok && (await check(wrong.value, '3000'))).toEqual({ why: 'digest-mismatch', section: 'common' });
  });

  it('anything else is no image', async () => {
    expect(await check({ kind: 'text', text: 'hello' }, '3000')).toEqual({ why: 'not-an-image' });
    const noise: Content = { kind: 'seeded', seed: 'noise', sizeBytes: 10_000, style: 'random' };
    expect(await check(noise, '3000')).toEqual({ why: 'not-an-image' });
  });
});
