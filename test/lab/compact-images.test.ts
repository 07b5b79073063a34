import { describe, expect, it } from 'vitest';
import type { InsideSession } from '../../src/doors/inside/inside-connection.ts';
import { Facts } from '../../src/facts/catalog.ts';
import type { DeviceSpec, LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

const facts = new Facts();
const server = '192.0.2.10';

/** A switch of `model` on 7.0(3)I7(8) with an empty 16 GB stick, and a server that has `images`. */
function labOf(model: string, images: readonly string[], change: Partial<DeviceSpec> = {}): LabSpec {
  return {
    devices: [{ name: 'sw', model, release: '7.0(3)I7(8)', knownHosts: [server], usb1: { size: '16GB' }, ...change }],
    hosts: [
      {
        address: server,
        users: [{ name: 'u', password: 'p', home: '/' }],
        files: images.map((image) => ({ path: `/${image}`, image })),
      },
    ],
  };
}

/** The digest that a switch prints for a file: the line between the echo and the prompt. */
async function digestOf(session: InsideSession, file: string, command: string): Promise<string | undefined> {
  return (await session.type(`show file ${file} ${command}`)).split('\n')[1];
}

describe('compact images of every group', () => {
  it.each([
    ['3000', 'N3K-C3064PQ-10GE', 'nxos.9.3.4.bin'],
    ['3100', 'N3K-C3172PQ-10GE', 'nxos.9.3.15.bin'],
    ['3500', 'N3K-C3548P-10GX', 'nxos.9.2.4.bin'],
  ] as const)('group %s: in place and over SCP make the same file', async (group, model, image) => {
    const spec = labOf(model, [image], { usb1: { size: '16GB', files: [{ name: image, image }] } });
    await withLab(async (lab) => {
      const session = await lab.device('sw').openInside();
      await session.type(`install all nxos usb1:${image} compact`);
      await session.type(`copy scp://u@${server}/${image} usb1:copied.bin compact vrf management`);
      await session.type('p');
      const listing = await session.type('dir usb1:');
      const sizes = [...listing.matchAll(/^ *(\d+) .* (?:nxos\..*|copied)\.bin$/gm)].map(([, size]) => Number(size));
      const known = facts.image(image);
      expect(sizes).toEqual([known.compactSizeBytes?.[group], known.compactSizeBytes?.[group]]);
      for (const [command, digest] of Object.entries({ md5sum: 'md5', sha512sum: 'sha512' } as const)) {
        const inPlace = await digestOf(session, `usb1:${image}`, command);
        expect(inPlace).toBe(await digestOf(session, 'usb1:copied.bin', command));
        expect(inPlace).toBe(known.digests[group]?.[digest]);
      }
    }, spec);
  });

  it('differ in their checksums from each other, from the full image and from the published ones', () => {
    for (const image of ['nxos.7.0.3.I7.8.bin', 'nxos.9.2.4.bin', 'nxos.9.3.15.bin']) {
      const { family, release: of } = facts.image(image);
      const sums = facts.relatedImages(family, of).flatMap(({ digests }) => Object.values(digests));
      expect(sums).toHaveLength(4 + 3);
      expect(new Set(sums.map(({ md5 }) => md5)).size).toBe(7);
      expect(new Set(sums.map(({ sha512 }) => sha512)).size).toBe(7);
    }
  });
});

describe('a published compact image', () => {
  const name = 'n3000-compact.9.3.4.bin';

  it('boots, and compaction finds nothing to drop', async () => {
    const spec = labOf('N3K-C3064PQ-10GE', [], {
      release: '9.3(4)',
      bootflash: { files: [{ name: 'nxos.9.3.4.bin', image: name }] },
    });
    await withLab(async (lab) => {
      const { device, openInside } = lab.device('sw');
      expect(device.running?.release.text).toBe('9.3(4)');
      const session = await openInside();
      const md5 = facts.image(name).digests.full?.md5;
      expect(await digestOf(session, 'bootflash:nxos.9.3.4.bin', 'md5sum')).toBe(md5);
      expect(await session.type('install all nxos bootflash:nxos.9.3.4.bin compact')).toContain('nxos.9.3.4.bin done');
      expect(await digestOf(session, 'bootflash:nxos.9.3.4.bin', 'md5sum')).toBe(md5);
    }, spec);
  });

  it('of another group does not boot', async () => {
    const files = [{ name: 'nxos.9.3.4.bin', image: 'n3100-compact.9.3.4.bin' }];
    const spec = labOf('N3K-C3064PQ-10GE', [], { release: '9.3(4)', bootflash: { files } });
    await expect(withLab(async () => {}, spec)).rejects.toThrow('sw: its image does not boot');
  });

  it('cannot be compacted by a lab file', async () => {
    const spec = labOf('N3K-C3064PQ-10GE', [], { bootflash: { files: [{ name, image: name, compact: '3000' }] } });
    await expect(withLab(async () => {}, spec)).rejects.toThrow(`${name} cannot be compacted`);
  });
});
