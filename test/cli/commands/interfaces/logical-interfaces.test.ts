import { describe, expect, it } from 'vitest';
import { type Operator, operate } from '../sessions.ts';

/** A switch with one logical interface of each kind, each with an address. */
async function configured(operator: Operator): Promise<void> {
  await operator.type(
    [
      'configure terminal ; feature interface-vlan',
      'interface vlan 10 ; ip address 192.0.2.65/28 ; no shutdown',
      'interface lo0 ; description router id ; ip address 192.0.2.200/32',
      'interface po5 ; no switchport ; ip address 192.0.2.97/28 ; no shutdown',
      'end',
    ].join(' ; '),
  );
}

describe('a list of interfaces', () => {
  it('may have blanks around its commas, and name kinds anew', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal ; feature interface-vlan');
      const lists: [string, readonly string[]][] = [
        ['e1/1 , e1/3', ['Ethernet1/1', 'Ethernet1/3']],
        ['Eth1/1-2, Eth1/7', ['Ethernet1/1', 'Ethernet1/2', 'Ethernet1/7']],
        ['ethernet 1/1, ethernet 1/3', ['Ethernet1/1', 'Ethernet1/3']],
        ['ethernet 1/1 ,1/3', ['Ethernet1/1', 'Ethernet1/3']],
        ['e1/1,1/3', ['Ethernet1/1', 'Ethernet1/3']],
        ['e1/2, po5', ['Ethernet1/2', 'port-channel5']],
        ['vlan 10, 12', ['Vlan10', 'Vlan12']],
        ['lo0 , loopback 1', ['loopback0', 'loopback1']],
      ];
      for (const [place, [list, names]] of lists.entries()) {
        expect(await operator.type(`interface ${list}`), list).toMatch(/\(config-if-range\)# $/);
        await operator.type(`description mark${place}`);
        const shown = await operator.shows('show running-config');
        const marked = shown.split('\n\n').filter((part) => part.includes(`description mark${place}`));
        expect(
          marked.flatMap((part) => /interface (\S+)\n {2}description/.exec(part)?.[1] ?? []),
          list,
        ).toHaveLength(names.length);
        for (const name of names) expect(shown, list).toContain(`interface ${name}\n  description mark${place}\n`);
      }
      await operator.type('end');
      const rows = (await operator.shows('show interface e1/1 , e1/3 status')).split('\n');
      expect(rows.filter((row) => row.startsWith('Eth')).map((row) => row.split(' ')[0])).toEqual(['Eth1/1', 'Eth1/3']);
    });
  });

  it('and a comma without a number behind it is none', async () => {
    await operate(async (operator) => {
      await operator.type('configure terminal');
      for (const list of ['e1/1,', 'e1/1 ,', 'e1/1, e', ', e1/1', 'e1/1,,e1/3', 'e1/1, mgmt1'])
        expect(await operator.type(`interface ${list}`), list).toContain("at '^' marker.");
      await operator.type('feature interface-vlan');
      expect(await operator.type('interface vl1-3000,vl1-3000,vl1-3000'), 'too long').toContain("at '^' marker.");
      await operator.type('interface e1/1');
      await operator.type('description from 1 , to 2');
      expect(await operator.shows('show running-config interface e1/1 | include desc')).toBe(
        '  description from 1 , to 2',
      );
    });
  });
});

