import { describe, expect, it } from 'vitest';
import type { InsideSession } from '../../src/doors/inside/inside-connection.ts';
import type { RunningLab } from '../../src/lab/lab.ts';
import { withLab } from '../../src/testing/index.ts';

const image = 'nxos.7.0.3.I7.8.bin';
const location = { filesystem: 'bootflash', path: `/${image}` };
const words = `Switch is booted with '${image}'. Overwriting/deleting this image is not allowed`;
const copyWords = `${words}\nDestination file is a boot image.Cannot overwrite. Check 'Show Boot'.`;

async function onSwitch(
  test: (lab: RunningLab, type: (line: string) => Promise<string>) => Promise<void>,
): Promise<void> {
  await withLab(async (lab) => {
    const session = await lab.devices[0]?.openInside();
    if (session === undefined) throw new Error('the lab has a switch');
    await test(lab, (line) => shows(session, line));
  });
}

async function shows(session: InsideSession, line: string): Promise<string> {
  return (await session.type(line)).split('\n').slice(1, -1).join('\n');
}

async function configure(type: (line: string) => Promise<string>, line: string): Promise<void> {
  await type('configure terminal');
  expect(await type(line)).toBe('');
  await type('end');
}

describe('the image that runs the switch', () => {
  it('is neither deleted nor overwritten, however it is spelled', async () => {
    await onSwitch(async (lab, type) => {
      const before = await type('dir');
      for (const place of [
        image,
        `bootflash:${image}`,
        `bootflash:///${image}`,
        `bootflash://sup-1/scripts/../${image}`,
      ]) {
        expect(await type(`delete ${place} no-prompt`)).toBe(words);
        expect(await type(`move vlan.dat ${place}`)).toBe(words);
        expect(await type(`move ${place} other.bin`)).toBe(words);
        expect(await type(`copy vlan.dat ${place}`)).toBe(copyWords);
      }
      expect(await type('delete bootflash: no-prompt')).toBe(words);
      const files = lab.devices[0]?.device.files;
      // What SCP and SFTP clients are refused with.
      expect(files?.write(location)).toEqual({ ok: false, error: { why: 'boot-image', name: image } });
      expect(files?.write(location, { keepsOld: true })).toEqual({
        ok: false,
        error: { why: 'boot-image', name: image },
      });
      expect(await type('dir')).toBe(before);
    });
  });

  it('is a file like any other with allow delete boot-image, until that is taken back', async () => {
    await onSwitch(async (lab, type) => {
      await configure(type, 'allow delete boot-image');
      expect(await type('show running-config')).toMatch(/^allow delete boot-image$/m);
      await configure(type, 'no allow delete boot-image');
      expect(await type('show running-config')).not.toContain('allow delete');
      expect(await type(`delete ${image} no-prompt`)).toBe(words);
      await configure(type, 'allow delete boot-image');
      expect(await type(`delete ${image} no-prompt`)).toBe('');
      expect(await type('dir')).not.toContain(image);
      expect(await type('show version')).toContain('7.0(3)I7(8)');
      const [started] = lab.devices;
      started?.powerOff();
      await started?.powerOn();
      expect(started?.device.power.stage).toMatchObject({ at: 'loader', failure: { problem: { why: 'no-image' } } });
    });
  });
});

describe('the filesystems of a switch', () => {
  it('are there under all names of its supervisor, and take files where they should', async () => {
    await onSwitch(async (_lab, type) => {
      for (const server of ['', '//sup-local/', '//sup-1/', '//sup-active/', '//module-1/']) {
        for (const filesystem of ['volatile:', 'log:', 'logflash:', 'debug:', 'usb1:']) {
          expect(await type(`copy running-config ${filesystem}${server}x.cfg`)).toMatch(/Copy complete\.$/);
          expect(await type(`dir ${filesystem}${server}`)).toMatch(/ x\.cfg\n\nUsage for \w+:\/\/sup-local\n/);
          expect(await type(`delete ${filesystem}${server}x.cfg no-prompt`)).toBe('');
        }
      }
      expect(await type('dir usb2:')).toBe('No such file or directory');
      expect(await type('dir slot0:')).toBe('No such file or directory');
    });
  });

  it('are lost with the power where they live in memory', async () => {
    await onSwitch(async (lab, type) => {
      for (const filesystem of ['volatile:', 'logflash:']) await type(`copy running-config ${filesystem}x.cfg`);
      const [started] = lab.devices;
      started?.powerOff();
      await started?.powerOn();
      const names = (filesystem: string): unknown => started?.device.files.list({ filesystem, path: '/' });
      expect(names('volatile')).toEqual({ ok: true, value: [] });
      expect(names('logflash')).toMatchObject({ ok: true, value: [{ name: 'x.cfg' }] });
    });
  });

  it('take nothing where they are read-only', async () => {
    await onSwitch(async (_lab, type) => {
      expect(await type('copy running-config system:x')).toBe('Read-only file system');
      expect(await type('mkdir system:d')).toBe('mkdir: cannot create directory system:d: Read-only file system');
      expect(await type('move vlan.dat system:')).toBe('Read-only file system');
      expect(await type('dir system:')).toMatch(/^\nUsage for system:/);
    });
  });
});
