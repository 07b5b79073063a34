import { describe, expect, it } from 'vitest';
import { keyedOf } from '../../../../src/machine/config/keyed.ts';
import { execute, labWith, operate } from '../sessions.ts';

describe('the startup configuration', () => {
  it('is what the switch runs after a power cycle, and nothing else', async () => {
    await operate(async ({ switch: started }) => {
      await execute('conf t ; hostname saved ; vlan 10 ; name ten ; int e1/1 ; switchport access vlan 10', started);
      await execute('copy running-config startup-config', started);
      const before = (await execute('show running-config', started)).output.replace(/!Time.*/, '');
      await execute('conf t ; hostname lost ; no vlan 10 ; feature scp-server', started);
      started.powerOff();
      await started.powerOn();
      expect((await execute('show running-config', started)).output.replace(/!Time.*/, '')).toBe(before);
      expect(started.device.configuration.isOn('scp-server')).toBe(false);
    });
  });

  it('is typed on top of what runs by copy startup-config running-config', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('hostname changed');
      await operator.type('vlan 20');
      await operator.type('end');
      expect((await operator.shows('copy startup-config running-config')).split('\n').slice(-2)).toEqual([
        'Copy complete, now saving to disk (please wait)...',
        'Copy complete.',
      ]);
      expect(await operator.shows('show hostname')).toBe('N3K-C3064PQ ');
      expect(await operator.shows('show vlan brief | include ^20')).toContain('VLAN0020');
    });
  });

  it('is erased when the operator agrees; boot variables and mgmt0 survive', async () => {
    await operate(async (operator) => {
      await operator.type('copy run start');
      const { configuration } = operator.switch.device;
      expect(await operator.type('write erase')).toBe(
        'write erase\nWarning: This command will erase the startup-configuration.\nDo you wish to proceed anyway? (y/n)  [n] ',
      );
      await operator.type('n');
      expect(configuration.startup).toBeDefined();
      await operator.type('write erase');
      await operator.type('y');
      expect(await operator.shows('show startup-config')).toBe('No startup configuration');
      operator.switch.powerOff();
      await operator.switch.powerOn();
      expect(configuration.hostname).toBe('switch');
      expect(configuration.running).toEqual({
        boot: ['bootflash:/nxos.7.0.3.I7.8.bin'],
        interfaces: keyedOf([['mgmt0', expect.objectContaining({ address: '192.0.2.1/24' })]]),
      });
    });
  });
});

describe('copy F running-config', () => {
  it('types the lines of a file and tells of those that are none', async () => {
    const lines = [
      '! remark',
      'hostname from-file',
      'interface Ethernet1/7',
      '  description seven',
      'nonsense here',
      '',
    ];
    const file = { name: 'x.cfg', text: lines.join('\n') };
    await operate(
      async (operator) => {
        expect(await operator.type('copy bootflash:x.cfg running-config')).toBe(
          [
            'copy bootflash:x.cfg running-config',
            "Syntax error while parsing 'nonsense here'",
            'Copy complete, now saving to disk (please wait)...',
            'Copy complete.',
            'from-file# ',
          ].join('\n'),
        );
        expect(await operator.shows('show running-config interface e1/7 | last 2')).toBe(
          'interface Ethernet1/7\n  description seven',
        );
      },
      labWith({ bootflash: { files: [file] } }),
    );
  });
});
