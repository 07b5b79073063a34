import { describe, expect, it } from 'vitest';
import { type Operator, operate } from '../sessions.ts';

async function bundled(operator: Operator): Promise<void> {
  for (const line of [
    'configure terminal',
    'feature lacp',
    'vlan 10',
    'int e1/1-4',
    'switchport mode trunk',
    'switchport trunk native vlan 10',
    'channel-group 7 mode active',
    'int e1/5',
    'switchport access vlan 33',
    'end',
  ]) {
    await operator.type(line);
  }
  operator.switch.device.conditions.setLink('Ethernet1/2', 'up');
}

describe('show port-channel summary', () => {
  it('tells the members with a link from the others', async () => {
    await operate(async (operator) => {
      await bundled(operator);
      expect((await operator.shows('show port-channel summary')).split('\n').slice(-2)).toEqual([
        '7     Po7(SU)     Eth      LACP      Eth1/1(D)    Eth1/2(P)    Eth1/3(D)    ',
        '                                     Eth1/4(D)    ',
      ]);
      expect(JSON.parse(await operator.shows('show port-channel summary | json'))).toMatchObject({
        TABLE_channel: { ROW_channel: { group: '7', status: 'U', prtcl: 'LACP' } },
      });
      expect(await operator.shows('show port-channel database')).toContain('First operational port is Ethernet1/2');
      expect(await operator.shows('show port-channel usage')).toContain('Total 1 port-channel numbers used');
      expect(await operator.shows('show interface port-channel 7')).toMatch(
        /^port-channel7 is up\n[\s\S]*Eth1\/1, Eth1\/2/,
      );
      expect(await operator.shows('show interface brief | include ^Po7')).toContain('lacp');
      expect(await operator.shows('show lacp neighbor')).toContain('port-channel7 neighbors');
    });
  });
});

describe('show interface switchport and trunk', () => {
  it('follow from the configuration', async () => {
    await operate(async (operator) => {
      await bundled(operator);
      const shown = await operator.shows('show interface e1/5 switchport');
      expect(shown).toContain('Access Mode VLAN: 33 (Vlan not created)');
      expect(await operator.shows('show interface po7 switchport')).toContain(
        'Trunking Native Mode VLAN: 10 (VLAN0010)',
      );
      expect(await operator.shows('show interface trunk')).toMatch(
        /Eth1\/2 {8}10 {6}trnk-bndl {5}Po7\n[\s\S]*Po7 {11}10 {6}trunking {6}--/,
      );
    });
  });
});

describe('tables of ports', () => {
  it('have the numbers of the hardware', async () => {
    await operate(async (operator) => {
      await bundled(operator);
      expect(await operator.shows('show interface e1/2 snmp-ifindex')).toContain(
        'Eth1/2          436211712  (0x1a001000)',
      );
      expect(await operator.shows('show interface e1/1 transceiver')).toBe(
        'Ethernet1/1\n    transceiver is not present\n',
      );
      expect(await operator.shows('show interface e1/2 transceiver')).toContain('type is 10Gbase-SR');
    });
  });
});

describe('show vpc', () => {
  it('tells what is configured, and that no peer is there', async () => {
    await operate(async (operator) => {
      await bundled(operator);
      expect(await operator.shows('show vpc')).toContain('% Invalid command');
      for (const line of ['conf t', 'feature vpc', 'vpc domain 10', 'peer-gateway', 'int po7', 'vpc 7', 'end']) {
        await operator.type(line);
      }
      const shown = await operator.shows('show vpc');
      expect(shown).toMatch(/^vPC domain id {21}: 10 /m);
      expect(shown).toMatch(/^Peer Gateway {22}: Enabled /m);
      expect(shown).toMatch(/^7 {5}Po7 {11}up {5}failed/m);
      expect(JSON.parse(await operator.shows('show vpc brief | json'))).toMatchObject({
        'vpc-domain-id': '10',
        TABLE_vpc: { ROW_vpc: { 'vpc-id': '7', 'vpc-ifindex': 'Po7' } },
      });
    });
  });
});

describe('show interface', () => {
  it('tells what is configured of the hardware', async () => {
    await operate(async (operator) => {
      for (const line of ['conf t', 'int e1/1', 'mtu 9216', 'bandwidth 5000', 'speed 1000', 'beacon', 'end']) {
        await operator.type(line);
      }
      const shown = await operator.shows('show interface e1/1');
      expect(shown).toContain('MTU 9216 bytes, BW 5000 Kbit, DLY 10 usec');
      expect(shown).toContain('auto-duplex, 1000 Mb/s');
      expect(shown).toContain('Beacon is turned on');
      expect(await operator.shows('show interface e1/1 status | include Eth1')).toMatch(/auto {4}1000 {4}/);
    });
  });

  it('has addresses of IPv6', async () => {
    await operate(async (operator) => {
      for (const line of ['conf t', 'int lo0', 'ipv6 address 2001:DB8::1/64', 'end']) await operator.type(line);
      expect(await operator.shows('show ipv6 interface brief')).toMatch(/^loopback0 {8}2001:db8::1 +up\/up\/up$/m);
      expect(await operator.shows('show ipv6 interface loopback 0')).toContain('IPv6 subnet:  2001:db8::/64');
    });
  });
});

describe('switchport host', () => {
  it('is short for what an end system needs', async () => {
    await operate(async (operator) => {
      for (const line of ['conf t', 'int e1/3', 'switchport mode trunk', 'switchport host']) await operator.type(line);
      const shown = await operator.shows('show running-config interface e1/3');
      expect(shown).toMatch(/interface Ethernet1\/3\n {2}spanning-tree port type edge$/);
    });
  });
});

describe('show interface flowcontrol and fec', () => {
  it('tell what is configured', async () => {
    await operate(async (operator) => {
      for (const line of ['conf t', 'int e1/3', 'flowcontrol receive on', 'end']) await operator.type(line);
      expect(await operator.shows('show interface e1/3 flowcontrol')).toMatch(/Eth1\/3 +off +off +on +off +0 +0$/);
      expect(await operator.shows('show interface e1/3 debounce')).toMatch(/Eth1\/3 +enable +100$/);
    });
  });
});
