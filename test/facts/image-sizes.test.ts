import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Facts } from '../../src/facts/catalog.ts';
import {
  compactSizes,
  inferredCompactSizeBytes,
  inferredSizeBytes,
  signatureSizeBytes,
} from '../../src/facts/image-sizes.ts';

const facts = new Facts();

const known = fc
  .uniqueArray(fc.tuple(fc.nat(60), fc.integer({ min: 50_000_000, max: 2_000_000_000 })), {
    minLength: 1,
    maxLength: 6,
    selector: ([rank]) => rank,
  })
  .map((pairs) => {
    const ranks = pairs.map(([rank]) => rank).sort((a, b) => a - b);
    const sizes = pairs.map(([, size]) => size).sort((a, b) => a - b);
    return ranks.map((rank, at) => ({ rank, sizeBytes: Math.floor((sizes[at] ?? 0) / 512) * 512 }));
  });

describe('an inferred size', () => {
  it('is that of a known rank, grows from rank to rank, and fills whole sectors', () => {
    fc.assert(
      fc.property(known, fc.nat(60), (sizes, rank) => {
        const here = inferredSizeBytes(rank, sizes, 0.007);
        expect(here % 512).toBe(0);
        expect(inferredSizeBytes(rank + 1, sizes, 0.007)).toBeGreaterThanOrEqual(here);
        for (const size of sizes) expect(inferredSizeBytes(size.rank, sizes, 0.007)).toBe(size.sizeBytes);
      }),
    );
  });

  it('of a compact image is that of a known pair, and grows with the full image', () => {
    const pairs = [
      { sizeBytes: 702_663_680, compactSizeBytes: 418_621_440 },
      { sizeBytes: 982_681_088, compactSizeBytes: 471_871_960 },
      { sizeBytes: 1_679_871_488, compactSizeBytes: 579_377_951 },
    ];
    for (const { sizeBytes, compactSizeBytes } of pairs) {
      expect(inferredCompactSizeBytes(sizeBytes, pairs)).toBe(compactSizeBytes);
    }
    const size = fc.integer({ min: 100_000_000, max: 3_000_000_000 });
    fc.assert(
      fc.property(size, size, (one, other) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        const compact = inferredCompactSizeBytes(small, pairs);
        expect(compact).toBeLessThanOrEqual(inferredCompactSizeBytes(large, pairs));
        expect(compact).toBeLessThan(small * 0.6);
      }),
    );
  });

  it('differs by group', () => {
    expect(compactSizes(471_871_960, { '3000': undefined, '3100': undefined, '3500': undefined })).toEqual({
      '3000': 471_871_960,
      '3100': 566_246_352,
      '3500': 452_997_081,
    });
  });

  it('of a published compact image ends a sector', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (selfMade) => {
        const signature = signatureSizeBytes(selfMade);
        expect((selfMade + signature) % 512).toBe(0);
        expect(signature).toBeGreaterThanOrEqual(2048);
        expect(signature).toBeLessThan(2048 + 512);
      }),
    );
  });
});

describe('the sizes of the catalog', () => {
  it.each([
    ['n3000-uk9-kickstart.6.0.2.U6.3a.bin', 37_853_184],
    ['n3000-uk9.6.0.2.U6.3a.bin', 206_762_702],
    ['n3000-uk9-kickstart.6.0.2.U6.10.bin', 37_881_856],
    ['nxos.7.0.3.I2.1.bin', 535_352_320],
    ['nxos.7.0.3.I4.7.bin', 702_663_680],
    ['nxos.7.0.3.I5.2.bin', 757_307_904],
    ['nxos.7.0.3.I7.2.bin', 885_554_688],
    ['nxos.7.0.3.I7.8.bin', 982_681_088],
    ['nxos.9.2.4.bin', 1_339_749_888],
    ['nxos.9.3.3.bin', 1_688_180_224],
    ['nxos.9.3.4.bin', 1_679_871_488],
    ['nxos.10.1.2.bin', 1_981_867_008],
  ])('%s has the %i bytes of its source', (name, sizeBytes) => {
    const image = facts.image(name);
    expect(image.sizeBytes).toBe(sizeBytes);
    expect(image.sizeOrigin).toHaveProperty('source');
  });

  it('are whole sectors wherever they are inferred, and say so', () => {
    const inferred = facts
      .imageNames()
      .map((name) => facts.image(name))
      .filter(({ sizeOrigin }) => 'inferred' in sizeOrigin);
    const odd = inferred.filter(({ sizeBytes }) => sizeBytes % 512 !== 0).map(({ fileName }) => fileName);
    expect(odd).toEqual(['n3000-uk9.6.0.2.U6.10.bin']);
    expect(inferred.length).toBeGreaterThan(300);
  });

  it('differ by group for every image that can be compacted', () => {
    for (const name of facts.imageNames()) {
      const sizes = facts.image(name).compactSizeBytes;
      if (sizes === undefined) continue;
      expect(sizes['3100'], name).toBeGreaterThan(sizes['3000']);
      expect(sizes['3500'], name).toBeLessThan(sizes['3000']);
      expect(sizes['3100'], name).toBeLessThan(facts.image(name).sizeBytes);
    }
  });
});
