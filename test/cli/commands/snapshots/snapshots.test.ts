import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('snapshots are made, compared and deleted, as cisco.nxos does', async () => {
  await operate(async ({ shows, type, switch: { device } }) => {
    await type('conf t');
    expect(await shows('snapshot section add myshow "show vlan brief" ROW_vlanbriefxbrief vlanshowbr-vlanid')).toBe(
      'Added section "myshow"',
    );
    expect(await shows('show snapshot sections')).toContain(
      '[myshow]\n  show command: show vlan brief\n  row id: ROW_vlanbriefxbrief\n  key1: vlanshowbr-vlanid\n  key2: -',
    );
    await type('snapshot create one Before the change');
    await type('vlan 10');
    await type('snapshot create two After');
    expect(await shows('show snapshots | include one|two')).toMatch(
      /^one +Mon Jun 15 \d\d:\d\d:\d\d 2020 +Before the change\ntwo +Mon Jun 15 \d\d:\d\d:\d\d 2020 +After$/,
    );
    const compared = await shows('show snapshot compare one two');
    expect(compared).toMatch(/^ {2}# of vlans +1 +2 +\*$/m);
    expect(compared).toMatch(/\n\[myshow\]\n {2}10 +added$/);
    expect(await shows('show snapshot compare one two ipv4routes')).not.toContain('vlans');
    expect(JSON.parse(await shows('show snapshot dump one | json'))).toMatchObject({ name: 'one' });
    expect(await shows('snapshot delete three')).toBe("Snapshot 'three' does not exist");
    await type('snapshot delete all');
    await type('snapshot section delete myshow');
    expect([device.configuration.snapshots.list(), device.configuration.snapshots.specs()]).toEqual([[], []]);
    for (let count = 0; count < 10; count += 1) await type(`snapshot create s${count} x`);
    expect(await shows('snapshot create more x')).toContain('Maximum number of snapshots reached');
  });
});
