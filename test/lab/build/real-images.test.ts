import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Facts, shippedModels } from '../../../src/facts/catalog.ts';
import type { RunningLab } from '../../../src/lab/lab.ts';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../../src/testing/index.ts';

/** Bytes that begin like every NBI file and go on like nothing the emulator makes. */
function realBytes(seed: number): Buffer {
  const bytes = Buffer.alloc(300_000, seed);
  Buffer.from([0x36, 0x13, 0x03, 0x1b]).copy(bytes);
  return bytes;
}

function md5Of(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}

const published = realBytes(1);
const unknown = realBytes(2);
const release = '7.0(3)I7(9)';
const name = 'nxos.7.0.3.I7.9.bin';

const folder = mkdtempSync(join(tmpdir(), 'n3k-models-'));
mkdirSync(join(folder, 'checksums'));
const entry = `{ name: ${name}, md5: ${md5Of(published)}, source: "made up for this test" }`;
writeFileSync(join(folder, 'checksums', 'mine.yaml'), `files:\n  - ${entry}\n`);
writeFileSync(join(folder, 'owned.bin'), published);
afterAll(() => rmSync(folder, { recursive: true }));

/** Puts bytes onto the bootflash of the first switch as an upload does, in pieces. */
function upload(lab: RunningLab, path: string, bytes: Buffer): void {
  const writer = lab.devices[0]?.device.files.write({ filesystem: 'bootflash', path });
  if (writer?.ok !== true) throw new Error('the flash takes files');
  for (let at = 0; at < bytes.length; at += 30_000)
    expect(writer.value.write(bytes.subarray(at, at + 30_000)).ok).toBe(true);
  expect(writer.value.commit().ok).toBe(true);
}

/** A lab of the technote, less the old images, that knows the published sum of this test. */
async function withRealImages(
  test: (lab: RunningLab, type: (line: string) => Promise<string>) => Promise<void>,
  fields: Partial<LabSpec> = {},
): Promise<void> {
  const facts = new Facts(shippedModels(), folder);
  await withLab(
    async (lab) => {
      const session = await lab.devices[0]?.openInside();
      if (session === undefined) throw new Error('the lab has a switch');
      for (const old of ['n3000-uk9-kickstart.6.0.2.U6.3a.bin', 'n3000-uk9.6.0.2.U6.3a.bin']) {
        await session.type(`delete bootflash:${old} no-prompt`);
      }
      await test(lab, async (line) => (await session.type(line)).split('\n').slice(1, -1).join('\n'));
    },
    { ...technoteLab(), ...fields },
    { facts, folder },
  );
}

describe('a real image that a user owns', () => {
  it('is known by its published sum, whatever it is called, and keeps its own bytes', async () => {
    await withRealImages(async (lab, type) => {
      upload(lab, '/mine.bin', published);
      expect(await type('show file bootflash:mine.bin md5sum')).toBe(md5Of(published));
      const file = lab.devices[0]?.device.files.open({ filesystem: 'bootflash', path: '/mine.bin' });
      const bytes = file?.ok === true ? file.value.read(0, 1_000_000) : undefined;
      expect(bytes?.ok === true && published.equals(bytes.value)).toBe(true);
      if (file?.ok === true) file.value.close();
      expect(await type('install all nxos bootflash:mine.bin compact')).toMatch(/Compact bootflash:\/mine\.bin done$/);
      const compacted = await type('show file bootflash:mine.bin md5sum');
      const listed = await type('dir bootflash:mine.bin');
      const facts = new Facts();
      expect(listed).toContain(` ${facts.image(name).compactSizeBytes?.['3000']} `);
      expect(compacted).toBe(facts.image(name).digests['3000']?.md5);
    });
  });

  it('boots the release that it is', async () => {
    await withRealImages(async (lab, type) => {
      upload(lab, `/${name}`, published);
      await type('configure terminal');
      await type(`boot nxos bootflash:${name}`);
      await type('copy running-config startup-config');
      const [started] = lab.devices;
      started?.powerOff();
      await started?.powerOn();
      expect(started?.device.running?.release.text).toBe(release);
    });
  });

  it('lies on a host or on this computer and is copied as what it is', async () => {
    const hosts: LabSpec['hosts'] = [
      {
        address: '192.0.2.10',
        users: [{ name: 'u', password: 'p', home: '/home/u' }],
        files: [{ path: '/home/u/x.bin', from: 'owned.bin' }],
      },
    ];
    await withRealImages(
      async (_lab, type) => {
        await type('copy scp://u@192.0.2.10/home/u/x.bin bootflash: compact vrf management');
        await type('p');
        expect(await type('show file bootflash:x.bin md5sum')).toBe(new Facts().image(name).digests['3000']?.md5);
      },
      { hosts },
    );
  });

  it('is nothing special without a sum, unless the lab goes by names', async () => {
    await withRealImages(async (lab, type) => {
      upload(lab, `/${name}`, unknown);
      expect(await type(`install all nxos bootflash:${name} compact`)).toMatch(/failed$/);
    });
    await withRealImages(
      async (lab, type) => {
        upload(lab, `/${name}`, unknown);
        upload(lab, '/other.bin', unknown);
        upload(lab, '/nxos.9.3.4.bin', Buffer.from('a text\n'));
        expect(await type(`show file bootflash:${name} md5sum`)).toBe(md5Of(unknown));
        expect(await type('show file bootflash:nxos.9.3.4.bin')).toBe('a text');
        expect(await type(`install all nxos bootflash:${name} compact`)).toMatch(/done$/);
        expect(await type('install all nxos bootflash:other.bin compact')).toMatch(/failed$/);
      },
      { recogniseImagesByName: true },
    );
  });

  it('that is damaged or cut is what its bytes are', async () => {
    await withRealImages(async (lab, type) => {
      upload(lab, '/cut.bin', published.subarray(0, 299_999));
      expect(await type('install all nxos bootflash:cut.bin compact')).toMatch(/failed$/);
    });
  });
});
