import { expect, it } from 'vitest';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../../src/testing/index.ts';

const spec: LabSpec = {
  clock: { start: '2020-06-15 20:00:00' },
  devices: [{ name: 'sw', model: 'N3K-C3172TQ-10GT', release: '7.0(3)I7(8)', startup: 'none' }],
};

it('a switch without a startup configuration asks for what it needs, and applies and saves it', () =>
  withLab(async (lab) => {
    const { device, openInside } = lab.device('sw');
    const console = await openInside('console');
    // The question was asked before anybody was there to read it; Enter is its default, and it comes again.
    console.press('\r');
    expect(await console.expect(/failed[\s\S]*\[no\]: $/)).toContain('%POAP-2-POAP_FAILURE: ');
    console.press('yes\r');
    expect(await console.expect(/\[y\]: $/)).toBe(`yes
Disabling POAP.......Disabling POAP


         ---- System Admin Account Setup ----


Do you want to enforce secure password standard (yes/no) [y]: `);
    await console.type('');
    expect(await console.type('weak')).toBe(`
Wrong Password, Reason:
   [Length should be at least 8 characters]
   [Password should contain characters from at least three of the classes]
Invalid admin password.

  Enter the password for "admin": `);
    await console.type('Passw0rd!');
    console.press('Passw0rd!\r');
    await console.expect(/basic configuration dialog \(yes\/no\): $/);
    const answers = ['yes', 'lab-9', '', '192.0.2.7', '255.255.255.0', '', '192.0.2.1', '', ''];
    for (const answer of answers.slice(0, -1)) await console.type(answer);
    expect(await console.type('')).toBe(`

The following configuration will be applied:
  hostname lab-9
  interface mgmt0
  ip address 192.0.2.7/24
  exit
  vrf context management
  ip route 0.0.0.0/0 192.0.2.1
  exit
  no feature telnet

Would you like to edit the configuration? (yes/no) [n]: `);
    await console.type('');
    console.press('\r');
    await console.expect(/\nlab-9 login: $/);
    await console.type('admin');
    expect(await console.type('Passw0rd!')).toMatch(/\nlab-9# $/);
    expect(device.configuration.startup?.text).toContain('\nhostname lab-9\n');
  }, spec));

it('skip leads to a login as admin without a password', () =>
  withLab(async (lab) => {
    const console = await lab.device('sw').openInside('console');
    console.press('skip\r');
    expect(await console.expect(/login: $/)).toBe(
      'skip\nDisabling POAP.......Disabling POAP\n\nUser Access Verification\nswitch login: ',
    );
    await console.type('admin');
    expect(await console.type('')).toMatch(/\nswitch# $/);
  }, spec));
