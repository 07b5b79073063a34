import { expect, it } from 'vitest';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../../src/testing/index.ts';
import { login, system } from './screens.ts';

const kickstart = 'n3000-uk9-kickstart.6.0.2.U6.3a.bin';
const systemImage = 'n3000-uk9.6.0.2.U6.3a.bin';

const spec: LabSpec = { devices: [{ name: 'sw', model: 'N3K-C3064PQ-10GE', release: '6.0(2)U6(3a)' }] };

it('without its system image a switch of 6.0(2) stops at switch(boot)#, and loads one that is named', () =>
  withLab(async (lab) => {
    const { device, openInside } = lab.device('sw');
    const console = await openInside('console');
    console.press('\r');
    await console.expect(/login: $/);
    void device.restart({ reason: 'Unknown' });
    await console.expect(/secs\n\n$/);
    console.press('\x03');
    await console.expect(/loader> $/);
    const bootflash = device.files.volume('bootflash');
    if (bootflash.ok) bootflash.value.rename(`/${systemImage}`, '/s.bin');
    console.press('reboot\r');
    const screen = await console.expect(/switch\(boot\)# $/);
    expect(screen).toContain(`
Booting kickstart image: bootflash:/${kickstart}....
${'.'.repeat(76)}
Image verification OK

INIT: version 2.88 booting
`);
    expect(screen).toContain(`\nN3000 BIOS v.${device.hardware.bios.version}, `);
    expect(screen).toMatch(
      /\nLoading system software: bootflash:\/n3000\S+\nFile does not exist, boot failed\.\nswitch\(boot\)# $/,
    );
    expect(await console.type('load-nxos')).toBe(
      'load-nxos\nPlease specify the system image: load bootflash:<image>\nswitch(boot)# ',
    );
    console.press('load bootflash:s.bin\r');
    expect(await console.expect(/login: $/)).toBe(
      `load bootflash:s.bin\nLoading system software: bootflash:/s.bin\n${system}${login('sw')}`,
    );
    expect(device.running?.release.text).toBe('6.0(2)U6(3a)');
    expect(device.hardware.bios.version).not.toBe(device.model.bios.version);
    for (const line of ['admin', 'admin', 'show running-config | include version'])
      expect(await console.type(line)).not.toContain('Invalid');
    expect(console.screen()).toContain('\nversion 6.0(2)U6(3a)\n');
  }, spec));
