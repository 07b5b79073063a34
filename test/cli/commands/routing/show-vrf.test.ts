import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('a VRF that is not there has no structure, so json prints nothing', async () => {
  await operate(async ({ shows }) => {
    expect(await shows('show vrf management | json')).toBe(
      '{"TABLE_vrf": {"ROW_vrf": {"vrf_name": "management", "vrf_id": "2", "vrf_state": "Up", "vrf_reason": "--"}}}',
    );
    expect(await shows('show vrf blue | json')).toBe('');
    expect(await shows('show vrf blue | json-pretty')).toBe('');
  });
});
