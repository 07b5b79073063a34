import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const lab = labWith({}, { hosts: [{ address: '192.0.2.254' }] });

// The forms are those of batfish's nxos_static_route and of cisco.nxos nxos_static_routes.
const typed = [
  'ip route 10.0.0.0 255.255.255.0 null0',
  'ip route 10.0.1.0/24 10.255.1.254',
  'ip route 10.0.4.0/24 Ethernet1/1 10.255.1.254 track 500 name foo',
  'ip route 10.0.8.0/24 e1/1 10.255.1.254 track 500 name foo 5 tag 1000',
  'ip route 10.0.9.0/24 10.255.2.254 vrf management tag 1000 track 500 name foo 5',
  'ip route 10.0.13.0/24 Ethernet1/1',
  'ip route 10.0.15.0/24 10.255.1.254 name foo',
  'ip route 10.0.15.0/24 10.255.1.254 track 500 tag 1000 5',
];

const written = [
  'ip route 10.0.0.0/24 Null0',
  'ip route 10.0.1.0/24 10.255.1.254',
  'ip route 10.0.4.0/24 Ethernet1/1 10.255.1.254 track 500 name foo',
  'ip route 10.0.8.0/24 Ethernet1/1 10.255.1.254 track 500 name foo tag 1000 5',
  'ip route 10.0.9.0/24 10.255.2.254 vrf management track 500 name foo tag 1000 5',
  'ip route 10.0.13.0/24 Ethernet1/1',
  'ip route 10.0.15.0/24 10.255.1.254 track 500 tag 1000 5',
];

it('static routes are written in one form, and the same way is one route', async () => {
  await operate(async ({ shows, type }) => {
    await type(`conf t ; ${typed.join(' ; ')} ; end`);
    const lines = async () => (await shows('show running-config | include "^ip route"')).split('\n');
    expect(await lines()).toEqual(written);
    await type(
      'conf t ; no ip route 10.0.13.0/24 Ethernet1/1 ; no ip route 10.0.9.0/24 10.255.2.254 vrf management ; end',
    );
    expect(await lines()).toEqual(written.filter((line) => !line.includes('10.0.13') && !line.includes('10.0.9')));
  }, lab);
});

it('a static route counts while its next hop is known', async () => {
  await operate(async ({ shows, type }) => {
    const ways = async () =>
      [...(await shows('show ip route static vrf management')).matchAll(/\*via (.*), \[1\/0\].*static(.*)/g)].map(
        ([, hop, tag]) => `${hop}${tag}`,
      );
    await type(
      'conf t ; vrf context management ; ip route 10.1.0.0/16 10.2.0.1 ; ip route 10.3.0.0/16 Null0 tag 9 ; end',
    );
    expect(await ways()).toEqual(['Null0, tag 9']);
    await type('conf t ; vrf context management ; ip route 10.2.0.0/16 192.0.2.254 ; end');
    expect(await ways()).toEqual(['10.2.0.1', '192.0.2.254', 'Null0, tag 9']);
  }, lab);
});
