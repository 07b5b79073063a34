import { describe, expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const nine = labWith({ release: '9.3(8)' });

/** What stands in the running configuration from a line on, as far as it is indented. */
function section(screen: string, head: string): readonly string[] {
  const [, ...lines] = screen.slice(screen.indexOf(`\n${head}`)).split('\n');
  const end = lines.findIndex((line, place) => place > 0 && !line.startsWith(' '));
  return end < 0 ? lines : lines.slice(0, end);
}

/** Captured from 9.3 by cisco.nxos (integration test of nxos_bgp_global). */
const captured = `router bgp 65536
  router-id 198.51.100.2
  confederation identifier 42
  confederation peers 65020 65030 65040
  bestpath as-path multipath-relax
  bestpath cost-community ignore
  bestpath compare-neighborid
  neighbor-down fib-accelerate
  maxas-limit 20
  log-neighbor-changes
  neighbor 198.51.100.20
    low-memory exempt
    remote-as 65537
    description NBR-1
    affinity-group 160
  neighbor 198.51.100.21
    remote-as 65537
  vrf site-1
    local-as 200
    log-neighbor-changes
    neighbor 192.0.2.10
      remote-as 65538
      description site-1-nbr-1
  vrf site-2
    local-as 300
    neighbor-down fib-accelerate
    log-neighbor-changes`.split('\n');

describe('router bgp', () => {
  it('is written as it was captured, in whatever order it was typed', async () => {
    await operate(async ({ shows }) => {
      await shows('conf t ; feature bgp');
      const [head = '', ...body] = captured;
      const top = body.filter((line) => /^ {2}\S/.test(line) && !/neighbor \d|vrf/.test(line));
      for (const line of [head, ...top.reverse(), head, ...body.slice(top.length)]) await shows(line);
      expect(section(await shows('show running-config'), 'router bgp')).toEqual(captured);
      await shows('no feature bgp');
      expect(await shows('show running-config')).not.toContain('router bgp');
    }, nine);
  });

  it('keeps what short forms mean', async () => {
    await operate(async ({ shows }) => {
      await shows('conf t ; feature bgp ; router bgp 1.10 ; neighbor 10.0.0.2 remote-as 65002');
      await shows('address-family ipv4 unicast ; send-community both ; allowas-in ; soft-reconfiguration inbound');
      await shows('neighbor 2001:db8::2 remote-as external ; neighbor 10.0.0.0/24 remote-as route-map PEERS');
      await shows('confederation peers 1 2 ; confederation peers 3 ; no confederation peers 2 ; no enforce-first-as');
      await shows('address-family ipv4 unicast ; network 10.1.1.1 mask 255.255.0.0 ; maximum-paths 1 ; dampening');
      expect(section(await shows('show running-config'), 'router bgp')).toEqual([
        'router bgp 1.10',
        '  confederation peers 1 3',
        '  no enforce-first-as',
        '  address-family ipv4 unicast',
        '    dampening',
        '    network 10.1.0.0/16',
        '  neighbor 2001:db8::2',
        '    remote-as external',
        '  neighbor 10.0.0.0/24 remote-as route-map PEERS',
        '  neighbor 10.0.0.2',
        '    remote-as 65002',
        '    address-family ipv4 unicast',
        '      allowas-in 3',
        '      send-community',
        '      send-community extended',
        '      soft-reconfiguration inbound',
      ]);
      await shows('neighbor 10.0.0.2 ; address-family ipv4 unicast ; no send-community both');
      expect(await shows('show running-config')).not.toContain('send-community');
      expect(await shows('router bgp 7')).toBe('BGP is already running; AS is 1.10');
    }, nine);
  });
});

it('a route map adds to its lists and is taken away by name, action and number', async () => {
  await operate(async ({ shows }) => {
    await shows('conf t ; route-map OUT permit 20 ; set community 65001:1 additive ; match ip address prefix-list A');
    await shows('match ip address prefix-list B C ; no match ip address prefix-list A ; description what goes out');
    await shows('match tag 7 ; match tag 5 ; route-map OUT ; match community X exact-match ; route-map IN deny 5');
    expect(section(await shows('show running-config'), 'route-map IN')).toEqual(['route-map IN deny 5']);
    expect(section(await shows('show running-config'), 'route-map OUT permit 10')).toEqual([
      'route-map OUT permit 10',
      '  match community X exact-match',
    ]);
    expect(section(await shows('show running-config'), 'route-map OUT permit 20')).toEqual([
      'route-map OUT permit 20',
      '  description what goes out',
      '  match ip address prefix-list B C',
      '  match tag 7 5',
      '  set community 65001:1 additive',
    ]);
    await shows('no route-map OUT permit 10 ; no route-map IN');
    expect(await shows('show running-config')).not.toMatch(/route-map (IN|OUT permit 10)/);
    await shows('no route-map OUT');
    expect(await shows('show running-config')).not.toContain('route-map');
  }, nine);
});
