import { describe, expect, it } from 'vitest';
import { Facts } from '../../../src/facts/catalog.ts';
import { platformGroups } from '../../../src/facts/traits.ts';
import { publishedDigests } from '../../../src/lab/published-digests.ts';
import { sizeOf } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { computeDigests } from '../../../src/machine/image/catalog-digests.ts';
import { compact } from '../../../src/machine/image/compaction.ts';
import { compactImage, fullImage } from '../../../src/machine/image/image-file.ts';

const facts = new Facts();
const digests = new Digests(publishedDigests(facts));

describe('the images of the catalog', () => {
  it('have the sizes of the technote', async () => {
    const nine = facts.image('nxos.9.3.4.bin');
    expect(sizeOf(await fullImage(nine, digests))).toBe(1_679_871_488);
    expect(sizeOf(await compactImage(nine, '3000', digests))).toBe(579_377_951);
    const seven = facts.image('nxos.7.0.3.I7.8.bin');
    expect(sizeOf(await fullImage(seven, digests))).toBe(982_681_088);
    expect(sizeOf(await compactImage(seven, '3000', digests))).toBe(471_871_960);
  });

  it('compact into each other', async () => {
    const nine = facts.image('nxos.9.3.4.bin');
    for (const group of platformGroups) {
      const compacted = await compact(await fullImage(nine, digests), group, digests);
      expect(compacted).toEqual({ ok: true, value: await compactImage(nine, group, digests) });
    }
  });

  it.each(facts.imageNames())('%s has every digest shipped', (name) => {
    const image = facts.image(name);
    const forms = image.compactSizeBytes === undefined ? ['full'] : ['full', ...platformGroups];
    expect(Object.keys(image.digests).sort()).toEqual(forms.sort());
    expect(image.sections.filter(({ sha256 }) => sha256 === undefined)).toEqual([]);
  });

  it.each(facts.imageNames().filter((name) => name.startsWith('n3000-uk9')))(
    '%s has the shipped digests (npm run digests recomputes those of the others)',
    async (name) => {
      const image = facts.image(name);
      const computed = await computeDigests(image);
      expect(computed.files).toEqual(image.digests);
      expect(computed.sections).toEqual({ common: image.sections[0]?.sha256 });
    },
  );
});
