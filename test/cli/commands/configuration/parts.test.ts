import { describe, expect, it } from 'vitest';
import { contextDiff } from '../../../../src/cli/commands/configuration/context-diff.ts';
import { labWith, operate } from '../sessions.ts';

const version = 'version 9.3(8) Bios:version 5.0.0 ';

describe('parts of a configuration', () => {
  it('are lines with what stands below them, and below interfaces lines of their own', async () => {
    await operate(
      async ({ shows, type }) => {
        await type('conf t ; feature scp-server ; username eve password 5 ! ; ip domain-name x.y ; vlan 10,20 ; end');
        await type('conf t ; interface e1/1 ; no switchport ; vrf member management ; ip address 10.0.0.1/24 ; end');
        const linesOf = async (line: string): Promise<readonly string[]> => (await shows(line)).split('\n').slice(5);
        expect((await shows('show running-config vlan')).split('\n').slice(0, 3)).toEqual([
          '',
          '!Command: show running-config vlan',
          expect.stringMatching(/^!Running configuration last done at: Mon Jun 15 \d\d:\d\d:\d\d 2020$/),
        ]);
        expect(await linesOf('show running-config vlan')).toEqual([version, '', 'vlan 1,10,20']);
        expect(await linesOf('show running-config vrf management')).toEqual([
          version,
          '',
          'vrf context management',
          '',
          'interface Ethernet1/1',
          '  vrf member management',
          '',
          'interface mgmt0',
          '  vrf member management',
        ]);
        expect(await linesOf('show running-config interface e1/1')).toEqual([
          version,
          '',
          'interface Ethernet1/1',
          '  no switchport',
          '  vrf member management',
          '  ip address 10.0.0.1/24',
        ]);
        expect(await linesOf('show running-config ip')).toEqual([
          version,
          'ip domain-lookup',
          'ip domain-name x.y',
          '',
          'interface Ethernet1/1',
          '  ip address 10.0.0.1/24',
          '',
          'interface mgmt0',
          expect.stringMatching(/^ {2}ip address /),
        ]);
        const security = await linesOf('show running-config security');
        expect(security.slice(0, 3)).toEqual([version, 'feature scp-server', '']);
        expect(security.slice(3).every((line) => /^(username|no password|password|role| {2})/.test(line))).toBe(true);
        expect(await linesOf('show running-config bgp')).toEqual([version]);
        const without = await shows('show running-config exclude interface vlan');
        expect(without).not.toMatch(/^(interface|vlan) /m);
        expect(without).toMatch(/^!Command: show running-config exclude interface vlan\n/m);
        expect(without).toMatch(/^vrf context management$/m);
        const whole = await shows('show running-config | exclude "Command|Time"');
        expect(await shows('show running-config expand-port-profile | exclude "Command|Time"')).toBe(whole);
        await type('copy running-config startup-config');
        expect((await shows('show startup-config vlan')).split('\n').slice(-2)).toEqual(['', 'vlan 1,10,20']);
      },
      labWith({ release: '9.3(8)' }),
    );
  });

  it('a configuration tells when it was changed last, on later releases', async () => {
    await operate(
      async ({ shows }) => {
        expect(await shows('show running-config | include "last done|No configuration"')).toBe(
          '!No configuration change since last restart',
        );
      },
      labWith({ release: '9.3(8)' }),
    );
    await operate(async ({ shows }) => {
      expect(await shows('show running-config | include "last done|No configuration"')).toBe('');
    });
  });

  it('what was not saved is a difference', async () => {
    await operate(async ({ shows, type }) => {
      await type('copy running-config startup-config');
      expect(await shows('show running-config diff')).toBe('');
      await type('conf t ; hostname other ; vlan 10 ; end');
      const lines = (await shows('show running-config diff')).split('\n');
      expect(lines.slice(0, 4)).toEqual([
        '*** Startup-config',
        '--- Running-config',
        '***************',
        expect.stringMatching(/^\*\*\* \d+,\d+ \*\*\*\*$/),
      ]);
      expect(lines.filter((line) => /^[!+-] /.test(line))).toEqual([
        '! hostname N3K-C3064PQ',
        '! vdc N3K-C3064PQ id 1',
        '! hostname other',
        '! vdc other id 1',
        '! vlan 1',
        '! vlan 1,10',
      ]);
    });
  });
});

describe('a difference in context', () => {
  const diffOf = (old: readonly string[], now: readonly string[]): readonly (string | undefined)[] =>
    [...contextDiff(old, now, { old: 'a', now: 'b' })].filter((line) => line !== undefined);

  it('is what diff -c says', () => {
    expect(diffOf(['1', '2', '3', '4', '5', '6'], ['1', '2', '3', '5', '6', '7'])).toEqual([
      '*** a',
      '--- b',
      '***************',
      '*** 1,6 ****',
      '  1',
      '  2',
      '  3',
      '- 4',
      '  5',
      '  6',
      '--- 1,6 ----',
      '  1',
      '  2',
      '  3',
      '  5',
      '  6',
      '+ 7',
    ]);
    expect(diffOf(['x'], ['x'])).toEqual([]);
    expect(diffOf([], ['x'])).toEqual(['*** a', '--- b', '***************', '*** 0 ****', '--- 1 ----', '+ x']);
  });

  it('of long texts is found in small steps', () => {
    const old = Array.from({ length: 20_000 }, (_, at) => `line ${at}`);
    const now = old.flatMap((line, at) => (at % 1_000 === 7 ? ['new', line] : at % 1_000 === 500 ? [] : [line]));
    const steps = [...contextDiff(old, now, { old: 'a', now: 'b' })];
    expect(steps.filter((line) => line?.startsWith('+ '))).toHaveLength(20);
    expect(steps.filter((line) => line?.startsWith('- '))).toHaveLength(20);
    expect(steps.filter((line) => line === undefined).length).toBeGreaterThan(100);
  });
});
