import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('a part ends jobs and parts VLANs as the whole text does', async () => {
  await operate(async ({ shows, type }) => {
    for (const line of ['configure terminal', 'vlan 10', 'name A', 'vlan 20', 'name B', 'feature scheduler'])
      await type(line);
    for (const line of ['scheduler job name x', 'show clock', 'end-job', 'end']) await type(line);
    const jobs = await shows('show running-config scheduler');
    expect(jobs).toMatch(/feature scheduler\n\nscheduler job name x\n {2}show clock\n\nend-job$/);
    const vlans = await shows('show running-config vlan');
    expect(vlans).toMatch(/vlan 1,10,20\nvlan 10\n {2}name A\nvlan 20\n {2}name B$/);
    expect(JSON.parse(await shows('show cli alias | json')).TABLE_cli_alias.ROW_cli_alias).toEqual({
      alias: 'alias',
      name: 'show cli alias',
    });
  });
});
