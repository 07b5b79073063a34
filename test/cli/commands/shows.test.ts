import { describe, expect, it } from 'vitest';
import { execute, labWith, operate } from './sessions.ts';

/** A small switch: 48 copper ports and four cages. */
const n3048 = { model: 'N3K-C3048TP-1GE', release: '7.0(3)I4(7)', bootflash: {}, usb1: undefined };

describe('showing commands', () => {
  it('agree in text and structure about ports', async () => {
    await operate(async ({ switch: started }) => {
      const shown = async (line: string): Promise<string> => (await execute(line, started)).output;
      await execute(
        'conf t ; int e1/1 ; description a server ; shutdown ; int e1/2 ; no switchport ; int e1/49 ; switchport mode trunk',
        started,
      );
      expect((await shown('show interface brief | include "Eth1/1 |Eth1/2 |Eth1/49|mgmt0"')).split('\n')).toEqual([
        'Eth1/1        1       eth  access down    Administratively down      auto(D) --',
        'Eth1/2        --      eth  routed down    Administratively down      auto(D) --',
        'Eth1/49       1       eth  trunk  down    XCVR not inserted           10G(D) --',
        'mgmt0  --           up     192.0.2.1                               1000     1500',
        '',
      ]);
      expect((await shown('show interface status | include "Eth1/1 |Eth1/3 |Eth1/49|mgmt0"')).split('\n')).toEqual([
        'mgmt0         --                 connected routed    full    1000    --',
        'Eth1/1        a server           disabled  1         auto    auto    10/100/1000BaseT',
        'Eth1/3        --                 notconnec 1         auto    auto    10/100/1000BaseT',
        'Eth1/49       --                 xcvrAbsen trunk     auto    auto    --',
        '',
      ]);
      const rows: readonly Record<string, string>[] = JSON.parse(await shown('show interface brief | json'))
        .TABLE_interface.ROW_interface;
      expect(rows).toHaveLength(53);
      expect(rows[1]).toEqual({
        interface: 'Ethernet1/1',
        vlan: '1',
        type: 'eth',
        portmode: 'access',
        state: 'down',
        state_rsn_desc: 'Administratively down',
        speed: 'auto',
        ratemode: 'D',
      });
      const one = JSON.parse(await shown('show interface e1/1 | json')).TABLE_interface.ROW_interface;
      expect([one.interface, one.admin_state, one.desc, one.eth_mode]).toEqual([
        'Ethernet1/1',
        'down',
        'a server',
        'access',
      ]);
    }, labWith(n3048));
  });

  it('tell of features as clients look for them', async () => {
    await operate(async ({ switch: started }) => {
      await execute('conf t ; feature scp-server ; feature ospf', started);
      const { output } = await execute('show feature', started);
      const lines = output.split('\n');
      expect(lines.slice(0, 3)).toEqual([
        'Feature Name          Instance  State   ',
        '--------------------  --------  --------',
        'bash-shell             1          disabled',
      ]);
      expect(lines).toContain('scpServer              1          enabled');
      expect(lines).toContain('sshServer              1          enabled');
      expect(lines).toContain('ospf                   16         enabled(not-running)');
      // The pattern of cisco.nxos nxos_feature finds a state in every row.
      const states = lines.flatMap((line) => /^(\S+)\s+\d+\s+(.*)/.exec(line)?.[2] ?? []);
      expect(new Set(states)).toEqual(new Set(['disabled', 'enabled', 'enabled(not-running)']));
    });
  });

  it('tell of users, VRFs and VLANs', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      for (const line of ['username t password Secret.123', 'vrf context blue', 'vlan 10', 'name ten', 'int e1/4-64']) {
        await operator.type(line);
      }
      await operator.type('switchport access vlan 10');
      await operator.type('end');
      expect(await operator.shows('show user-account')).toBe(
        [
          'user:admin',
          '        this user account has no expiry date',
          '        roles:network-admin ',
          'user:t',
          '        this user account has no expiry date',
          '        roles:network-operator ',
        ].join('\n'),
      );
      expect(await operator.shows('show vrf')).toBe(
        [
          'VRF-Name                           VRF-ID State   Reason                        ',
          'blue                                    3 Up      --                            ',
          'default                                 1 Up      --                            ',
          'management                              2 Up      --                            ',
        ].join('\n'),
      );
      expect((await operator.shows('show vlan brief')).split('\n').slice(0, 6)).toEqual([
        '',
        'VLAN Name                             Status    Ports',
        '---- -------------------------------- --------- -------------------------------',
        '1    default                          active    Eth1/1, Eth1/2, Eth1/3',
        '10   ten                              active    Eth1/4, Eth1/5, Eth1/6, Eth1/7',
        '                                                Eth1/8, Eth1/9, Eth1/10, Eth1/11',
      ]);
      expect(
        JSON.parse(await operator.shows('show vlan brief | json')).TABLE_vlanbriefxbrief.ROW_vlanbriefxbrief[0],
      ).toEqual({
        'vlanshowbr-vlanid': '1',
        'vlanshowbr-vlanid-utf': '1',
        'vlanshowbr-vlanname': 'default',
        'vlanshowbr-vlanstate': 'active',
        'vlanshowbr-shutstate': 'noshutdown',
        'vlanshowplist-ifidx': 'Ethernet1/1,Ethernet1/2,Ethernet1/3',
      });
    });
  });

  it('agree about the switch itself', async () => {
    await operate(async ({ switch: started }) => {
      const json = async (line: string): Promise<Record<string, string>> =>
        JSON.parse((await execute(`${line} | json`, started)).output);
      const version = await json('show version');
      const uptime = await json('show system uptime');
      const resources = await json('show system resources');
      expect(await json('show hostname')).toEqual({ hostname: version.host_name });
      expect(await json('show license host-id')).toEqual({ host_id: `VDH=${version.proc_board_id}` });
      expect([uptime.kn_up_mins, uptime.kn_up_secs]).toEqual([version.kern_uptm_mins, version.kern_uptm_secs]);
      expect(resources.memory_usage_total).toBe(version.memory);
      const [total, used, free] = ['total', 'used', 'free'].map((part) => Number(resources[`memory_usage_${part}`]));
      expect(total).toBe((used ?? 0) + (free ?? 0));
      const text = (await execute('show system resources', started)).output;
      expect(text).toContain(`Memory usage:   ${total}K total,   ${used}K used,   ${free}K free`);
    });
  });

  it('tell what boots, now and next', async () => {
    await operate(async (operator) => {
      await operator.type('copy run start');
      await operator.type('conf t');
      await operator.type('no boot nxos');
      expect(await operator.shows('show boot')).toBe(
        [
          'Current Boot Variables:',
          '',
          'sup-1',
          'NXOS variable not set',
          'Boot POAP Disabled',
          '',
          'Boot Variables on next reload:',
          '',
          'sup-1',
          'NXOS variable = bootflash:/nxos.7.0.3.I7.8.bin',
          'Boot POAP Disabled',
        ].join('\n'),
      );
    });
  });

  it('keep what was logged', async () => {
    await operate(async (operator) => {
      await operator.type('conf t');
      await operator.type('vlan 2');
      await operator.type('end');
      expect(await operator.shows('show logging last 1')).toMatch(
        /^2020 Jun 15 20:\d\d:\d\d N3K-C3064PQ %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by admin on \S+$/,
      );
    });
  });
});
