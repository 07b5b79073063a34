import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageFamily, SectionName } from '../../../src/facts/image-layout.ts';
import {
  headerContent,
  type ImageHeader,
  parseHeader,
  placed,
  sizeByHeader,
} from '../../../src/machine/image/header.ts';
import { readHeader } from '../../../src/machine/image/image-file.ts';
import { bytesOf, smallFull } from './small-images.ts';

const section = fc.record({
  name: fc.constantFrom<SectionName>('common', '3000', '3100', '3500', 'extras'),
  sizeBytes: fc.nat(2 ** 31),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
});

const header: fc.Arbitrary<ImageHeader> = fc.record({
  family: fc.constantFrom<ImageFamily>('nxos', 'n3000-uk9-kickstart', 'n3000-uk9'),
  release: fc.constantFrom('6.0(2)U6(3a)', '7.0(3)I7(8)', '9.3(4)', '10.2(3)'),
  compactFor: fc.constantFrom('3000', '3100', '3500', undefined),
  sections: fc.array(section, { minLength: 1, maxLength: 5 }).map(placed),
});

/** The header of a real small image with its JSON changed. */
async function headerWith(change: (list: string) => string): Promise<Buffer> {
  const bytes = Buffer.from(bytesOf(await smallFull()).subarray(0, 4096));
  const list = bytes.subarray(0x200, bytes.indexOf(0, 0x200)).toString();
  bytes.fill(0, 0x200);
  bytes.write(change(list), 0x200);
  return bytes;
}

describe('the header of an image', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(header, (written) => {
        const bytes = bytesOf(headerContent(written));
        expect(bytes.length).toBe(4096);
        expect(parseHeader(bytes)).toEqual({ ok: true, value: written });
      }),
      { numRuns: 50 },
    );
  });

  it('begins like an image that mknbi made', async () => {
    const bytes = bytesOf(await smallFull());
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x36, 0x13, 0x03, 0x1b]));
    expect(bytes.subarray(0x10, 0x10 + 17).toString()).toBe('mknbi-linux-1.2-6');
  });

  it('says how large the file is', () => {
    fc.assert(
      fc.property(header, (written) => {
        const sum = written.sections.reduce((total, { sizeBytes }) => total + sizeBytes, 4096);
        expect(sizeByHeader(written)).toBe(sum);
      }),
      { numRuns: 30 },
    );
  });

  it('is refused where it makes no sense', async () => {
    const broken = { ok: false, error: { why: 'broken-header' } };
    const whole = await headerWith((list) => list);
    expect(parseHeader(whole).ok).toBe(true);
    expect(parseHeader(await headerWith(() => 'no JSON'))).toEqual(broken);
    expect(parseHeader(await headerWith((list) => list.replace('n3k-image/1', 'n3k-image/2')))).toEqual(broken);
    expect(parseHeader(await headerWith((list) => list.replace('"nxos"', '"ios"')))).toEqual(broken);
    expect(parseHeader(await headerWith((list) => list.replace('9.3(4)', 'nine')))).toEqual(broken);
    expect(parseHeader(await headerWith((list) => list.replace('"common"', '"other"')))).toEqual(broken);
    expect(parseHeader(await headerWith((list) => list.replace('"offsetBytes":4096', '"offsetBytes":4097')))).toEqual(
      broken,
    );
    expect(parseHeader(await headerWith((list) => list.replace('"sizeBytes":7001', '"sizeBytes":-7001')))).toEqual(
      broken,
    );
    expect(parseHeader(Buffer.alloc(4096, 0x55))).toEqual({ ok: false, error: { why: 'not-an-image' } });
    expect(parseHeader(whole.subarray(0, 0x210))).toEqual(broken);
  });

  it('is not looked for in files that are smaller than one', () => {
    expect(readHeader({ kind: 'text', text: 'hostname x\n' })).toEqual({ ok: false, error: { why: 'not-an-image' } });
  });
});
