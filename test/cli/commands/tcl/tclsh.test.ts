import { describe, expect, it } from 'vitest';
import { valueOfExpression } from '../../../../src/cli/commands/tcl/expression.ts';
import { isComplete, listOf, parseList, parseScript } from '../../../../src/cli/commands/tcl/parse.ts';
import { labWith, operate } from '../sessions.ts';

describe('tclsh', () => {
  it('writes files as scrapli_cfg does', async () => {
    await operate(async ({ shows, type }) => {
      expect(await type('tclsh')).toMatch(/N3K-C3064PQ-tcl# $/);
      expect(await shows('set fl [open "/bootflash/new.cfg" wb+]')).toBe('file32');
      expect(await type('puts -nonewline $fl {hostname other')).toMatch(/\n> $/);
      expect(await type('}')).toMatch(/-tcl# $/);
      await type('puts -nonewline $fl {');
      await type('}');
      expect(await shows('close $fl')).toBe('');
      expect(await type('tclquit')).toMatch(/N3K-C3064PQ# $/);
      expect(await shows('show file bootflash:new.cfg')).toBe('hostname other\n');
    });
  });

  it('runs lines of the switch, one after the other or from a file', async () => {
    const script = [
      'proc greet {name {mark !}} { return "hello $name$mark" }',
      'puts [greet [lindex $argv 0]]',
      'foreach vlan {10 20} { cli "conf t ; vlan $vlan ; end" }',
      'for {set i 0} {$i < 2} {incr i} { if {$i == 1} { puts "i is $i" } else { continue } }',
      'puts [string match "*hostname*" [cli show running-config]]',
      'puts [catch {error oops} why]$why',
    ];
    await operate(
      async ({ shows, type, switch: { device } }) => {
        expect(await shows('tclsh bootflash:script.tcl world')).toBe('hello world!\ni is 1\n1\n1oops');
        expect(await shows('show vlan brief | include VLAN00')).toMatch(/^10 .*\n20 /);
        await type('conf t');
        expect(await type('tclsh')).toMatch(/\(config-tcl\)# $/);
        await type('set n other');
        expect(await shows('hostname $n')).toBe('');
        expect(device.configuration.hostname).toBe('other');
        expect(await shows('puts $nothing')).toBe('can\'t read "nothing": no such variable');
        expect(await shows('while {1} {}')).toBe('too many commands');
        await type('set long 0123456789');
        expect(await shows('while {1} { append long $long$long$long$long }')).toBe('out of memory');
        expect(await shows('proc f {} { f } ; f')).toContain('too many nested evaluations');
        expect(await type('exit')).toMatch(/other\(config\)# $/);
      },
      labWith({ bootflash: { files: [{ name: 'script.tcl', text: `${script.join('\n')}\n` }] } }),
    );
  });
});

describe('Tcl', () => {
  it('is read in words', () => {
    expect(parseScript('set a 1; # note\nputs "x $a"')).toHaveLength(2);
    expect(parseList('a {b c} "d e"')).toEqual(['a', 'b c', 'd e']);
    expect(parseList(listOf(['a b', '', 'c']))).toEqual(['a b', '', 'c']);
    expect([isComplete('puts {a'), isComplete('puts [a'), isComplete('puts "a'), isComplete('puts {a}')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['7 / 2', '3'],
    ['7.0 / 2', '3.5'],
    ['-7 % 3', '2'],
    ['"a" eq "a" && 1 < 2', '1'],
    ['!1 || 0', '0'],
  ])('%s is %s', (text, value) => {
    expect(valueOfExpression(text)).toBe(value);
  });
});
