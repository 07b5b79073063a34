import { expect, it } from 'vitest';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../../src/testing/index.ts';
import { bios, kernel, loading, loadingByHand, login, system } from './screens.ts';

const image = 'nxos.9.3.4.bin';

const spec: LabSpec = {
  devices: [
    {
      name: 'sw',
      model: 'N3K-C3172TQ-10GT',
      release: '7.0(3)I7(3)',
      usb1: { size: '16GB', files: [{ name: image, image }] },
    },
  ],
};

it('a 9.3 image compacted on 7.0(3)I7(3) loops until Ctrl-C, and the old image boots from the loader (CSCvs23686)', () =>
  withLab(async (lab) => {
    const { device, openInside } = lab.device('sw');
    const session = await openInside();
    for (const line of [`install all nxos usb1:${image} compact`, 'configure terminal', `boot nxos usb1:${image}`]) {
      await session.type(line);
    }
    await session.type('copy running-config startup-config');
    const console = await openInside('console');
    console.press('\r');
    await console.expect(/login: $/);
    void device.restart({ reason: 'Reset Requested by CLI command reload' });
    const attempt = `${bios}${loading(`usb1:/${image}`)}\nImage valid\nMD5Sum mismatch\nFile does not exist, boot failed.\n`;
    await console.expect(/(MD5Sum mismatch[\s\S]*){2}secs\n\n$/);
    console.press('\x03');
    await console.expect(/loader> $/);
    const looped = console.screen();
    expect(looped.slice(looped.indexOf('\n\n(c)'))).toBe(
      `\n${attempt}${attempt}${bios}\nUser break into bootloader\n\nloader> `,
    );
    expect(await console.type('dir')).toBe(
      `dir\nusb1::\n\n  ${image}\n\nbootflash::\n\n  nxos.7.0.3.I7.3.bin\n\nloader> `,
    );
    expect(await console.type('frob')).toBe("frob\nerror: can't find command `frob'.\nloader> ");
    console.press('boot bootflash:nxos.7.0.3.I7.3.bin\r');
    expect(await console.expect(/login: $/)).toBe(
      `boot bootflash:nxos.7.0.3.I7.3.bin\n${loadingByHand('bootflash:/nxos.7.0.3.I7.3.bin')}${kernel}${system}${login('sw')}`,
    );
    expect(device.running?.release.text).toBe('7.0(3)I7(3)');
  }, spec));
