import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Facts } from '../../src/facts/catalog.ts';
import { runs } from '../../src/facts/model-file.ts';
import { release, toldNumber } from '../../src/facts/release.ts';
import { stickBytes } from '../../src/lab/spec/sizes.ts';
import { startLab } from '../../src/start-lab.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';

const facts = new Facts();

/** A lab of one switch with nothing but its image. */
function bare(model: string, release: string) {
  return { devices: [{ name: 'sw1', model, release }] };
}

/** The releases that a model runs, oldest first. */
function releasesOf(pid: string): readonly string[] {
  const model = facts.model(pid);
  return facts.releases().flatMap((known) => (runs(model, release(known.release)) ? [known.release] : []));
}

/** Starts a switch of its own and looks around. */
async function check(pid: string, text: string): Promise<void> {
  const lab = await startLab({ ...bare(pid, text), clock: { speed: 'instant' } });
  const session = await lab.device('sw1').openInside();
  expect(await session.type('show version')).toContain(`version ${toldNumber(release(text))}`);
  expect(await session.type('dir')).toMatch(/bytes free/);
  await session.close();
  await lab.close();
}

describe('every model', () => {
  it.each(facts.pids())('%s runs its oldest and its newest release', async (pid) => {
    const releases = releasesOf(pid);
    await check(pid, releases[0] ?? '');
    await check(pid, releases.at(-1) ?? '');
  });

  const likeTheTechnotes = facts.pids().filter((pid) => releasesOf(pid).includes('7.0(3)I7(8)'));

  it.each(likeTheTechnotes)('%s stands in for the switch of the technote', async (pid) => {
    const spec = technoteLab();
    const devices = spec.devices.map((device) => ({ ...device, model: pid }));
    await withLab(async (lab) => expect(lab.devices[0]?.device.model.pid).toBe(pid), { ...spec, devices });
  });
});

describe('a lab', () => {
  it('is the same for the same seed, and another for another', async () => {
    const seen = async (seed: string): Promise<readonly unknown[]> => {
      const spec = { ...technoteLab(), seed };
      let told: readonly unknown[] = [];
      await withLab(async (lab) => {
        const [first] = lab.devices;
        const session = await first?.openInside();
        told = [first?.device.serialNumber, first?.device.macAddress, await session?.type('show file vlan.dat md5sum')];
        await session?.close();
      }, spec);
      return told;
    };
    const [one, again, other] = [await seen('a'), await seen('a'), await seen('b')];
    expect(again).toEqual(one);
    for (const [index, value] of other.entries()) expect(value).not.toEqual(one[index]);
    expect(one[0]).toMatch(/^FOC\d{4}[0-9A-Z]{4}$/);
    expect(one[1]).toMatch(/^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/);
  });

  it('closes twice without complaint', async () => {
    const lab = await startLab(technoteLab());
    await lab.close();
    await lab.close();
  });

  it('says which port is in use, and leaves nothing running', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const spec = bare('N3K-C3064PQ-10GE', '7.0(3)I7(8)');
    const devices = spec.devices.map((device) => ({ ...device, ssh: { port } }));
    await expect(startLab({ ...spec, devices })).rejects.toThrow(
      new RegExp(`^sw1: cannot listen on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE`),
    );
    await new Promise((resolve) => taken.close(resolve));
  });

  it('names its devices when another is asked for', async () => {
    await withLab(async (lab) => {
      expect(() => lab.device('sw9')).toThrow('the lab has no device "sw9"');
    });
  });

  it('does what daemons do in their time, as far as there is room', async () => {
    const spec = technoteLab();
    const devices = spec.devices.map((device) => ({
      ...device,
      activities: [
        { at: '2020-06-15 20:10:00', write: 'vlan.dat', sizeBytes: 2_000_000_000 },
        { at: '2020-06-15 20:11:00', write: 'none/x', sizeBytes: 1 },
        { at: '2020-06-15 20:12:00', write: 'new.log', sizeBytes: 5000 },
        { at: '2020-06-15 20:13:00', touch: 'none' },
        { at: '2020-06-15 20:14:00', growBytes: 8192 },
      ],
    }));
    await withLab(
      async (lab) => {
        const files = () => lab.device('N3K-C3064PQ').device.files;
        const used = (): number => {
          const usage = files().usage('bootflash');
          return usage.ok ? usage.value.usedBytes : 0;
        };
        const stat = (path: string) => files().stat({ filesystem: 'bootflash', path });
        const before = used();
        const vlan = stat('/vlan.dat');
        await lab.clock.sleep(3_600_000);
        expect(stat('/vlan.dat')).toEqual(vlan);
        expect(stat('/new.log')).toMatchObject({
          value: { sizeBytes: 5000, modifiedMs: Date.UTC(2020, 5, 15, 20, 12) },
        });
        expect(used()).toBe(before + 4 * 4096);
      },
      { ...spec, devices },
    );
  });
});

describe('a stick', () => {
  it('has the size of the technote, and whole clusters', () => {
    expect(stickBytes('16GB')).toBe(15_508_996_096);
    for (const size of ['1MB', '512mb', '1.5 GB', '1TB']) expect(stickBytes(size) % 8192).toBe(0);
  });

  it.each(['', '16', 'GB', '0GB', '-1GB', '65TB', '1e3GB', '16GBs'])('is not sold as %j', (size) => {
    expect(() => stickBytes(size)).toThrow(`bad size "${size}"`);
  });
});
