import { describe, expect, it } from 'vitest';
import type { RunningDevice } from '../../../../src/lab/running-switch.ts';
import { execute, labWith, type Operator, operate } from '../sessions.ts';

const old = {
  release: '6.0(2)U6(3a)',
  hostname: 'sw1',
  resets: [],
  activities: [],
  bootflash: { files: [{ name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin' }] },
};
const current = {
  hostname: 'sw1',
  resets: [],
  activities: [],
  bootflash: {
    files: [
      { name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin', compact: '3000' as const },
      { name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin', compact: '3000' as const },
      { name: 'text.bin', text: 'no image' },
      { name: 'new.bin', image: 'n3000-uk9-kickstart.6.0.2.U6.10.bin' },
    ],
  },
};

/** A compact image of another group takes the place of the one that can be installed. */
const foreign = {
  ...current,
  bootflash: {
    files: [
      { name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin', compact: '3000' as const },
      { name: 'other.bin', image: 'nxos.9.3.4.bin', compact: '3100' as const },
    ],
  },
};

/** Resolves when the switch has gone down and runs again. */
function isBack({ device }: RunningDevice): Promise<void> {
  let hasGone = false;
  return new Promise((resolve) => {
    device.observe({
      entered({ at }) {
        if (at === 'running' && hasGone) resolve();
        hasGone = true;
      },
    });
  });
}

const checksOf6 = `install all nxos bootflash:nxos.7.0.3.I7.8.bin
Installer is forced disruptive

Verifying image bootflash:/nxos.7.0.3.I7.8.bin for boot variable "nxos".
[########################################] 100% -- SUCCESS

Verifying image type.
[########################################] 100% -- SUCCESS

Extracting "nxos" version from image bootflash:/nxos.7.0.3.I7.8.bin.
[########################################] 100% -- SUCCESS

Extracting "bios" version from image bootflash:/nxos.7.0.3.I7.8.bin.
[########################################] 100% -- SUCCESS

Performing runtime checks.
[########################################] 100% -- SUCCESS

Performing module support checks.
[########################################] 100% -- SUCCESS

Notifying services about system upgrade.
[########################################] 100% -- SUCCESS



Compatibility check is done:
Module  bootable          Impact  Install-type  Reason
------  --------  --------------  ------------  ------
     1       yes      disruptive         reset  Unsupported in new image, module needs to be powered off



Images will be upgraded according to following table:
Module             Image         Running-Version             New-Version  Upg-Required
------  ----------------  ----------------------  ----------------------  ------------
     1         kickstart            6.0(2)U6(3a)             7.0(3)I7(8)           yes
     1              bios      v2.6.0(12/05/2013)      v4.5.0(11/09/2017)           yes


Switch will be reloaded for disruptive upgrade.
Do you want to continue with the installation (y/n)?  [n] `;

const workOf6 = `y

Time Stamp: Mon Jun 15 20:02:14 2020


Install is in progress, please wait.

Performing runtime checks.
[########################################] 100% -- SUCCESS

Setting boot variables.
[########################################] 100% -- SUCCESS

Performing configuration copy.
[########################################] 100% -- SUCCESS

Module 1: Refreshing compact flash and upgrading bios/loader/bootrom/power-seq.
Warning: please do not remove or power off the module at this time.
Note: Power-seq upgrade needs a power-cycle to take into effect.
On success of power-seq upgrade, SWITCH OFF THE POWER to the system and then, power it up.
[########################################] 100% -- SUCCESS

Time Stamp: Mon Jun 15 20:05:15 2020


Finishing the upgrade, switch will reboot in 10 seconds.
sw1# `;

describe('install all', () => {
  it('upgrades 6.0(2)U6(3a) to 7.0(3)I7(8) on the screen of its installer, and the new release tells the truth', async () => {
    await operate(async (operator) => {
      await execute('conf t ; vlan 10 ; name kept', operator.switch);
      expect(await operator.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin')).toBe(checksOf6);
      const back = isBack(operator.switch);
      operator.press('y\r');
      expect(await operator.expect(/10 seconds\.\nsw1# $/)).toBe(workOf6);
      await back;
      const { device } = operator.switch;
      expect(device.running?.release.text).toBe('7.0(3)I7(8)');
      expect(device.resets[0]).toMatchObject({ reason: 'Disruptive upgrade', version: '6.0(2)U6(3a)' });
      const again = await operator.switch.openInside();
      expect(await again.type('show version | include BIOS|NXOS:')).toContain(
        '  BIOS: version 4.5.0\n  NXOS: version 7.0(3)I7(8)\n',
      );
      expect(await again.type('show boot')).toContain('NXOS variable = bootflash:/nxos.7.0.3.I7.8.bin\n');
      expect(await again.type('show running-config')).toContain('\nvlan 10\n  name kept\n');
      expect(await again.type('show install all status')).toContain(
        '\n Setting boot variables.\n -- SUCCESS <Mon Jun 15 20:03:11>\n\n<',
      );
    }, labWith(old));
  });

  it('upgrades 7.0(3)I7(8) to 9.3(4) without a question when told not to ask', async () => {
    await operate(async (operator) => {
      const back = isBack(operator.switch);
      const shown = await execute('terminal dont-ask ; install all nxos bootflash:nxos.9.3.4.bin ; ', operator.switch);
      expect(shown).toEqual({ output: whole93, status: 0 });
      await back;
      expect(operator.switch.device.running?.release.text).toBe('9.3(4)');
      expect(operator.switch.device.resets[0]?.reason).toBe('Reset due to upgrade');
    }, labWith(current));
  });

  it('leaves nothing behind when it is declined or broken off', async () => {
    await operate(async (operator) => {
      await operator.type('install all nxos bootflash:nxos.9.3.4.bin');
      expect(await operator.type('')).toBe('\nsw1# ');
      await operator.type('install all nxos bootflash:nxos.9.3.4.bin');
      operator.press('\x03');
      await operator.expect(/# $/);
      await nothingHasChanged(operator);
    }, labWith(current));
  });

  it.each([
    ['missing.bin', 'Return code 0x40450001 (No such file or directory).'],
    ['text.bin', 'Return code 0x4045000E (Not a valid image).'],
    ['other.bin', 'Return code 0x4045001E (Mismatched image type/platform).'],
    ['new.bin', 'Return code 0x40450010 (Image type does not match the boot variable).'],
  ])('refuses %s', async (file, words) => {
    await operate(
      async (operator) => {
        const shown = await operator.shows(`install all nxos ${file}`);
        expect(shown).toContain('[#                   ]   0% -- FAIL.\n');
        expect(shown.split('\n').slice(-2)).toEqual([
          words,
          'Pre-upgrade check failed. Return code 0x40930011 (Image verification failed).',
        ]);
        expect(await operator.shows('show install all status')).toContain(' -- FAIL. <');
        expect(operator.switch.device.configuration.nextBootImages).toEqual(['bootflash:/nxos.7.0.3.I7.8.bin']);
      },
      labWith(file === 'other.bin' ? foreign : current),
    );
  });

  it('does not go from 6.0(2) to 9.3 directly, and not from before 6.0(2)U6(3) to one image', async () => {
    const files = [{ name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin', compact: '3000' as const }];
    await operate(
      async (operator) => {
        expect(await operator.shows('install all nxos nxos.9.3.4.bin')).toContain(
          'Return code 0x40450020 (Upgrade path is not supported, upgrade to 7.0(3)I7(8) first).',
        );
      },
      labWith({ ...old, bootflash: { files } }),
    );
    await operate(
      async (operator) => {
        expect(await operator.shows('install all nxos nxos.9.3.4.bin')).toContain('% Invalid command');
      },
      labWith({ ...old, release: '6.0(2)U6(2)', bootflash: {} }),
    );
  });

  it('flashes the BIOS alone, and installs without a reload', async () => {
    await operate(async (operator) => {
      await operator.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin bios');
      operator.press('y\r');
      expect(await operator.expect(/successful\.\nsw1# $/)).toContain('SUCCESS\n\nTime Stamp: ');
      const { device } = operator.switch;
      expect([device.hardware.bios.version, device.running?.release.text]).toEqual(['4.5.0', '6.0(2)U6(3a)']);
    }, labWith(old));
    await operate(async (operator) => {
      await operator.type('install all nxos bootflash:nxos.9.3.4.bin no-reload');
      operator.press('y\r');
      await operator.expect(/successful\.\nsw1# $/);
      const { device } = operator.switch;
      expect([device.configuration.nextBootImages, device.running?.release.text]).toEqual([
        ['bootflash:/nxos.9.3.4.bin'],
        '7.0(3)I7(8)',
      ]);
    }, labWith(current));
  });

  it('goes on without its session, and lets no other installer in', async () => {
    await operate(async (operator) => {
      const other = await operator.switch.openInside();
      await operator.type('install all nxos bootflash:nxos.9.3.4.bin');
      expect(await other.type('install all nxos bootflash:nxos.9.3.4.bin')).toContain(
        'Another install procedure may be in progress. (0x401E0007)\n',
      );
      const back = isBack(operator.switch);
      operator.press('y\r');
      await operator.expect(/progress, please wait/);
      await operator.close();
      await back;
      expect(operator.switch.device.running?.release.text).toBe('9.3(4)');
    }, labWith(current));
  });

  it('goes back to a release with two images, and says what that does not know', async () => {
    const files = [
      { name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin', compact: '3000' as const },
      { name: 'k.bin', image: 'n3000-uk9-kickstart.6.0.2.U6.10.bin' },
      { name: 's.bin', image: 'n3000-uk9.6.0.2.U6.10.bin' },
      { name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin', compact: '3000' as const },
    ];
    await operate(
      async (operator) => {
        const back = isBack(operator.switch);
        const { output } = await execute(
          'terminal dont-ask ; install all kickstart k.bin system s.bin',
          operator.switch,
        );
        expect(output).toContain('Converting startup config.\n[####################] 100% -- SUCCESS\n');
        await back;
        expect(operator.switch.device.running?.release.text).toBe('6.0(2)U6(10)');
      },
      labWith({ ...current, release: '9.3(4)', bootflash: { files } }),
    );
  });
});

async function nothingHasChanged(operator: Operator): Promise<void> {
  expect(await operator.shows('show install all status')).toBe('No install all data found');
  expect(operator.switch.device.configuration.nextBootImages).toEqual(['bootflash:/nxos.7.0.3.I7.8.bin']);
  expect(operator.switch.device.installer.take()).toBeDefined();
}

const whole93 = `Installer will perform compatibility check first. Please wait.
Installer is forced disruptive

Verifying image bootflash:/nxos.9.3.4.bin for boot variable "nxos".
[####################] 100% -- SUCCESS

Verifying image type.
[####################] 100% -- SUCCESS

Preparing "nxos" version info using image bootflash:/nxos.9.3.4.bin.
[####################] 100% -- SUCCESS

Preparing "bios" version info using image bootflash:/nxos.9.3.4.bin.
[####################] 100% -- SUCCESS

Performing module support checks.
[####################] 100% -- SUCCESS

Notifying services about system upgrade.
[####################] 100% -- SUCCESS



Compatibility check is done:
Module  bootable          Impact  Install-type  Reason
------  --------  --------------  ------------  ------
     1       yes      disruptive         reset  default upgrade is not hitless



Images will be upgraded according to following table:
Module       Image                  Running-Version(pri:alt)           New-Version  Upg-Required
------  ----------  ----------------------------------------  --------------------  ------------
     1        nxos                               7.0(3)I7(8)                9.3(4)           yes
     1        bios     v4.5.0(11/09/2017):v4.5.0(11/09/2017)    v4.5.0(11/09/2017)            no


Switch will be reloaded for disruptive upgrade.
Do you want to continue with the installation (y/n)?  [n] y


Install is in progress, please wait.

Performing runtime checks.
[####################] 100% -- SUCCESS

Setting boot variables.
[####################] 100% -- SUCCESS

Performing configuration copy.
[####################] 100% -- SUCCESS

Module 1: Refreshing compact flash and upgrading bios/loader/bootrom.
Warning: please do not remove or power off the module at this time.
[####################] 100% -- SUCCESS


Finishing the upgrade, switch will reboot in 10 seconds.
`;
