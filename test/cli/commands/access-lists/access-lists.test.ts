import { describe, expect, it } from 'vitest';
import { execute, type Operator, operate } from '../sessions.ts';

async function typed(operator: Operator, lines: readonly string[]): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const line of lines) {
    const shown = await operator.shows(line);
    if (shown !== '' && line !== 'configure terminal') refused.push(shown);
  }
  return refused;
}

async function lists(operator: Operator): Promise<readonly string[]> {
  return (await operator.shows('show running-config | section access-list')).split('\n');
}

describe('access lists', () => {
  it('are written as the device writes them: names of ports and protocols, hosts with their length, numbers in steps of ten', async () => {
    await operate(async (operator) => {
      const refused = await typed(operator, [
        'configure terminal',
        'ip access-list edge',
        'permit tcp host 192.0.2.1 any eq 80',
        '50 deny tcp any lt 25 192.0.2.64 0.0.0.255 fin ack',
        'permit tcp any range 4000 3949 any',
        'permit 89 any any',
        'permit icmp any any echo',
        'permit udp any any eq 161 dscp 46 log',
        '5 remark who may come in',
        'permit ip any any precedence 5',
        'permit 112 any 224.0.0.0/24',
        'statistics per-entry',
        'ipv6 access-list edge6',
        'deny udp host 2001:DB8:3431:0:0:0:0:12 lt 35 any',
        'permit sctp any any',
        'mac access-list frames',
        'permit 00c0.4f00.0 0000.00ff.ffff any',
        'permit any any 0x806',
      ]);
      expect(refused).toEqual([]);
      expect(await lists(operator)).toEqual([
        'ip access-list edge',
        '  statistics per-entry',
        '  5 remark who may come in',
        '  10 permit tcp 192.0.2.1/32 any eq www',
        '  50 deny tcp any lt smtp 192.0.2.64 0.0.0.255 ack fin',
        '  60 permit tcp any range drip 4000 any',
        '  70 permit ospf any any',
        '  80 permit icmp any any echo',
        '  90 permit udp any any eq snmp dscp ef log',
        '  100 permit ip any any precedence critical',
        '  110 permit 112 any 224.0.0.0/24',
        'ipv6 access-list edge6',
        '  10 deny udp 2001:db8:3431::12/128 lt 35 any',
        '  20 permit sctp any any',
        'mac access-list frames',
        '  10 permit 00c0.4f00.0000 0000.00ff.ffff any',
        '  20 permit any any 0x0806',
      ]);
    });
  });

  it('stand in the order of their names, whatever they look at', async () => {
    await operate(async (operator) => {
      await typed(operator, [
        'configure terminal',
        'mac access-list c',
        'ipv6 access-list b',
        'ip access-list d',
        'ip access-list a',
      ]);
      expect(await lists(operator)).toEqual([
        'ip access-list a',
        'ipv6 access-list b',
        'mac access-list c',
        'ip access-list d',
      ]);
    });
  });

  it('lose an entry by its number and by what it says, and are numbered anew', async () => {
    await operate(async (operator) => {
      await typed(operator, [
        'configure terminal',
        'ip access-list a',
        'permit ip any any',
        'permit tcp any any eq 22',
        'permit tcp any any eq 443',
        'remark the end',
        'no 10',
        'no permit tcp any any eq 22',
        'no 40 remark the end',
        'permit ip any any',
        'permit ip any any',
      ]);
      expect(await lists(operator)).toEqual([
        'ip access-list a',
        '  30 permit tcp any any eq 443',
        '  40 permit ip any any',
      ]);
      expect(await typed(operator, ['configure terminal', 'ip access-list a', '30 deny ip any any'])).toEqual([
        'ERROR: Duplicate sequence number',
      ]);
      await typed(operator, ['resequence ip access-list a 100 5']);
      expect(await lists(operator)).toEqual([
        'ip access-list a',
        '  100 permit tcp any any eq 443',
        '  105 permit ip any any',
      ]);
    });
  });

  it('are shown as parsers of the device expect them', async () => {
    await operate(async (operator) => {
      await typed(operator, [
        'configure terminal',
        'ip access-list a',
        'statistics per-entry',
        'permit tcp any gt 1024 any eq bgp',
        'end',
      ]);
      expect((await operator.shows('show access-lists')).split('\n')).toEqual([
        '',
        'IP access list a',
        '        statistics per-entry',
        '        10 permit tcp any gt 1024 any eq bgp [match=0]',
      ]);
      const { output } = await execute('show ip access-lists a | json', operator.switch);
      expect(JSON.parse(output)).toEqual({
        TABLE_ip_ipv6_mac: {
          ROW_ip_ipv6_mac: {
            op_ip_ipv6_mac: 'ip',
            acl_name: 'a',
            statistics: 'enable',
            TABLE_seqno: {
              ROW_seqno: {
                seqno: 10,
                permitdeny: 'permit',
                proto_str: 'tcp',
                src_any: 'any',
                src_port_op: 'gt',
                src_port1_num: '1024',
                dest_any: 'any',
                dest_port_op: 'eq',
                dest_port1_str: 'bgp',
                dest_port1_num: '179',
                match_count: '0',
              },
            },
          },
        },
      });
    });
  });
});
