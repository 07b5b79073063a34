import { expect, it } from 'vitest';
import { numberKey } from '../../../src/machine/config/keyed.ts';
import { logicalKey } from '../../../src/machine/config/logical-interfaces.ts';
import { vlanKey } from '../../../src/machine/config/vlans.ts';

/* Snapshots and state folders hold these keys: with others, what an earlier version kept would not be found again. */
it.each([
  ['a VLAN', vlanKey(10), '0010'],
  ['the last VLAN', vlanKey(4095), '4095'],
  ['an interface Vlan10', logicalKey({ kind: 'Vlan', number: 10 }), '00010'],
  ['a port-channel', logicalKey({ kind: 'port-channel', number: 4096 }), '14096'],
  ['a loopback', logicalKey({ kind: 'loopback', number: 0 }), '20000'],
  ['a number of no said width', numberKey(7), '0000000007'],
])('%s has the key that records hold', (_what, key, held) => {
  expect(key).toBe(held);
});
