import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const lab = labWith({}, { hosts: [{ address: '192.0.2.254' }] });
const routed = 'conf t ; vrf context management ; ip route 0.0.0.0/0 192.0.2.254 ; end';

it('show ip route takes protocols, addresses and prefixes, and counts', async () => {
  await operate(async ({ shows, type }) => {
    await type(routed);
    const prefixes = async (line: string) => [...(await shows(line)).matchAll(/^(\S+), ubest/gm)].map(([, one]) => one);
    expect(await prefixes('show ip route static vrf management')).toEqual(['0.0.0.0/0']);
    expect(await prefixes('show ip route vrf management 192.0.2.77')).toEqual(['192.0.2.0/24']);
    expect(await prefixes('show ip route 198.51.100.1 vrf management')).toEqual(['0.0.0.0/0']);
    expect(await prefixes('show ip route 192.0.2.0/24 vrf management')).toEqual(['192.0.2.0/24']);
    expect(await shows('show routing vrf management')).toBe(await shows('show ip route vrf management'));
    // Layout: genie's golden of ShowIpRouteSummary.
    expect((await shows('show ip route summary vrf management')).split('\n')).toEqual([
      'IP Route Table for VRF "management"',
      'Total number of routes: 3',
      'Total number of paths:  3',
      '',
      'Best paths per protocol:      Backup paths per protocol:',
      '  static         : 1            None',
      '  direct         : 1',
      '  local          : 1',
      '',
      'Number of routes per mask-length:',
      expect.stringMatching(/^ {2}\/0 : 1 {7}\/24: 1 {7}\/32: 1 *$/),
      '',
    ]);
  }, lab);
});

it('show ip arp and show ip adjacency count the same neighbours', async () => {
  await operate(async ({ shows, type }) => {
    await type(routed);
    expect(await shows('show ip arp summary vrf management')).toContain('  Resolved   : 1');
    expect(await shows('show ip adjacency vrf management')).toContain('Total number of entries: 1');
    expect(await shows('show ip arp 192.0.2.9 vrf management')).toContain('Total number of entries: 0');
    expect(await shows('show ip arp detail vrf management')).toMatch(/mgmt0 {12}mgmt0/);
  }, lab);
});
