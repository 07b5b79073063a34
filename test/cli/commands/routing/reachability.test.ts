import { describe, expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

/** mgmt0 in 192.0.2.0/24, a gateway that answers and a file server. */
const hosts = [{ address: '192.0.2.10', names: ['files.example'] }, { address: '192.0.2.254' }];
const lab = labWith({}, { hosts });
const routed = 'conf t ; vrf context management ; ip route 0.0.0.0/0 192.0.2.254 ; end';

/** Times change with the clock; their number does not. */
function timeless(screen: string): readonly string[] {
  return screen
    .replaceAll(/\d+(\.\d+)? ms/g, 'N ms')
    .replace(/= [\d./]+N ms/, '= N ms')
    .split('\n');
}

describe('ping', () => {
  it('is answered by the hosts of the lab and by the switch itself', async () => {
    await operate(async ({ shows }) => {
      expect(timeless(await shows('ping files.example vrf management count 2'))).toEqual([
        'PING files.example (192.0.2.10): 56 data bytes',
        '64 bytes from 192.0.2.10: icmp_seq=0 ttl=63 time=N ms',
        '64 bytes from 192.0.2.10: icmp_seq=1 ttl=63 time=N ms',
        '',
        '--- 192.0.2.10 ping statistics ---',
        '2 packets transmitted, 2 packets received, 0.00% packet loss',
        'round-trip min/avg/max = N ms',
      ]);
      expect(await shows('ping 192.0.2.1 vrf management count 1 packet-size 100')).toContain(
        '108 bytes from 192.0.2.1: icmp_seq=0 ttl=255',
      );
    }, lab);
  });

  it('waits for hosts that are not there, and tells of ways that there are not', async () => {
    await operate(async ({ shows, lab: { clock } }) => {
      const beforeMs = clock.now();
      expect((await shows('ping 192.0.2.77 vrf management count 2')).split('\n')).toEqual([
        'PING 192.0.2.77 (192.0.2.77): 56 data bytes',
        'Request 0 timed out',
        'Request 1 timed out',
        '',
        '--- 192.0.2.77 ping statistics ---',
        '2 packets transmitted, 0 packets received, 100.00% packet loss',
      ]);
      expect(clock.now() - beforeMs).toBeGreaterThanOrEqual(4000);
      expect((await shows('ping 198.51.100.1 count 1')).split('\n').slice(1, 3)).toEqual([
        'ping: sendto 198.51.100.1 64 chars, No route to host',
        'Request 0 timed out',
      ]);
      expect(await shows('ping nowhere.example')).toBe('% Invalid host/interface nowhere.example');
      expect(await shows('ping 192.0.2.10 vrf blue')).toBe('ping: bad context blue');
    }, lab);
  });

  it('ends with its statistics on Ctrl-C', async () => {
    await operate(
      async (operator) => {
        operator.press('ping 192.0.2.77 vrf management count unlimited\r');
        await operator.expect(/data bytes\n/);
        operator.press('\u0003');
        expect(await operator.expect(/packet loss\n.*# $/)).toMatch(
          /--- 192\.0\.2\.77 ping statistics ---\n1 packets transmitted, 0 packets received, 100\.00% packet loss\n/,
        );
      },
      { ...lab, clock: { ...lab.clock, speed: 'real' } },
    );
  });
});

it('traceroute has one step to a host of the lab', async () => {
  await operate(async ({ shows }) => {
    expect(timeless(await shows('traceroute 192.0.2.10 vrf management'))).toEqual([
      'traceroute to 192.0.2.10 (192.0.2.10), 30 hops max, 40 byte packets',
      ' 1  192.0.2.10 (192.0.2.10)  N ms  N ms  N ms',
    ]);
    expect((await shows('traceroute 192.0.2.77 vrf management')).split('\n').at(-1)).toBe('30  * * *');
  }, lab);
});

it('show ip route and show ip arp follow the configuration', async () => {
  await operate(async ({ shows, type }) => {
    await type(routed);
    const shown = (await shows('show ip route vrf management')).replaceAll(/\], [^,]+,/g, '], AGE,');
    expect(shown.split('\n')).toEqual([
      'IP Route Table for VRF "management"',
      "'*' denotes best ucast next-hop",
      "'**' denotes best mcast next-hop",
      "'[x/y]' denotes [preference/metric]",
      "'%<string>' in via output denotes VRF <string>",
      '',
      '0.0.0.0/0, ubest/mbest: 1/0',
      '    *via 192.0.2.254, [1/0], AGE, static',
      '192.0.2.0/24, ubest/mbest: 1/0, attached',
      '    *via 192.0.2.1, mgmt0, [0/0], AGE, direct',
      '192.0.2.1/32, ubest/mbest: 1/0, attached',
      '    *via 192.0.2.1, mgmt0, [0/0], AGE, local',
      '',
    ]);
    const { TABLE_vrf: tables } = JSON.parse(await shows('show ip route vrf management | json'));
    expect(tables.ROW_vrf.TABLE_addrf.ROW_addrf.TABLE_prefix.ROW_prefix[0]).toMatchObject({
      ipprefix: '0.0.0.0/0',
      TABLE_path: { ROW_path: { ipnexthop: '192.0.2.254', clientname: 'static', pref: '1' } },
    });
    expect((await shows('show ip arp vrf management')).split('\n').slice(-3)).toEqual([
      'Total number of entries: 1',
      'Address         Age       MAC Address     Interface',
      expect.stringMatching(/^192\.0\.2\.254 {5}\d\d:\d\d:\d\d {2}0050\.56\w\w\.\w{4} {2}mgmt0 *$/),
    ]);
    await type('conf t ; interface mgmt0 ; shutdown ; end');
    expect(await shows('show ip route vrf management')).not.toContain('*via');
    expect(await shows('show ip arp vrf management')).toContain('Total number of entries: 0');
    expect(await shows('ping 192.0.2.77 vrf management count 1')).toContain('No route to host');
  }, lab);
});

it('show vrf detail and show vrf interface', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; vrf context blue ; interface e1/2 ; no switchport ; vrf member blue ; end');
    expect(await shows('show vrf blue detail')).toBe(
      [
        'VRF-Name: blue, VRF-ID: 3, State: Up',
        '    VPNID: unknown',
        '    RD: 0:0',
        '    Max Routes: 0  Mid-Threshold: 0',
        '    Table-ID: 0x80000003, AF: IPv6, Fwd-ID: 0x80000003, State: Up',
        '    Table-ID: 0x00000003, AF: IPv4, Fwd-ID: 0x00000003, State: Up',
      ].join('\n'),
    );
    expect(await shows('show vrf interface')).toBe(
      [
        'Interface                 VRF-Name                        VRF-ID  Site-of-Origin',
        'Ethernet1/2               blue                                 3  --',
        'mgmt0                     management                           2  --',
      ].join('\n'),
    );
    expect(JSON.parse(await shows('show vrf management interface | json')).TABLE_if.ROW_if).toEqual({
      if_name: 'mgmt0',
      vrf_name: 'management',
      vrf_id: '2',
      soo: '--',
    });
  }, lab);
});
