import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

const lines = [
  'configure terminal',
  'feature pim',
  'feature interface-vlan',
  'interface loopback 0',
  'ip address 192.0.2.1/32',
  'ip pim sparse-mode',
  'interface ethernet 1/1',
  'no switchport',
  'mtu 9216',
  'ip address 198.51.100.1/24',
  'ip address 203.0.113.1/24 secondary',
  'end',
];

it('show ip interface tells of further addresses, the MTU of the port and multicast routing', async () => {
  await operate(async ({ shows }) => {
    for (const line of lines) await shows(line);
    const port = await shows('show ip interface ethernet 1/1');
    expect(port).toContain('IP address: 203.0.113.1, IP subnet: 203.0.113.0/24 secondary');
    expect(port).toContain('IP MTU: 9216 bytes');
    expect(port).toContain('IP multicast routing: disabled');
    expect(await shows('show ip interface loopback 0')).toContain('IP multicast routing: enabled');
  });
});

it('routes can be asked for by process, by interface and by what lies in a prefix', async () => {
  await operate(async ({ shows }) => {
    for (const line of lines) await shows(line);
    expect(await shows('show ip route interface loopback 0')).toContain('192.0.2.1/32');
    expect(await shows('show ip route interface ethernet 1/1')).not.toContain('192.0.2.1/32');
    expect(await shows('show ip route 192.0.2.0/24 longer-prefixes')).toContain('192.0.2.1/32');
    expect(await shows('show ip route ospf-1')).not.toContain('192.0.2.1/32');
  });
});

it('the sockets of a switch follow its features', async () => {
  await operate(async ({ shows }) => {
    expect(await shows('show sockets connection tcp')).not.toContain('*(23)');
    for (const line of ['configure terminal', 'feature telnet', 'end']) await shows(line);
    expect(await shows('show sockets connection tcp')).toContain('*(23)');
  });
});
