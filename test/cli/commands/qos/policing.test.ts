import { expect, it } from 'vitest';
import { execute, labWith, type Operator, operate } from '../sessions.ts';

const classic = labWith({ model: 'N3K-C3064PQ-10GE', release: '6.0(2)U6(3a)' });

async function block(operator: Operator): Promise<readonly string[]> {
  const { output } = await execute('show running-config', operator.switch);
  const lines = output.split('\n');
  return lines.slice(
    lines.findIndex((line) => line.includes('access-list')),
    lines.findIndex((line) => line.startsWith('snmp-server')),
  );
}

async function typed(operator: Operator, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const shown = await operator.shows(line);
    if (line !== 'configure terminal') expect({ line, shown }).toEqual({ line, shown: '' });
  }
}

it('6.0(2) writes what protects the processor from the factory', async () => {
  await operate(async (operator) => {
    const lines = await block(operator);
    expect(lines.slice(0, 6)).toEqual([
      'ip access-list copp-system-acl-eigrp',
      '  10 permit eigrp any 224.0.0.10/32',
      'ipv6 access-list copp-system-acl-eigrp6',
      '  10 permit 88 any ff02::a/128',
      'ip access-list copp-system-acl-icmp',
      '  10 permit icmp any any',
    ]);
    expect(lines).toContain('class-map type control-plane match-any copp-s-ping');
    expect(lines.slice(-4)).toEqual([
      '  class copp-stftp',
      '    police pps 400',
      'control-plane',
      '  service-policy input copp-system-policy',
    ]);
    expect(await operator.shows('show copp status')).toContain('control-plane: copp-system-policy');
    expect(await operator.shows('show policy-map type control-plane')).toContain(
      'class copp-s-selfIp\n    police pps 500',
    );
    expect(await operator.shows('show access-lists copp-system-acl-ping')).toContain('10 permit icmp any any echo');
  }, classic);
});

it('what is changed of it stands where it stood, and typing it all again changes nothing', async () => {
  await operate(async (operator) => {
    const before = await block(operator);
    await typed(operator, ['configure terminal', ...before, 'end']);
    expect(await block(operator)).toEqual(before);
    await typed(operator, [
      'configure terminal',
      'policy-map type control-plane copp-system-policy',
      'class copp-s-ping',
      'police pps 250',
      'ip access-list copp-system-acl-ping',
      'no 20',
      'ip access-list own',
      'end',
    ]);
    const after = await block(operator);
    const at = before.indexOf('  class copp-s-ping');
    const expected = before.flatMap((line, index) => {
      if (index === at + 1) return ['    police pps 250'];
      if (line === '  20 permit icmp any any echo-reply') return [];
      return line.startsWith('class-map') && index === before.findIndex((one) => one.startsWith('class-map'))
        ? ['ip access-list own', line]
        : [line];
    });
    expect(after).toEqual(expected);
    await typed(operator, ['configure terminal', 'no ip access-list copp-system-acl-ping', 'end']);
    expect(await block(operator)).toContain('  20 permit icmp any any echo-reply');
  }, classic);
});
