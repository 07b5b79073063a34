import { expect, it } from 'vitest';
import { familyOfLine } from '../../../src/cli/commands/family-of.ts';
import { operate } from './sessions.ts';

it.each([
  ['vlan 10 frobnicate', 'vlans'],
  ['no vlan frobnicate', 'vlans'],
  ['show clock frobnicate', 'clock'],
  ['ip access-list frobnicate x y', 'access-lists'],
  ['show running-config frobnicate', 'configuration'],
  ['show ipv6 frobnicate', undefined],
  ['frobnicate', undefined],
  ['show frobnicate', undefined],
  ['', undefined],
])('%s would belong to %s', (line, family) => {
  expect(familyOfLine(line)).toBe(family);
});

it('what nobody understood names its family, and what is not modelled is told apart', async () => {
  await operate(async ({ type, lab, switch: { name } }) => {
    await type('vlan frobnicate');
    await type('show startup-config log');
    expect(lab.unknownCommands()).toEqual(
      [{ device: name, line: 'vlan frobnicate', count: 1 }].map((one) => ({ ...one, family: 'vlans' })),
    );
    expect(lab.explain()).toContain('Known and not modelled: show startup-config log');
    expect(lab.journal({ kinds: ['command.unmodelled'] })).toMatchObject([{ line: 'show startup-config log' }]);
  });
});
