import { describe, expect, it } from 'vitest';
import { labWith, type Operator, operate } from '../sessions.ts';

const nine = labWith({ release: '9.3(8)' });

/** Types an instance with neighbors of all kinds. */
async function configure({ shows }: Operator): Promise<void> {
  await shows('conf t ; feature bgp ; interface lo0 ; ip address 10.0.0.1/32 ; interface lo1 ; ip address 10.9.0.1/24');
  await shows('route-map ALL permit 10 ; router bgp 65001 ; address-family ipv4 unicast ; network 10.9.0.0/24');
  await shows('redistribute direct route-map ALL ; template peer T ; remote-as 4200000001 ; timers 3 9');
  await shows('address-family ipv4 unicast ; send-community both ; route-map ALL in');
  await shows('neighbor 10.0.0.2 remote-as 65002 ; description two ; address-family ipv4 unicast');
  await shows('neighbor 10.9.0.7 ; inherit peer T ; neighbor 10.9.0.8 remote-as 65001 ; shutdown');
  await shows('address-family ipv4 unicast ; route-reflector-client ; vrf RED ; neighbor 10.1.1.1 ; end');
}

const timeless = (screen: string): readonly string[] => screen.replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss').split('\n');

describe('show bgp', () => {
  it('summarises what is configured, as no session is up', async () => {
    await operate(async (operator) => {
      const { shows } = operator;
      await shows('conf t ; feature bgp ; end');
      expect(await shows('show bgp all summary')).toBe('Note:  process currently not running');
      await configure(operator);
      expect(timeless(await shows('show ip bgp summary vrf all'))).toEqual([
        'BGP summary information for VRF RED, address family IPv4 Unicast',
        '',
        'BGP summary information for VRF default, address family IPv4 Unicast',
        'BGP router identifier 10.0.0.1, local AS number 65001',
        'BGP table version is 4, IPv4 Unicast config peers 3, capable peers 0',
        '2 network entries and 2 paths using 288 bytes of memory',
        'BGP attribute entries [2/288], BGP AS path entries [0/0]',
        'BGP community entries [0/0], BGP clusterlist entries [0/0]',
        '',
        'Neighbor        V    AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  State/PfxRcd',
        '10.0.0.2        4 65002       0       0        0    0    0 hh:mm:ss Idle',
        '10.9.0.7        4 4200000001',
        '                              0       0        0    0    0 hh:mm:ss Active',
        '10.9.0.8        4 65001       0       0        0    0    0 hh:mm:ss Shut (Admin)',
      ]);
      const data = JSON.parse(await shows('show bgp all summary | json'));
      const { ROW_saf: family } = data.TABLE_vrf.ROW_vrf.TABLE_af.ROW_af.TABLE_saf;
      expect(family).toMatchObject({ 'af-name': 'IPv4 Unicast', configuredpeers: '3', capablepeers: '0' });
      expect(family.TABLE_neighbor.ROW_neighbor[1]).toMatchObject({ neighborid: '10.9.0.7', state: 'Active' });
    }, nine);
  });

  it('has the networks that are announced and redistributed while they are in the routing table', async () => {
    await operate(async (operator) => {
      const { shows } = operator;
      await configure(operator);
      expect((await shows('show bgp ipv4 unicast')).split('\n').slice(6)).toEqual([
        '   Network            Next Hop            Metric     LocPrf     Weight Path',
        '*>r10.0.0.1/32        0.0.0.0                  0        100      32768 ?',
        '*>l10.9.0.0/24        0.0.0.0                           100      32768 i',
      ]);
      await shows('conf t ; route-map ALL permit 10 ; match ip address prefix-list P ; interface lo1 ; shutdown ; end');
      expect((await shows('show ip bgp')).split('\n').slice(7)).toEqual([]);
      await shows('conf t ; ip prefix-list P permit 10.0.0.0/8 ge 32 ; end');
      expect((await shows('show ip bgp')).split('\n').slice(7)).toEqual([
        '*>r10.0.0.1/32        0.0.0.0                  0        100      32768 ?',
      ]);
    }, nine);
  });

  it('tells of neighbors with what they inherit', async () => {
    await operate(async (operator) => {
      const { shows } = operator;
      await configure(operator);
      const screen = await shows('show bgp ipv4 unicast neighbors 10.9.0.7');
      expect(screen).toContain('BGP neighbor is 10.9.0.7, remote AS 4200000001, ebgp link, Peer index 3');
      expect(screen).toContain('  Inherits peer configuration from peer-template T');
      expect(screen).toContain('  Last read never, hold time = 9, keepalive interval is 3 seconds');
      expect(screen).toContain('  Extended community attribute sent to this neighbor');
      expect(screen).toContain('  Inbound route-map configured is ALL, handle obtained');
      expect(await shows('show bgp vrf RED all neighbors')).toContain('  No address family configured');
      expect(await shows('show bgp sessions vrf all')).toContain('Total peers 4, established peers 0');
      expect(await shows('show bgp process vrf all')).toContain('        direct, route-map ALL');
    }, nine);
  });
});

it('show bgp tells of templates and who follows them', async () => {
  await operate(async ({ shows }) => {
    await shows('conf t ; feature bgp ; router bgp 1 ; template peer-session S ; shutdown ; description two words');
    await shows('timers 5 15 ; remote-as 2 ; template peer-policy P ; send-community both ; route-map A in');
    await shows('maximum-prefix 300 ; template peer T ; inherit peer-session S ; address-family ipv4 unicast');
    await shows('neighbor 10.0.0.9 ; inherit peer T ; inherit peer-session S ; address-family ipv4 unicast');
    await shows('inherit peer-policy P 10 ; end');
    const followed = ['Inherited commands:', 'Inherited by the following peers:', '  VRF default: 10.0.0.9'];
    expect((await shows('show bgp peer-session S')).split('\n')).toEqual([
      'Commands configured in this template:',
      '  Shutdown',
      '  Description - description: two words',
      '  Timers - hold time: 15, keepalive: 5',
      '  Remote AS',
      ...followed,
    ]);
    expect((await shows('show bgp peer-policy P')).split('\n')).toEqual([
      'Commands configured in this template:',
      '  Send Community',
      '  Send Ext-community',
      '  Route-map Inbound - policy-name: A',
      '  Maximum Prefixes - prefix limit: 300',
      ...followed,
    ]);
    expect(await shows('show bgp peer-template')).toContain('Members of peer-template T:\ndefault: 10.0.0.9');
    expect(await shows('show bgp all nexthop-database')).toBe('');
    expect(await shows('show bgp ipv4 unicast neighbors 10.0.0.9 advertised-routes')).toContain(
      'Peer 10.0.0.9 routes for address family IPv4 Unicast:',
    );
  }, nine);
});
