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
