import { describe, expect, it } from 'vitest';
import { operate } from '../sessions.ts';

describe('a configuration session', () => {
  it('gathers lines, verifies and commits them', async () => {
    await operate(async ({ shows, type, switch: { device } }) => {
      expect(await shows('show configuration session summary')).toBe('There are no active configuration sessions');
      expect(await type('configure session change')).toMatch(
        /\nConfig Session started, Session ID is 1\nEnter configuration commands.*\nN3K-C3064PQ\(config-s\)# $/,
      );
      expect(await type('ip access-list a1')).toMatch(/\(config-s-acl\)# $/);
      await type('permit tcp any any');
      expect(await type('interface e1/1')).toMatch(/\(config-s-if\)# $/);
      expect(await type('exit')).toMatch(/\(config-s\)# $/);
      expect(await shows('hostname other')).toContain('% Invalid command');
      expect(await shows('tacocat')).toContain('% Invalid command');
      expect((await shows('show configuration session change')).trimEnd().split('\n')).toEqual([
        'config session name change',
        '0001  ip access-list a1',
        '0002  permit tcp any any',
        '0003  interface e1/1',
      ]);
      expect(await shows('show running-config aclmgr')).not.toContain('a1');
      expect(await shows('verify')).toBe('Verification Successful');
      expect(await shows('show configuration session status')).toContain('Last Action           : Verify');
      expect((await shows('show configuration session summary')).split('\n')).toEqual([
        'Session Manager Database:',
        '-'.repeat(68),
        'Name                    Session Owner           Creation Time',
        '-'.repeat(68),
        expect.stringMatching(/^change {18}admin {19}\d\d:\d\d:\d\d UTC Jun 15 2020$/),
        '',
        'Number of active configuration sessions = 1',
      ]);
      expect(await type('end')).toMatch(/N3K-C3064PQ# $/);
      expect(await shows('verify')).toContain('% Invalid command');
      await type('configure session change');
      await type('save bootflash:change');
      expect(await shows('show file bootflash:change')).toContain('permit tcp any any');
      expect(await type('commit')).toMatch(/\nCommit Successful\nN3K-C3064PQ# $/);
      expect(await shows('show running-config aclmgr')).toContain('ip access-list a1\n  10 permit tcp any any');
      expect(device.configuration.sessions.list()).toEqual([]);
    });
  });

  it('is forgotten when it is aborted, and changes nothing when a line is not taken any more', async () => {
    await operate(async ({ shows, type, switch: { device } }) => {
      await type('configure session one');
      await type('ip access-list a1');
      expect(await type('abort')).toMatch(/N3K-C3064PQ# $/);
      expect(device.configuration.sessions.list()).toEqual([]);
      device.configuration.sessions.open('two', 'admin', 0);
      for (const line of ['ip access-list a2', 'frobnicate']) device.configuration.sessions.add('two', line);
      const before = device.configuration.running;
      await type('configure session two');
      expect(await shows('verify')).toMatch(/Verification Failed$/);
      expect(await shows('commit')).toMatch(/Commit Failed$/);
      expect(await shows('show configuration session status two')).toContain('Command 2 failed: frobnicate');
      expect(device.configuration.running).toBe(before);
    });
  });

  it('has bounds', async () => {
    await operate(async ({ shows, type, switch: { device } }) => {
      for (let count = 0; count < 32; count += 1) device.configuration.sessions.open(`s${count}`, 'admin', 0);
      expect(await shows('configure session more')).toContain('Maximum number of configuration sessions');
      for (let count = 0; count < 20_000; count += 1)
        device.configuration.sessions.add('s0', 'object-group ip address x');
      await type('configure session s1');
      expect(await shows('ip access-list a')).toContain('Maximum number of commands');
    });
  });
});
