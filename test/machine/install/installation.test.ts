import { expect, it } from 'vitest';
import { labWith, operate } from '../../cli/commands/sessions.ts';

const current = {
  hostname: 'sw1',
  resets: [],
  activities: [],
  bootflash: {
    files: ['nxos.7.0.3.I7.8.bin', 'nxos.9.3.4.bin'].map((name) => ({ name, image: name, compact: '3000' as const })),
  },
};
const old = {
  ...current,
  release: '7.0(3)I5(2)',
  bootflash: { files: [{ name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin', compact: '3000' as const }] },
};

it('fails where the BIOS cannot be written, takes the boot variables back, and succeeds the second time', async () => {
  await operate(
    async (operator) => {
      const { device } = operator.switch;
      const before = device.configuration.nextBootImages;
      await operator.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin');
      operator.press('y\r');
      const shown = await operator.expect(/try 'install all' again\.\nsw1# $/);
      expect(shown.split('\n').slice(-10)).toEqual([
        '',
        'Module 1: Refreshing compact flash and upgrading bios/loader/bootrom.',
        'Warning: please do not remove or power off the module at this time.',
        '[#                   ]   0% -- FAIL.',
        'Return code 0x40710003 (BIOS image not found).',
        'CAUTION: The BIOS/loader/bootrom of above module may be in corrupted state. Please try programming it again and DO NOT reboot without programming it successfully, otherwise you have to manually take out the flash from the card and program it in a BIOS programming station.',
        'Resetting boot variables. Please wait.',
        'Install has failed. Return code 0x40930015 (Pre-upgrade of a module failed).',
        "Please identify the cause of the failure, and try 'install all' again.",
        'sw1# ',
      ]);
      expect(device.configuration.nextBootImages).toEqual(before);
      expect(device.hardware.bios.version).toBe('4.0.0');
      await operator.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin no-reload');
      operator.press('y\r');
      await operator.expect(/successful\.\nsw1# $/);
      expect([device.hardware.bios.version, device.hardware.alternateBios.version]).toEqual(['4.5.0', '4.0.0']);
    },
    labWith({ ...old, defects: { CSCvk30831: true } }),
  );
});

it('ends with the power, and leaves what was done until then', async () => {
  await operate(async (operator) => {
    const { device, powerOff } = operator.switch;
    await operator.type('install all nxos bootflash:nxos.9.3.4.bin');
    operator.press('y\r');
    await operator.expect(/Setting boot variables\./);
    powerOff();
    expect(device.installation.state.underway).toBeUndefined();
    expect(device.installation.state.log?.steps.at(-1)?.step.kind).toBe('runtime-checks');
    expect(device.configuration.nextBootImages).toEqual(['bootflash:/nxos.7.0.3.I7.8.bin']);
    expect(device.installer.take()).toBeDefined();
  }, labWith(current));
});

it('warns of lines that the other release does not know', async () => {
  const files = [
    { name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin', compact: '3000' as const },
    { name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin', compact: '3000' as const },
  ];
  await operate(
    async (operator) => {
      await operator.type('configure terminal');
      await operator.type('system login block-for 10 attempts 3 within 10');
      await operator.type('end');
      expect(await operator.shows('show incompatibility-all nxos bootflash:nxos.7.0.3.I7.8.bin')).toBe(
        incompatibilities,
      );
      const shown = await operator.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin');
      expect(shown).toContain(
        [
          '"Running-config contains configuration that is incompatible with the new image (strict incompatibility).',
          ` Please run 'show incompatibility-all nxos bootflash:/nxos.7.0.3.I7.8.bin' command to find out which feature needs to be disabled.".`,
        ].join('\n'),
      );
    },
    labWith({ ...current, release: '9.3(4)', bootflash: { files } }),
  );
});

const incompatibilities = `Checking incompatible configuration(s):
---------------------------------------
The following configurations on active are incompatible with the system image
1) Service : ascii-cfg , Capability : CAP_FEATURE_CLI
Description : system login block-for 10 attempts 3 within 10 is not known to the image
Capability requirement : STRICT
Enable/Disable command : no system login block-for 10 attempts 3 within 10

Checking dynamic incompatibilities:
-----------------------------------
No incompatible configurations`;

it('goes on from a snapshot that was taken in the middle', async () => {
  await operate(async (operator) => {
    const { device } = operator.switch;
    await operator.type('install all nxos bootflash:nxos.9.3.4.bin');
    operator.press('y\r');
    await operator.expect(/Setting boot variables\./);
    const middle = operator.switch.save();
    operator.switch.powerOff();
    let hasGone = false;
    const back = new Promise<void>((resolve) => {
      device.observe({
        entered({ at }) {
          if (at === 'running' && hasGone) resolve();
          hasGone = true;
        },
      });
    });
    operator.switch.restore(middle);
    expect(device.installation.state.underway?.remaining[0]?.kind).toBe('boot-variables');
    await back;
    expect(device.running?.release.text).toBe('9.3(4)');
  }, labWith(current));
});
