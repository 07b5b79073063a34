import { describe, expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

const nine = labWith({ release: '9.3(8)' });

/** Lines of the running configuration that begin so. */
const lines = (screen: string, head: string): readonly string[] =>
  screen.split('\n').filter((line) => line.startsWith(head));

describe('prefix lists', () => {
  it('number entries five apart, and know one by its number or by what it says', async () => {
    await operate(async ({ shows }) => {
      await shows('conf t ; ip prefix-list A permit 10.0.1.7/24 ; ip prefix-list A deny 10.0.2.0/24 le 28');
      await shows('ip prefix-list A seq 3 permit 10.0.3.0/24 ge 26 le 28 ; ip prefix-list A permit 10.0.4.0/24 eq 30');
      await shows('ip prefix-list A description what comes in ; ip prefix-list A permit 10.0.4.0/24 eq 30');
      await shows('ipv6 prefix-list B permit 2001:DB8:0::/32 le 48 ; end');
      expect(lines(await shows('show running-config'), 'ip prefix-list')).toEqual([
        'ip prefix-list A description what comes in',
        'ip prefix-list A seq 3 permit 10.0.3.0/24 ge 26 le 28',
        'ip prefix-list A seq 5 permit 10.0.1.7/24',
        'ip prefix-list A seq 10 deny 10.0.2.0/24 le 28',
        'ip prefix-list A seq 15 permit 10.0.4.0/24 eq 30',
      ]);
      expect(await shows('show ipv6 prefix-list')).toBe(
        'ipv6 prefix-list B: 1 entries\n   seq 5 permit 2001:db8::/32 le 48 ',
      );
      await shows('conf t ; no ip prefix-list A seq 3 ; no ip prefix-list A deny 10.0.2.0/24 le 28');
      await shows('no ip prefix-list A seq 15 permit 10.0.4.0/24 eq 30 ; end');
      expect(await shows('show ip prefix-list A')).toBe('ip prefix-list A: 1 entries\n   seq 5 permit 10.0.1.7/24 ');
      await shows('conf t ; no ip prefix-list A ; end');
      expect(await shows('show ip prefix-list')).toBe('');
    });
  });
});

describe('community lists and AS path lists', () => {
  it('number entries one by one; show tells of both variants', async () => {
    await operate(async ({ shows }) => {
      await shows('conf t ; ip community-list standard CL2 permit 44444:10000 no-export 55555:10005');
      await shows('ip community-list standard CL2 seq 10 deny internet ; ip community-list standard CL2 permit 65537');
      await shows(
        'ip community-list expanded CL1 permit 11111:10000 ; ip as-path access-list OWN permit ^65001$ ; end',
      );
      expect((await shows('show ip community-list')).split('\n')).toEqual([
        'Expanded Community List CL1',
        '    1 permit "11111:10000"',
        'Standard Community List CL2',
        '    1 permit 44444:10000 55555:10005 no-export',
        '    10 deny internet',
        '    11 permit 1:1',
      ]);
      expect(lines(await shows('show running-config'), 'ip as-path')).toEqual([
        'ip as-path access-list OWN seq 1 permit "^65001$"',
      ]);
      expect(await shows('show ip as-path-access-list OWN')).toContain('1 permit "^65001$"');
    }, nine);
  });

  it('has no numbers on releases before 9.2', async () => {
    await operate(async ({ shows }) => {
      await shows('conf t ; ip community-list standard CL permit 1:1 ; ip community-list standard CL permit 2:2');
      await shows('ip community-list standard CL permit 3:3 ; no ip community-list standard CL permit 2:2 ; end');
      expect(lines(await shows('show running-config'), 'ip community')).toEqual([
        'ip community-list standard CL permit 1:1',
        'ip community-list standard CL permit 3:3',
      ]);
    });
  });
});
