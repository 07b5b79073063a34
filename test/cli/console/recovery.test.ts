import { expect, it } from 'vitest';
import type { InsideSession } from '../../../src/doors/inside/inside-connection.ts';
import type { RunningDevice } from '../../../src/lab/running-switch.ts';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../../src/testing/index.ts';
import { kernel, login, system } from './screens.ts';

const server = '192.0.2.10';
const image = 'nxos.9.3.4.bin';

const spec: LabSpec = {
  clock: { start: '2020-06-15 20:00:00' },
  devices: [
    {
      name: 'sw',
      model: 'N3K-C3172TQ-10GT',
      release: '7.0(3)I7(8)',
      users: [{ name: 'admin', password: 'Forgotten1' }],
    },
  ],
  hosts: [
    {
      address: server,
      protocols: ['tftp', 'scp'],
      users: [{ name: 'u', password: 'p', home: '/' }],
      files: [
        { path: `/${image}`, image },
        { path: '/small.txt', text: 'x' },
      ],
    },
  ],
};

async function atLoader({ device, openInside }: RunningDevice): Promise<InsideSession> {
  const console = await openInside('console');
  console.press('\r');
  await console.expect(/login: $/);
  void device.restart({ reason: 'Unknown' });
  await console.expect(/secs\n\n$/);
  console.press('\x0c');
  await console.expect(/loader> $/);
  return console;
}

it('an image over TFTP needs an address, which outlasts a restart', () =>
  withLab(async (lab) => {
    const switched = lab.device('sw');
    const console = await atLoader(switched);
    const refused = 'error: no IP address is set, use set ip.\nloader> ';
    expect(await console.type(`boot tftp://${server}/${image}`)).toBe(`boot tftp://${server}/${image}\n${refused}`);
    await console.type('set ip 192.0.2.3 255.255.255.0');
    expect(await console.type('set gw 192.0.2.1')).toBe('set gw 192.0.2.1\nCorrect gateway addr 192.0.2.1\nloader> ');
    console.press('boot bootflash:nxos.7.0.3.I7.8.bin\r');
    await console.expect(/login: $/);
    await console.close();
    const again = await atLoader(switched);
    expect(await again.type('show ip')).toBe('show ip\nAddress: 192.0.2.3\nNetmask: 255.255.255.0\nloader> ');
    again.press(`boot tftp://${server}/small.txt\r`);
    expect(await again.expect(/magic[\s\S]*loader> $/)).toBe(
      `boot tftp://${server}/small.txt
 Filesystem type is tftp, using whole disk
Booting: tftp://${server}/small.txt....
.... 1 bytes received

error: invalid magic number expected 0x1b031336 got 0x78.

loader> `,
    );
    again.press(`boot tftp://${server}/${image}\r`);
    expect(await again.expect(/login: $/)).toBe(
      `boot tftp://${server}/${image}
 Filesystem type is tftp, using whole disk
Booting: tftp://${server}/${image}....
.... 1679871488 bytes received
${kernel}${system}${login('sw')}`,
    );
    expect(switched.device.running?.release.text).toBe('9.3(4)');
  }, spec));

it('recovery mode stops at switch(boot)#, where files come over mgmt0 and admin gets a new password', () =>
  withLab(async (lab) => {
    const { device, openInside } = lab.device('sw');
    const console = await atLoader(lab.device('sw'));
    await console.type('cmdline recoverymode=1');
    console.press('boot bootflash:nxos.7.0.3.I7.8.bin\r');
    await console.expect(/switch\(boot\)# $/);
    const unreachable = 'no such file or directory (invalid server)\nswitch(boot)# ';
    const copy = `copy tftp://${server}/small.txt bootflash:`;
    expect(await console.type(copy)).toBe(`${copy}\n${unreachable}`);
    expect(await console.type('configure terminal')).toBe(
      'configure terminal\nEnter configuration commands, one per line.  End with CNTL/Z.\nswitch(boot)(config)# ',
    );
    await console.type('end');
    await console.type('config terminal');
    await console.type('admin-password Recovered1');
    await console.type('end');
    expect(await console.type('show ip')).toBe('show ip\nip routing is disabled\nswitch(boot)# ');
    await console.type('config t');
    expect(await console.type('interface mgmt 0')).toBe('interface mgmt 0\nswitch(boot)(config-if)# ');
    await console.type('exit');
    await console.type('ip default-gateway 192.0.2.1');
    await console.type('interface mgmt0');
    await console.type('ip address 192.0.2.3 255.255.255.0');
    expect(await console.type('no shutdown')).toBe('no shutdown\nswitch(boot)(config-if)# ');
    await console.type('end');
    expect(await console.type('show ip')).toBe(
      'show ip\nip routing is disabled\nManagement Interface: ip address 192.0.2.3/24\nip default-gateway 192.0.2.1\nswitch(boot)# ',
    );
    expect(await console.type('reload-nxos')).toMatch(
      /\nThis command will reboot this supervisor module\. \(y\/n\) \? $/,
    );
    await console.type('n');
    expect(await console.type(copy)).toBe(
      `${copy}\nCopy complete, now saving to disk (please wait)...\nswitch(boot)# `,
    );
    expect(await console.type('dir')).toBe(
      `dir
  982681088    Jun 15 20:00:00 2020  nxos.7.0.3.I7.8.bin
          1    Jun 15 20:01:00 2020  small.txt

Usage for bootflash://
 1079529472 bytes used
  940527616 bytes free
 2020057088 bytes total
switch(boot)# `,
    );
    console.press('load-nxos\r');
    expect(await console.expect(/login: $/)).toBe(`load-nxos\n${system}${login('sw')}`);
    await console.type('admin');
    expect(await console.type('Forgotten1')).toBe(`\nLogin incorrect\n${login('sw')}`);
    await console.type('admin');
    expect(await console.type('Recovered1')).toMatch(/\nsw# $/);
    await console.close();
    const back = await openInside('console');
    back.press('\r');
    expect(await back.expect(/sw# $/)).toBe('\nsw# ');
    expect(device.running?.release.text).toBe('7.0(3)I7(8)');
  }, spec));
