import { expect, it } from 'vitest';
import { AccountingLog } from '../../../../src/machine/config/accounting.ts';
import { labWith, operate } from '../sessions.ts';

it('show accounting log tells who has configured what, with the lines that led to a mode', async () => {
  await operate(async ({ shows, type }) => {
    expect(await shows('show accounting log')).toBe('');
    for (const line of [
      'conf t',
      'hostname alpha',
      'interface e1/1',
      'shutdown',
      'interface e1/2',
      'no shutdown',
      'end',
    ]) {
      await type(line);
    }
    const told = (await shows('show accounting log')).split('\n').map((line) => line.replace(/^.*:cmd=/, ''));
    expect(told).toEqual([
      'configure terminal ; hostname alpha (SUCCESS)',
      'configure terminal ; interface e1/1 (SUCCESS)',
      'configure terminal ; interface e1/1 ; shutdown (SUCCESS)',
      'configure terminal ; interface e1/2 (SUCCESS)',
      'configure terminal ; interface e1/2 ; no shutdown (SUCCESS)',
    ]);
    expect(await shows('show accounting log')).toMatch(
      /^\w{3} \w{3} [ \d]\d [\d:]{8} \d{4}:type=update:id=\S+:user=admin:cmd=/,
    );
    expect((await shows('show accounting log 100')).split('\n')).toHaveLength(1);
    await type('clear accounting log');
    expect(await shows('show accounting log')).toBe('');
  });
});

it('forgets the oldest lines when there are too many', () => {
  const log = new AccountingLog();
  for (let number = 0; number < 2_500; number += 1) {
    log.note({ atMs: number, from: 'here', user: 'admin', line: `vlan ${number}`, isTaken: true });
  }
  expect(log.entries).toHaveLength(2_000);
  expect(log.entries[0]?.line).toBe('vlan 500');
});

it('show log is show logging where show login stands beside it', async () => {
  await operate(
    async ({ shows }) => {
      expect(await shows('show log')).toBe(await shows('show logging'));
      expect(await shows('show log last 3')).toBe(await shows('show logging last 3'));
    },
    labWith({ model: 'N3K-C3048TP-1GE', release: '6.0(2)U6(10)', bootflash: {}, usb1: undefined }),
  );
});
