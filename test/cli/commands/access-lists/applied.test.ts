import { expect, it } from 'vitest';
import { execute, labWith, type Operator, operate } from '../sessions.ts';

async function typed(operator: Operator, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const shown = await operator.shows(line);
    if (line !== 'configure terminal') expect({ line, shown }).toEqual({ line, shown: '' });
  }
}

it('where lists hold stands in their summary, and goes with the layer of a port', async () => {
  await operate(
    async (operator) => {
      await typed(operator, [
        'configure terminal',
        'ip access-list edge',
        'permit ip any any',
        'interface e1/1',
        'ip port access-group edge in',
        'interface e1/2',
        'no switchport',
        'ip access-group edge out',
        'line vty',
        'access-class edge in',
        'end',
      ]);
      const places = [
        '                VTY         - ingress',
        '                Ethernet1/1 - ingress (Port ACL)',
        '                Ethernet1/2 - egress (Router ACL)',
      ];
      expect((await operator.shows('show access-lists edge summary')).split('\n')).toEqual([
        '',
        'IPV4 ACL edge',
        '        Total ACEs Configured: 1',
        '        Configured on interfaces:',
        ...places,
        '        Active on interfaces:',
        ...places,
      ]);
      expect(await operator.shows('show running-config interface e1/2')).toContain(
        '\ninterface Ethernet1/2\n  no switchport\n  ip access-group edge out',
      );
      await typed(operator, ['configure terminal', 'interface e1/1', 'no switchport', 'end']);
      expect(await operator.shows('show running-config interface e1/1')).not.toContain('access-group');
    },
    labWith({ release: '9.3(8)' }),
  );
});

it('groups, time ranges and VLAN maps are written and shown', async () => {
  await operate(async (operator) => {
    await typed(operator, [
      'configure terminal',
      'object-group ip address servers',
      'host 192.0.2.10',
      '15 198.51.100.0/24',
      '203.0.113.0 0.0.0.255',
      '13 host 192.0.2.13',
      'object-group ip port web',
      'range 8 6',
      'eq 80',
      'time-range office',
      'periodic weekdays 8:00:00 to 18:00:00',
      'vlan access-map guard',
      'match ip address edge',
      'action drop',
      'vlan filter guard vlan-list 10-12',
      'end',
    ]);
    const { output } = await execute(
      'show running-config | section "object-group|time-range|access-map|vlan filter"',
      operator.switch,
    );
    expect(output.trimEnd().split('\n')).toEqual([
      'time-range office',
      '  10 periodic weekdays 08:00:00 to 18:00:00',
      'object-group ip address servers',
      '  10 host 192.0.2.10',
      '  13 host 192.0.2.13',
      '  15 198.51.100.0/24',
      '  25 203.0.113.0 0.0.0.255',
      'object-group ip port web',
      '  10 range 6 8',
      '  20 eq 80',
      'vlan access-map guard 10',
      '  match ip address edge',
      '  action drop',
      'vlan filter guard vlan-list 10-12',
    ]);
    const group = JSON.parse((await execute('show object-group web | json', operator.switch)).output);
    expect(group.TABLE_ogroup.ROW_ogroup).toMatchObject({
      group_name: 'web',
      TABLE_seqno: {
        ROW_seqno: [
          { seqno: 10, port1_num: 6, port2_num: 8 },
          { seqno: 20, _port_op: 'eq', port0_num: 80 },
        ],
      },
    });
  });
});

it('access to the lines of a terminal is written one way, however it is typed', async () => {
  await operate(async (operator) => {
    await typed(operator, ['configure terminal', 'line vty', 'ip access-class four in', 'ipv6 access-class six in']);
    const written = ['line vty', '  access-class four in', '  ipv6 access-class six in'];
    expect((await operator.shows('show running-config | section "line vty"')).split('\n')).toEqual(written);
    await typed(operator, ['no ip access-class four in', 'no ipv6 access-class six in']);
    expect(await operator.shows('show running-config | section "line vty"')).toBe('line vty');
  });
});
