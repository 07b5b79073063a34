import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunningLab } from '../../../src/lab/lab.ts';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { startLab } from '../../../src/start-lab.ts';
import { technoteLab } from '../../../src/testing/index.ts';

/** A lab whose clock is instant has come up within this time. */
const bootMsMax = 600_000;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-kept-'));
  folders.push(folder);
  return folder;
}

/** Works with a lab whose state lies in `folder`, and stops it. */
async function withKept<T>(folder: string, work: (lab: RunningLab) => Promise<T>, spec = technoteLab()): Promise<T> {
  const lab = await startLab(spec, { stateFolder: folder });
  try {
    return await work(lab);
  } finally {
    await lab.close();
  }
}

async function typed(lab: RunningLab, ...lines: readonly string[]): Promise<string> {
  const session = await lab.devices[0]?.openInside();
  let last = '';
  for (const line of lines) last = (await session?.type(line)) ?? '';
  await session?.close();
  return last.split('\n').slice(1, -1).join('\n');
}

/** Without the moment at which it was shown. */
function undated(text: string): string {
  return text.replace(/^!Time: .*$/m, '');
}

function withStick(spec: LabSpec): LabSpec {
  const usb1 = { size: '1GB', files: [{ name: 'note.txt', text: 'mine\n' }] };
  return { ...spec, devices: spec.devices.map((device) => ({ ...device, usb1 })) };
}

