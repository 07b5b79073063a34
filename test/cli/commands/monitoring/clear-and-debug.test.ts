import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('clear logging logfile empties the log file', async () => {
  await operate(async ({ shows }) => {
    for (const line of ['configure terminal', 'interface ethernet 1/1', 'shutdown', 'end']) await shows(line);
    expect(await shows('show logging logfile')).toContain('SYSLOG_CONFIG_I');
    expect(await shows('clear logging logfile')).toBe('');
    expect(await shows('show logging logfile')).not.toContain('SYSLOG_CONFIG_I');
  });
});

it('what is reset or traced finds nothing to do, and what a feature brings is there with the feature alone', async () => {
  await operate(async ({ shows }) => {
    for (const line of [
      'clear counters',
      'clear ip arp force-delete',
      'undebug all',
      'debug ip packet',
      'no debug all',
    ])
      expect(await shows(line)).toBe('');
    expect(await shows('clear lacp counters')).toContain('Invalid command');
    expect(await shows('debug bgp updates')).toContain('Invalid command');
    for (const line of ['configure terminal', 'feature lacp', 'feature bgp', 'end']) await shows(line);
    expect(await shows('clear lacp counters')).toBe('');
    expect(await shows('debug bgp updates')).toBe('');
  });
});
