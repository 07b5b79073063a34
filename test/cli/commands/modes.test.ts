import { describe, expect, it } from 'vitest';
import { interfaceIn } from '../../../src/machine/config/interfaces.ts';
import { valuesOf } from '../../../src/machine/config/keyed.ts';
import { listOf } from '../../../src/machine/config/named.ts';
import { vrfs } from '../../../src/machine/config/vrfs.ts';
import { execute, operate } from './sessions.ts';

describe('modes below configuration mode', () => {
  it('have their prompts, and exit leads one level up', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      const prompts: string[] = [];
      const lines = [
        'interface ethernet 1/1',
        'exit',
        'interface e1/1-4',
        'int mgmt 0',
        'vrf context blue',
        'vlan 10',
        'line console',
        'line vty',
        'role name keeper',
        'exit',
        'exit',
      ];
      for (const line of lines) prompts.push((await operator.type(line)).split('\n').at(-1) ?? '');
      expect(prompts).toEqual([
        'N3K-C3064PQ(config-if)# ',
        'N3K-C3064PQ(config)# ',
        'N3K-C3064PQ(config-if-range)# ',
        'N3K-C3064PQ(config-if)# ',
        'N3K-C3064PQ(config-vrf)# ',
        'N3K-C3064PQ(config-vlan)# ',
        'N3K-C3064PQ(config-console)# ',
        'N3K-C3064PQ(config-line)# ',
        'N3K-C3064PQ(config-role)# ',
        'N3K-C3064PQ(config)# ',
        'N3K-C3064PQ# ',
      ]);
    });
  });

  it('take exec commands and stay, take lines of configuration mode and go there', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('interface e1/1');
      expect(await operator.type('show hostname')).toBe('show hostname\nN3K-C3064PQ \nN3K-C3064PQ(config-if)# ');
      expect(await operator.type('hostname other')).toBe('hostname other\nother(config)# ');
      await operator.type('int e1/2');
      expect(await operator.type('end')).toBe('end\nother# ');
    });
  });

  it('take what is short for their own line, and what only EXEC knows whole', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('interface e1/1');
      expect(await operator.type('sw tr')).toContain('% Incomplete command');
      expect(await operator.type('sh run int e1/1')).toContain('interface Ethernet1/1');
      expect(await operator.type('sh')).toContain('% Ambiguous command');
    });
  });

  it('pass over lines of comment', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('interface e1/1');
      expect(await operator.type('  ! of the server')).toBe('  ! of the server\nN3K-C3064PQ(config-if)# ');
      expect(await operator.type('!!! Match ports')).toBe('!!! Match ports\nN3K-C3064PQ(config-if)# ');
      expect(await operator.type('!')).toBe('!\nN3K-C3064PQ(config-if)# ');
    });
  });

  it('prefer what belongs to them', async () => {
    await operate(async (operator) => {
      const { configuration } = operator.switch.device;
      await operator.type('conf t');
      await operator.type('vrf context blue');
      await operator.type('ip route 0.0.0.0/0 10.0.0.1');
      await operator.type('exit');
      await operator.type('ip route 10.1.1.1/24 10.0.0.2');
      const known = listOf(configuration.of(vrfs)).map(({ name, routes }) => ({ name, routes: valuesOf(routes) }));
      expect(known).toEqual([
        { name: 'default', routes: [{ prefix: '10.1.1.0/24', nextHop: '10.0.0.2', preference: 1 }] },
        { name: 'management', routes: [] },
        { name: 'blue', routes: [{ prefix: '0.0.0.0/0', nextHop: '10.0.0.1', preference: 1 }] },
      ]);
    });
  });

  it('say what is wrong where it is', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('int e1/1');
      expect(await operator.shows('switchport access vlan 5000')).toBe(
        `${' '.repeat(24 + 'switchport access vlan '.length)}^\n% Invalid number, range is (1:4094) at '^' marker.`,
      );
      expect(await operator.shows('sh')).toBe(`${' '.repeat(24)}^\n% Ambiguous command at '^' marker.`);
      expect(await operator.shows('nonsense')).toBe(
        `${' '.repeat(24 + 'no'.length)}^\n% Invalid command at '^' marker.`,
      );
      const behind = (typed: string): string => `${' '.repeat(24 + typed.length)}^\n`;
      expect(await operator.shows('interface e1/99')).toBe(`${behind('interface ')}Invalid range at '^' marker.`);
      expect(await operator.shows('interface e2/1')).toBe(
        `${behind('interface ')}Invalid interface format at '^' marker.`,
      );
      expect(await operator.shows('interface ethernet 1/')).toBe(
        `${behind('interface ethernet ')}Invalid interface format at '^' marker.`,
      );
      expect(await operator.shows('interface ethernet')).toBe(
        `${behind('interface ethernet')}Invalid command (incomplete interface) at '^' marker.`,
      );
      expect(await operator.shows('vlan 4000')).toBe(`${behind('vlan ')}invalid vlan (reserved value) at '^' marker.`);
      expect(operator.lab.journal().at(-1)).toMatchObject({ kind: 'command.unknown', line: 'vlan 4000' });
      expect(await execute('show interface e1/99', operator.switch)).toMatchObject({ status: 16 });
    });
  });
});

describe('interfaces', () => {
  it('of a range are configured together', async () => {
    await operate(async ({ switch: started }) => {
      await execute('conf t ; interface e1/1-2,e1/5 ; description to lab ; switchport access vlan 7', started);
      const { running } = started.device.configuration;
      const known = ['Ethernet1/1', 'Ethernet1/2', 'Ethernet1/3', 'Ethernet1/5'].map((port) => {
        const { description, accessVlan } = interfaceIn(running, port);
        return [description, accessVlan];
      });
      expect(known).toEqual([
        ['to lab', 7],
        ['to lab', 7],
        [undefined, 1],
        ['to lab', 7],
      ]);
    });
  });

  it('have an address only when they are routed, and lose it with their VRF', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('int e1/3');
      expect(await operator.shows('ip address 10.0.0.1/24')).toContain('% Invalid command');
      await operator.type('no switchport');
      await operator.type('ip address 10.0.0.1 255.255.255.0');
      await operator.type('no shutdown');
      expect(await operator.shows('show running-config interface e1/3')).toMatch(
        /\ninterface Ethernet1\/3\n {2}no switchport\n {2}ip address 10.0.0.1\/24\n {2}no shutdown$/,
      );
      expect(await operator.shows('vrf member management')).toBe(
        'Warning: Deleted all L3 config on interface Ethernet1/3',
      );
      expect(await operator.shows('show running-config interface e1/3')).toMatch(
        /\ninterface Ethernet1\/3\n {2}no switchport\n {2}vrf member management\n {2}no shutdown$/,
      );
      expect(await operator.shows('switchport access vlan 3')).toContain('% Invalid command');
      await operator.type('exit');
      expect(await operator.shows('default interface e1/3')).toBe('.......Done');
      expect(await operator.shows('show running-config interface e1/3')).toMatch(/\ninterface Ethernet1\/3$/);
    });
  });

  it('show no shutdown and their defaults with all', async () => {
    await operate(async (operator) => {
      const shown = (await operator.shows('show running-config interface e1/1 all')).split('\n');
      const some = [
        'interface Ethernet1/1',
        '  switchport',
        '  switchport mode access',
        '  switchport access vlan 1',
        '  switchport trunk native vlan 1',
        '  switchport trunk allowed vlan 1-4094',
        '  mtu 1500',
        '  no shutdown',
      ];
      expect(shown.filter((line) => some.includes(line))).toEqual(some);
    });
  });
});
