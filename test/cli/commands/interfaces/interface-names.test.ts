import { describe, expect, it } from 'vitest';
import { operate } from '../sessions.ts';

const name = 'N3K-C3064PQ';

describe('an interface is accepted however it is written', () => {
  it('in configuration mode', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal ; feature interface-vlan');
      const written: [string, string][] = [
        ['Ethernet1/1', 'config-if'],
        ['eth1/1', 'config-if'],
        ['E1/1', 'config-if'],
        ['ethernet 1/1', 'config-if'],
        ['ETHERNET 1/1-2', 'config-if-range'],
        ['ethern1/3', 'config-if'],
        ['mgmt0', 'config-if'],
        ['mgmt 0', 'config-if'],
        ['MGMT  0', 'config-if'],
        ['po1', 'config-if'],
        ['port-channel 2', 'config-if'],
        ['Port-channel3', 'config-if'],
        ['vl10', 'config-if'],
        ['vlan 11', 'config-if'],
        ['Vlan12-13', 'config-if-range'],
        ['lo0', 'config-if'],
        ['loopback 1', 'config-if'],
      ];
      for (const [text, mode] of written) {
        expect(await operator.type(`interface ${text}`), text).toBe(`interface ${text}\n${name}(${mode})# `);
      }
      expect(await operator.shows('show running-config | include "^interface (V|p|l)"')).toBe(
        [
          'Vlan10',
          'Vlan11',
          'Vlan12',
          'Vlan13',
          'port-channel1',
          'port-channel2',
          'port-channel3',
          'loopback0',
          'loopback1',
        ]
          .map((one) => `interface ${one}`)
          .join('\n'),
      );
      await operator.type(
        'interface lo0 ; description here ; ip address 192.0.2.200/32 ; interface po2 ; switchport access vlan 7',
      );
      expect(await operator.shows('show running-config interface loopback 0 | last 3')).toBe(
        'interface loopback0\n  description here\n  ip address 192.0.2.200/32',
      );
      expect(await operator.shows('show interface lo0 | head lines 1')).toBe('loopback0 is up');
      expect(await operator.shows('show interface po2 | head lines 1')).toBe(
        'port-channel2 is down (No operational members)',
      );
      expect(await operator.shows('show interface vlan 10 | head lines 1')).toContain(
        'Vlan10 is down (Administratively down)',
      );
      await operator.type('no interface vlan 10-13 ; no interface lo0');
      expect(await operator.shows('show running-config | include "^interface (V|l)"')).toBe('interface loopback1');
    });
  });

  it('before the words of a show command', async () => {
    await operate(async (operator) => {
      for (const text of ['e1/1', 'Eth1/1', 'ethernet 1/1', 'mgmt 0', 'MGMT0']) {
        const shown = /m/i.test(text) ? 'mgmt0' : 'Eth1/1';
        for (const what of ['status', 'brief', 'description', 'counters']) {
          const lines = (await operator.shows(`show interface ${text} ${what}`)).split('\n');
          const rows = lines.filter((line) => /^(mgmt0|Eth1\/\d+) /.test(line));
          expect(
            rows.every((line) => line.startsWith(`${shown} `)),
            `${text} ${what}`,
          ).toBe(true);
          expect(rows.length, `${text} ${what}`).toBe(what === 'counters' ? 4 : 1);
        }
      }
    });
  });

  it('but no VLAN interface while its feature is off', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      expect(await operator.type('interface vlan 10')).toContain("% Invalid command at '^' marker.");
      expect(await operator.type('interface po0')).toContain('%');
    });
  });
});
