import { describe, expect, it } from 'vitest';
import { labWith, type Operator, operate } from '../sessions.ts';

const qsfp = labWith({ model: 'N3K-C3172PQ-10GE', release: '9.3(8)' });

async function section(operator: Operator, name: string): Promise<string> {
  const shown = await operator.shows(`show running-config interface ${name}`);
  return shown.slice(shown.indexOf('\ninterface ') + 1);
}

describe('sub-interfaces', () => {
  it('exist on routed ports and port-channels, and stand behind them', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      expect(await operator.shows('interface e1/1.10')).toContain('ERROR');
      for (const line of ['interface e1/1', 'no switchport', 'interface po3', 'no switchport'])
        await operator.type(line);
      expect(await operator.type('interface ethernet 1/1.10')).toMatch(/\(config-subif\)# $/);
      await operator.type('ip address 10.0.0.1/24');
      expect(await operator.shows('switchport')).toContain('% Invalid command');
      expect(await operator.type('interface e1/1.20-21')).toMatch(/\(config-subif-range\)# $/);
      await operator.type('interface port-channel 3.7');
      const names = (await operator.shows('show running-config | include ^interface')).split('\n');
      expect(names.slice(0, 6)).toEqual(
        ['port-channel3', 'port-channel3.7', 'Ethernet1/1', 'Ethernet1/1.10', 'Ethernet1/1.20', 'Ethernet1/1.21'].map(
          (name) => `interface ${name}`,
        ),
      );
      await operator.type('no interface e1/1.20');
      await operator.type('interface e1/1');
      await operator.type('switchport');
      expect(await operator.shows('show running-config | include Ethernet1/1\\.')).toBe('');
      await operator.type('no interface po3');
      expect(await operator.shows('show running-config | include interface.port-channel')).toBe('');
    });
  });
});

describe('a range', () => {
  it('may have blanks around its dash and name kinds anew', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      await operator.type('interface ethernet 1/1 - 2, ethernet 1/5');
      await operator.type('description some');
      for (const [port, text] of [
        ['1', 'some'],
        ['2', 'some'],
        ['4', ''],
        ['5', 'some'],
      ] as const) {
        expect(await section(operator, `e1/${port}`)).toBe(
          `interface Ethernet1/${port}${text === '' ? '' : `\n  description ${text}`}`,
        );
      }
      expect(await operator.shows('interface ethernet 1/1 foo')).toMatch(/Invalid command/);
    });
  });
});

describe('a port-channel', () => {
  it('is made by its first member, as that is, and refuses what is otherwise', async () => {
    await operate(async (operator) => {
      for (const line of ['configure terminal', 'int e1/1', 'switchport mode trunk', 'channel-group 10']) {
        expect(await operator.shows(line)).not.toContain('%');
      }
      expect(await section(operator, 'po10')).toBe('interface port-channel10\n  switchport mode trunk');
      await operator.type('int e1/2');
      expect(await operator.shows('channel-group 10')).toBe('command failed: port not compatible [port mode]');
      expect(await operator.shows('channel-group 10 mode active')).toContain('% Invalid command');
      await operator.type('feature lacp');
      await operator.type('int e1/2');
      await operator.type('channel-group 10 force mode active');
      expect(await section(operator, 'e1/2')).toBe(
        'interface Ethernet1/2\n  switchport mode trunk\n  channel-group 10 force mode active',
      );
      await operator.type('int po10');
      await operator.type('switchport trunk allowed vlan 5');
      expect(await section(operator, 'e1/1')).toContain('switchport trunk allowed vlan 5');
      await operator.type('no interface po10');
      expect(await section(operator, 'e1/1')).not.toContain('channel-group');
    });
  });
});

describe('a port of 40 Gb/s', () => {
  it('can be split and made whole', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      await operator.type('interface breakout module 1 port 49-50 map 10g-4x');
      await operator.type('interface ethernet 1/49/1-4');
      await operator.type('description lane');
      expect(await operator.shows('interface e1/49')).toContain('Invalid range');
      expect(await operator.shows('show running-config | include breakout')).toBe(
        'interface breakout module 1 port 49-50 map 10g-4x',
      );
      expect(await operator.shows('show interface brief | include Eth1/49')).toMatch(/^Eth1\/49\/1 .*\nEth1\/49\/2 /);
      expect(await operator.shows('interface breakout module 1 port 3 map 10g-4x')).toContain('ERROR');
      await operator.type('no interface breakout module 1 port 49');
      expect(await section(operator, 'e1/49')).toBe('interface Ethernet1/49');
    }, qsfp);
  });
});

describe('a change of layer', () => {
  it('keeps the description', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      await operator.type('int e1/1 ; no switchport ; description keep ; switchport');
      expect(await section(operator, 'e1/1')).toBe('interface Ethernet1/1\n  description keep');
    });
  });
});
