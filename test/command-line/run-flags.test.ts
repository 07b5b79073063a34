import { expect, it } from 'vitest';
import { run } from '../../src/command-line/run.ts';
import { withFlags } from '../../src/command-line/run-flags.ts';
import { parseArguments } from '../../src/command-line/subcommand.ts';

const device = { name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' };

it('a switch as it leaves the factory gets no users from flags that nobody gave', () => {
  const spec = { devices: [{ ...device, startup: 'none' }] };
  expect(withFlags(spec, parseArguments(run, [])).devices[0]).not.toHaveProperty('users');
});

it('flags change the first user and no other', () => {
  const users = [
    { name: 'admin', password: 'admin', role: 'network-admin' as const },
    { name: 'guest', password: 'guest' },
  ];
  const changed = withFlags({ devices: [{ ...device, users }] }, parseArguments(run, ['--user', 'me']));
  expect(changed.devices[0]?.users).toEqual([{ ...users[0], name: 'me' }, users[1]]);
  const added = withFlags({ devices: [device] }, parseArguments(run, ['--password', 'Secret.1']));
  expect(added.devices[0]?.users).toEqual([{ name: 'admin', password: 'Secret.1' }]);
});
