import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

const ports = [
  'configure terminal',
  'feature ospf',
  'router ospf 1',
  'passive-interface default',
  'exit',
  'interface ethernet 1/1',
  'no switchport',
  'ip address 192.0.2.1/31',
  'ip ospf network point-to-point',
  'ip router ospf 1 area 0',
  'interface ethernet 1/2',
  'no switchport',
  'ip address 192.0.2.5/30',
  'no ip ospf passive-interface',
  'ip router ospf 1 area 0',
  'interface ethernet 1/3',
  'no switchport',
  'ip address 192.0.2.9/30',
  'end',
];

it('an interface of OSPF is of the type that is configured, and passive unless it says otherwise', async () => {
  await operate(async ({ shows }) => {
    for (const line of ports) await shows(line);
    const first = await shows('show ip ospf interface ethernet 1/1');
    expect(first).toContain('State DOWN, Network type P2P, cost 4');
    expect(first).toContain('    Index 1, Passive interface');
    const second = await shows('show ip ospf interface ethernet 1/2');
    expect(second).toContain('Network type BROADCAST');
    expect(second).not.toContain('Passive interface');
    expect(await shows('show ip ospf')).toContain('Passive interfaces: 1 ');
  });
});

it('defaults of interfaces are written where a process runs', async () => {
  await operate(async ({ shows }) => {
    for (const line of ports) await shows(line);
    const all = await shows('show running-config ospf all');
    expect(all.match(/ip ospf priority 1$/gm)).toHaveLength(2);
  });
});

it('an area is a stub or an NSSA, and area 0 is neither', async () => {
  await operate(async ({ shows }) => {
    for (const line of ['configure terminal', 'feature ospf', 'router ospf 1']) await shows(line);
    expect(await shows('area 0 stub')).toContain('Backbone can not be configured as stub area');
    expect(await shows('area 0.0.0.0 nssa')).toContain('Backbone can not be configured as NSSA area');
    for (const line of ['area 1 stub', 'area 2 stub', 'area 1 nssa']) expect(await shows(line)).toBe('');
    const areas = (await shows('show running-config ospf')).match(/area .*/g);
    expect(areas).toEqual(['area 0.0.0.2 stub', 'area 0.0.0.1 nssa']);
  });
});

it('load sharing is shown as it is configured', async () => {
  await operate(async ({ shows }) => {
    expect(await shows('show ip load-sharing')).toContain('address source-destination port source-destination');
    await shows('configure terminal');
    expect(await shows('ip load-sharing address source-destination universal-id 7 rotate 5 concatenation')).toBe('');
    const told = await shows('show ip load-sharing');
    for (const line of ['Seed): 7', 'address source-destination\n', 'Concatenation is enabled', 'Rotate: 5'])
      expect(told).toContain(line);
  });
});