describe('a lab with a state folder', () => {
  it('keeps what was saved and what lies on the flash, and forgets the rest', async () => {
    const folder = newFolder();
    const shown = await withKept(folder, async (lab) => {
      await typed(lab, 'configure terminal ; hostname kept', 'end', 'copy running-config startup-config');
      await typed(lab, 'configure terminal ; hostname forgotten', 'end', 'copy running-config bootflash:run.txt');
      await typed(lab, 'copy running-config volatile:run.txt', 'checkpoint before');
      return [undated(await typed(lab, 'show startup-config')), await typed(lab, 'dir')];
    });
    await withKept(folder, async (lab) => {
      expect([undated(await typed(lab, 'show startup-config')), await typed(lab, 'dir')]).toEqual(shown);
      expect(await typed(lab, 'show hostname')).toContain('kept');
      expect(await typed(lab, 'dir volatile:')).not.toContain('run.txt');
      expect(await typed(lab, 'show checkpoint summary')).toContain('before');
      expect(lab.devices[0]?.device.resets[0]).toMatchObject({ reason: 'Unknown', atMs: undefined });
    });
  });

  it('goes on in its time, whatever the lab file says', async () => {
    const folder = newFolder();
    const at = (speed: 'manual' | 'instant'): LabSpec => ({
      ...technoteLab(),
      clock: { start: '2024-01-15 08:00:00', speed },
    });
    const startMs = Date.UTC(2024, 0, 15, 8);
    const hourMs = 3_600_000;
    await withKept(folder, (lab) => lab.advance(3 * hourMs), at('manual'));
    await withKept(
      folder,
      async (lab) => {
        expect(lab.clock.now()).toBe(startMs + 3 * hourMs);
        await lab.advance(hourMs);
        const told = [lab.clock.now()];
        const { device } = lab.device('N3K-C3064PQ');
        // A switch that does not wait is ahead of its lab.
        device.clock.set(startMs + 9 * hourMs);
        told.push(device.clock.now());
        // What a killed process leaves.
        const left = newFolder();
        cpSync(folder, left, { recursive: true, filter: (path) => !path.includes('lock') });
        const reachedMs = await withKept(
          left,
          async (next) => next.device('N3K-C3064PQ').device.clock.now(),
          at('instant'),
        );
        expect(reachedMs).toBeGreaterThanOrEqual(Math.max(...told));
        expect(reachedMs - Math.max(...told)).toBeLessThanOrEqual(60_000 + bootMsMax);
      },
      at('manual'),
    );
  });

  it('gives what has no date the date of its first start, also later', async () => {
    const folder = newFolder();
    const spec: LabSpec = { ...withStick(technoteLab()), clock: { start: '2024-01-15 08:00:00', speed: 'manual' } };
    const dates = (lab: RunningLab): Promise<string> => typed(lab, 'dir usb1:');
    const first = await withKept(
      folder,
      async (lab) => {
        const shown = await dates(lab);
        await lab.advance(86_400_000);
        return shown;
      },
      spec,
    );
    expect(await withKept(folder, dates, spec)).toBe(first);
  });

  it('writes nothing for switches on which nothing changes', async () => {
    const folder = newFolder();
    await withKept(folder, async (lab) => void (await typed(lab, 'show version')), {
      ...technoteLab(),
      devices: technoteLab().devices.map((device) => ({ ...device, activities: [] })),
    });
    expect(readdirSync(folder).sort()).toEqual(['format.json', 'lab.record', 'reserve', 'uploads']);
  });

  it('keeps what lies on sticks, and uploads that nothing describes', async () => {
    const folder = newFolder();
    const spec = withStick(technoteLab());
    const md5 = await withKept(
      folder,
      async (lab) => {
        for (const name of ['own.bin', 'gone.bin']) {
          const writer = lab.devices[0]?.device.files.write({ filesystem: 'usb1', path: `/${name}` });
          if (!writer?.ok) throw new Error('the stick takes a file');
          writer.value.write(Buffer.alloc(100_000, name.length));
          writer.value.commit();
        }
        await typed(lab, 'delete usb1:gone.bin no-prompt', 'delete usb1:note.txt no-prompt');
        expect(readdirSync(join(folder, 'uploads')).length).toBe(1);
        return typed(lab, 'show file usb1:own.bin md5sum');
      },
      spec,
    );
    await withKept(
      folder,
      async (lab) => {
        expect(await typed(lab, 'show file usb1:own.bin md5sum')).toBe(md5);
        expect(await typed(lab, 'dir usb1:')).not.toContain('note.txt');
        await typed(lab, 'copy usb1:own.bin bootflash:', 'delete usb1:own.bin no-prompt');
        expect(await typed(lab, 'show file bootflash:own.bin md5sum')).toBe(md5);
        await typed(lab, 'delete bootflash:own.bin no-prompt');
        // A reset of this lab would still need it.
        expect(readdirSync(join(folder, 'uploads')).length).toBe(1);
      },
      spec,
    );
    await withKept(folder, async () => expect(readdirSync(join(folder, 'uploads'))).toEqual([]), spec);
  });

  it('keeps an erased startup configuration and a reset of the lab', async () => {
    const folder = newFolder();
    await withKept(folder, async (lab) => {
      await typed(lab, 'mkdir bootflash:new');
      lab.reset();
      await typed(lab, 'write erase', 'y');
    });
    await withKept(folder, async (lab) => {
      const { device } = lab.device(lab.devices[0]?.name ?? '');
      expect(device.configuration.startup).toBeUndefined();
      expect(device.files.stat({ filesystem: 'bootflash', path: '/new' }).ok).toBe(false);
    });
  });

  it('keeps what the loader was told, the hosts that were accepted, and the log of the last installation', async () => {
    const folder = newFolder();
    const address = { address: '192.0.2.9', mask: '255.255.255.0' };
    const key = { algorithm: 'ECDSA', fingerprint: 'SHA256:one' };
    const shown = await withKept(folder, async (lab) => {
      const { device } = lab.device(lab.devices[0]?.name ?? '');
      device.cmos.address = address;
      device.cmos.gateway = '192.0.2.1';
      device.knownHosts.add('192.0.2.77', key);
      await typed(lab, 'install all nxos bootflash:vlan.dat');
      return typed(lab, 'show install all status');
    });
    expect(shown).not.toContain('No install all data found');
    await withKept(folder, async (lab) => {
      const { device } = lab.device(lab.devices[0]?.name ?? '');
      expect(device.cmos.state).toEqual({ address, gateway: '192.0.2.1' });
      expect(device.knownHosts.check('192.0.2.77', key)).toBe('known');
      expect(device.knownHosts.check('192.0.2.77', { ...key, fingerprint: 'SHA256:other' })).toBe('changed');
      expect(await typed(lab, 'show install all status')).toBe(shown);
    });
  });

  it('keeps where sticks are, and sticks that were made while it ran', async () => {
    const folder = newFolder();
    const [device] = technoteLab().devices;
    if (device === undefined) throw new Error('the lab of the technote has a switch');
    const other = { ...device, name: 'other', hostname: 'other', ssh: {}, console: {} };
    const spec = withStick({ ...technoteLab(), devices: [device, other] });
    const places = (lab: RunningLab): unknown => lab.sticks.map(({ name, place }) => [name, place]);
    const own = `${device.name} usb1`;
    const moved = await withKept(
      folder,
      async (lab) => {
        expect(readdirSync(folder)).not.toContain(`${encodeURIComponent(`stick ${own}`)}.jsonl`);
        lab.device('other').pullStick('usb1');
        lab.device(device.name).pullStick('usb1');
        lab.device('other').insertStick('usb1', lab.stick(own));
        const made = await lab.makeStick('new one', { size: '1GB', files: [{ name: 'made.txt', text: 'made\n' }] });
        lab.device(device.name).insertStick('usb1', made);
        await lab.makeStick('on the table', { size: '1GB' });
        return places(lab);
      },
      spec,
    );
    expect(moved).toEqual([
      [own, { device: 'other', slot: 'usb1' }],
      ['other usb1', undefined],
      ['new one', { device: device.name, slot: 'usb1' }],
      ['on the table', undefined],
    ]);
    await withKept(
      folder,
      async (lab) => {
        expect(places(lab)).toEqual(moved);
        expect(await typed(lab, 'show file usb1:made.txt')).toBe('made');
      },
      spec,
    );
  });

  it('comes up at the loader when its image was taken away', async () => {
    const folder = newFolder();
    await withKept(folder, async (lab) => {
      const started = lab.device(lab.devices[0]?.name ?? '');
      const { device } = started;
      const [image] = device.running?.images ?? [];
      started.powerOff();
      expect(device.files.remove({ filesystem: 'bootflash', path: image?.replace('bootflash:', '') ?? '' }).ok).toBe(
        true,
      );
    });
    await withKept(folder, async (lab) => {
      expect(lab.devices[0]?.device.power.stage.at).toBe('loader');
    });
  });

  it('refuses a device that has become another model', async () => {
    const folder = newFolder();
    await withKept(folder, async (lab) => void (await typed(lab, 'mkdir bootflash:new')));
    const spec = technoteLab();
    const devices = spec.devices.map((device) => ({ ...device, model: 'N3K-C3048TP-1GE' }));
    await expect(startLab({ ...spec, devices }, { stateFolder: folder })).rejects.toThrow('the state folder knows');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
