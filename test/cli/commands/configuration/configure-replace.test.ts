import { describe, expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const release = '9.3(1)';

describe('configure replace', () => {
  it('brings a saved configuration back, and keeps a log', async () => {
    await operate(async ({ shows, type }) => {
      expect(await shows('show config-replace log exec')).toBe('No config-replace log found');
      await type('copy running-config bootflash:before.cfg');
      const before = await shows('show running-config | exclude "Time|last done|No config"');
      await type('conf t ; vlan 10 ; name ten ; interface e1/1 ; description x ; end');
      expect(await shows('configure replace bootflash:///before.cfg show-patch')).toBe(
        [
          'Collecting Running-Config',
          'Converting to checkpoint file',
          '#Generating Rollback Patch',
          '!!',
          'interface Ethernet1/1',
          '  no description x',
          '!!',
          'no vlan 10',
        ].join('\n'),
      );
      expect((await shows('configure replace bootflash:before.cfg verify-only')).split('\n').slice(1)).toEqual([
        'Version match between user file and running configuration.',
        'Pre-check for User config PASSED',
        'Collecting Running-Config',
        'Converting to checkpoint file',
        'Generating Rollback Patch',
        'Validating Patch',
        '='.repeat(56),
        '`config t `',
        '`interface Ethernet1/1`',
        '`no description x`',
        '`exit`',
        '`no vlan 10`',
        '='.repeat(56),
        'Patch validation completed successful',
      ]);
      expect(await shows('show running-config interface e1/1')).toContain('description x');
      await type('conf t');
      expect(await shows('config replace bootflash:before.cfg')).toMatch(
        /ADVISORY: Config Replace operation started\.\.\.[\s\S]*\n\nConfigure replace completed successfully\. Please run/,
      );
      await type('end');
      expect(await shows('show running-config | exclude "Time|last done|No config"')).toBe(before);
      const log = await shows('show config-replace log exec');
      expect(log).toMatch(
        /^Operation {12}: Config-replace to user config\nCheckpoint file name : \.replace_tmp_\d+\nScheme {15}: tmp\nCfg-replace done By {2}: admin\nCfg-replace mode {5}: atomic\nVerbose {14}: disabled\nStart Time {11}: Mon, /,
      );
      expect(log).toMatch(/`config t `\n`interface Ethernet1\/1`\n`no description x`\n`exit`\n`no vlan 10`$/);
      expect(await shows('show config-replace log verify')).toMatch(/\n!!\n! No changes$/);
      expect(await shows('show config-replace status')).toContain('Operation Status: Success');
      expect(await shows('configure replace bootflash:before.cfg')).toContain('\nRollback Patch is Empty\n\nConfigure');
    }, labWith({ release }));
  });

  it('changes nothing when a line is refused, but with the best effort', async () => {
    const bad = 'version 9.3(1) Bios:version\nhostname other\nfrobnicate\n';
    const old = 'version 7.0(3)I7(8)\nhostname other\n';
    await operate(
      async ({ shows, type, switch: { device } }) => {
        const before = device.configuration.running;
        expect(await shows('configure replace bad.cfg')).toMatch(
          /Rolling back to previous configuration is successful\n\nConfigure replace failed\. Use/,
        );
        expect(await shows('configure replace bad.cfg verify-only')).toMatch(/\nPatch validation failed$/);
        expect(await shows('configure replace old.cfg')).toContain('Version mismatch between user file');
        expect(await shows('configure replace none.cfg')).toContain('No such file');
        expect(device.configuration.running).toEqual(before);
        await type('configure replace bad.cfg best-effort');
        expect(device.configuration.hostname).toBe('other');
      },
      labWith({
        release,
        bootflash: {
          files: [
            { name: 'bad.cfg', text: bad },
            { name: 'old.cfg', text: old },
          ],
        },
      }),
    );
  });

  it('is of later releases', async () => {
    await operate(
      async ({ shows }) => {
        expect(await shows('configure replace bootflash:x')).toContain('% Invalid command');
      },
      labWith({ model: 'N3K-C3064PQ-10GE', release: '6.0(2)U6(3a)' }),
    );
  });
});
