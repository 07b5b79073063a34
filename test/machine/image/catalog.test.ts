import { describe, expect, it } from 'vitest';
import { Facts } from '../../../src/facts/catalog.ts';
import { release } from '../../../src/facts/release.ts';
import { platformGroups } from '../../../src/facts/traits.ts';
import { publishedDigests } from '../../../src/lab/build/published-digests.ts';
import { sizeOf } from '../../../src/machine/content/content.ts';
import { Digests, digestNow } from '../../../src/machine/content/digest.ts';
import { computeDigests } from '../../../src/machine/image/catalog-digests.ts';
import { compact } from '../../../src/machine/image/compaction.ts';
import { compactImage, fullImage, sectionContent } from '../../../src/machine/image/image-file.ts';

const facts = new Facts();
const digests = new Digests(publishedDigests(facts));

/** Sections that are digested again here; `npm run digests -- --check` does so with every byte of the catalog. */
const sampledBytes = 66_000_000;

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

  it('have every digest shipped', () => {
    const lacking = facts.imageNames().filter((name) => {
      const image = facts.image(name);
      const forms = image.compactSizeBytes === undefined ? ['full'] : ['full', ...platformGroups];
      const hasForms = forms.every((form) => image.digests[form] !== undefined);
      return !hasForms || image.sections.some(({ sha256 }) => sha256 === undefined);
    });
    expect(lacking).toEqual([]);
  });

  it.each(['n3000-uk9-kickstart.6.0.2.U6.3a.bin', 'n3500-uk9-kickstart.6.0.2.A8.11b.bin'])(
    '%s has the digests of its bytes',
    async (name) => {
      const image = facts.image(name);
      const computed = await computeDigests(image);
      expect(computed.files).toEqual(image.digests);
      expect(computed.sections.common?.sha256).toBe(image.sections[0]?.sha256);
    },
  );

  it.each([
    'nxos.7.0.3.I2.1.bin',
    'nxos.7.0.3.I7.8.bin',
    'nxos.9.2.4.bin',
    'nxos.9.3.15.bin',
    'n3100-compact.9.3.4.bin',
  ])('a section of %s has the digest of its bytes', (name) => {
    const image = facts.image(name);
    const sampled = image.sections.filter(({ sizeBytes }) => sizeBytes <= sampledBytes).at(-1);
    if (sampled === undefined) throw new Error(`${name} has no small section`);
    const content = sectionContent(image.family, image.release.text, sampled.name, sampled.sizeBytes);
    expect(digestNow(content, 'sha256')).toBe(sampled.sha256);
  });
});

describe('a compact image that Cisco published', () => {
  it.each(platformGroups)('for group %s is another file than the self-made one', async (group) => {
    const full = facts.image('nxos.9.3.4.bin');
    const published = facts.image(`n${group}-compact.9.3.4.bin`);
    const selfMadeBytes = full.compactSizeBytes?.[group] ?? 0;
    expect(published.sizeBytes % 512).toBe(0);
    expect(published.sizeBytes).toBeGreaterThan(selfMadeBytes);
    expect(published.sizeBytes - selfMadeBytes).toBeLessThan(4096);
    expect(sizeOf(await fullImage(published, digests))).toBe(published.sizeBytes);
    expect(published.digests.full?.md5).not.toBe(full.digests[group]?.md5);
    expect(published.sections.map(({ name }) => name)).toEqual(['common', group, 'signature']);
  });

  it('has its known size', () => {
    expect(facts.image('n3100-compact.7.0.3.I7.9.bin').sizeBytes).toBe(568_308_736);
  });

  it('exists for 9.3(4) and later, 9.2(4), 7.0(3)I7(8) and later, and for the groups that run a release', () => {
    const published = facts.imageNames().filter((name) => name.includes('-compact.'));
    const releases = [...new Set(published.map((name) => facts.image(name).release.text))];
    expect(releases.slice().sort()).toEqual(
      [
        ...['7.0(3)I7(8)', '7.0(3)I7(9)', '7.0(3)I7(10)', '9.2(4)', '10.1(1)', '10.1(2)'],
        ...['4', '5', '6', '7', '7a', '8', '9', '10', '11', '12', '13', '14', '15'].map((number) => `9.3(${number})`),
      ].sort(),
    );
    const ten = facts.relatedImages('nxos', release('10.1(2)')).map(({ fileName }) => fileName);
    expect(ten).toEqual(['nxos.10.1.2.bin', 'n3500-compact.10.1.2.bin']);
  });

  it('gets its shipped digests wherever it turns up', async () => {
    const image = facts.image('n3000-compact.9.3.4.bin');
    expect(await digests.of(await fullImage(image, digests), 'md5')).toBe(image.digests.full?.md5);
  });
});
