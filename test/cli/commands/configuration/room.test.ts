import { expect, it } from 'vitest';
import { aliases } from '../../../../src/machine/config/aliases.ts';
import { namedByName, withoutNamed } from '../../../../src/machine/config/named.ts';
import { Room } from '../../../../src/machine/config/room.ts';
import { operate } from '../sessions.ts';

it('a running configuration that is full takes no more, and what makes room is taken', async () => {
  await operate(async (operator) => {
    const { configuration } = operator.switch.device;
    const many = Array.from({ length: 2_200 }, (_, at) => ({ name: `a${at}`, command: 'x'.repeat(2_000) }));
    await operator.type('conf t');
    configuration.change(aliases, namedByName(many), 0);
    // What was typed since the last measure could have filled it.
    while (configuration.room.take(1));
    const refused = 'ERROR: Running configuration is too large';
    expect(await operator.shows('hostname full')).toBe(refused);
    expect(await operator.shows('cli alias name more show clock')).toBe(refused);
    expect(configuration.hostname).not.toBe('full');
    expect(await operator.shows('no cli alias name a1')).toBe('');
    let left = configuration.of(aliases);
    for (let at = 0; at < 300; at += 1) left = withoutNamed(left, `a${at}`);
    configuration.change(aliases, left, 0);
    await operator.type('hostname roomy');
    expect(configuration.hostname).toBe('roomy');
  });
});

it('is measured only when what was typed could have filled it', () => {
  const room = new Room();
  const takes = (sizeBytes: number): boolean => room.take(sizeBytes);
  expect([takes(2 * 1024 * 1024), takes(1)]).toEqual([true, false]);
  room.measured(4 * 1024 * 1024 - 100);
  expect([takes(100), takes(1)]).toEqual([true, false]);
});