describe('logical interfaces', () => {
  it('stand in every table with the same state', async () => {
    await operate(async (operator) => {
      await configured(operator);
      expect(await operator.shows('show interface brief | include "^(Po|Vlan|Lo)[0-9]"')).toBe(
        [
          'Po5          --      eth  routed down    No operational members    auto(D)  none',
          'Vlan10    --                                      down   VLAN/BD is down',
          'Lo0           up         router id',
        ].join('\n'),
      );
      expect(await operator.shows('show interface status | include "^(Po|Vlan|Lo)[0-9]"')).toBe(
        [
          'Po5           --                 noOperMem routed    auto    auto    --',
          'Lo0           router id          connected routed    auto    auto    --',
          'Vlan10        --                 down      routed    auto    auto    --',
        ].join('\n'),
      );
      expect(await operator.shows('show ip interface brief | last 3')).toBe(
        [
          'Vlan10               192.0.2.65      protocol-down/link-down/admin-up   ',
          'Lo0                  192.0.2.200     protocol-up/link-up/admin-up       ',
          'Po5                  192.0.2.97      protocol-down/link-down/admin-up   ',
        ].join('\n'),
      );
      expect(await operator.shows('show interface description | last 3')).toBe(
        ['Vlan10', 'Po5', 'Lo0'].map((name) => `${name.padEnd(25)}${name === 'Lo0' ? 'router id' : '--'}`).join('\n'),
      );
      expect(await operator.shows('show vrf default interface | last 3')).toContain('loopback0');
      expect(await operator.shows('show interface lo0 counters | include Lo0 | count')).toBe('4');
    });
  });

  it('tell the same as json', async () => {
    await operate(async (operator) => {
      await configured(operator);
      for (const table of ['show interface brief', 'show interface', 'show ip interface brief', 'show ip interface']) {
        const told = JSON.stringify(JSON.parse(await operator.shows(`${table} | json`)));
        expect(told, table).toMatch(/"(interface|intf-name)":"(Lo0|loopback0)"[^}]*"(state|proto-state)":"up"/);
        expect(told, table).toMatch(/"(interface|intf-name)":"Vlan10"[^}]*"(state|proto-state|svi_line_proto)":"down"/);
      }
      expect(await operator.shows('show interface lo0 status | json')).toContain('"state": "connected"');
    });
  });

  it('that are up have routes, and are the switch itself', async () => {
    await operate(async (operator) => {
      await configured(operator);
      expect(await operator.shows('show ip route | include "192.0|via 192"')).toMatch(
        /^192\.0\.2\.200\/32, ubest\/mbest: 2\/0, attached\n {4}\*via 192\.0\.2\.200, Lo0, \[0\/0\], [\d:]+, local\n {4}\*via 192\.0\.2\.200, Lo0, \[0\/0\], [\d:]+, direct$/,
      );
      expect(await operator.type('ping 192.0.2.200 count 1')).toContain('1 packets received');
      await operator.type('configure terminal ; interface lo0 ; shutdown ; end');
      expect(await operator.shows('show ip route | include "via 192"')).toBe('');
    });
  });

  it('are shown by IP however they are written, in whatever VRF they are', async () => {
    await operate(async (operator) => {
      await configured(operator);
      for (const name of ['lo0', 'Loopback0', 'loopback 0', 'lo 0']) {
        expect(await operator.shows(`show ip interface ${name} | head lines 3`), name).toBe(
          [
            'IP Interface Status for VRF "default"(1)',
            'loopback0, Interface status: protocol-up/link-up/admin-up, iod: 71,',
            '  IP address: 192.0.2.200, IP subnet: 192.0.2.200/32 route-preference: 0, tag: 0',
          ].join('\n'),
        );
      }
      expect(await operator.shows('show ip interface mgmt 0 | head lines 2')).toContain('mgmt0, Interface status');
      expect(await operator.shows('show ip interface vrf all | include "Interface status" | count')).toBe('4');
      expect(await operator.shows('show ip interface e1/1')).toBe('');
    });
  });
});

it('the members of each of several port-channels follow their own', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; interface po1 ; switchport access vlan 5 ; interface po2 ; switchport access vlan 6');
    await type('interface e1/1 ; channel-group 1 force ; interface e1/2 ; channel-group 2 force ; interface e1/3');
    await type('interface po1-2 ; switchport mode trunk ; end');
    expect(await shows('show running-config interface e1/1-3 | include "^interface|switchport|channel"')).toBe(
      [
        'interface Ethernet1/1',
        '  switchport mode trunk',
        '  switchport access vlan 5',
        '  channel-group 1 force',
        'interface Ethernet1/2',
        '  switchport mode trunk',
        '  switchport access vlan 6',
        '  channel-group 2 force',
        'interface Ethernet1/3',
      ].join('\n'),
    );
  });
});

it('a port that says what is the default now says it no longer', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; interface e1/3 ; shutdown ; exit ; system default switchport shutdown');
    expect(await shows('show running-config interface e1/3 | include shutdown')).toBe('');
    expect(await shows('show interface e1/3 status | include Eth')).toContain('disabled');
    await type('interface e1/3 ; no shutdown ; exit ; no system default switchport shutdown');
    expect(await shows('show running-config interface e1/3 | include shutdown')).toBe('');
  });
});
