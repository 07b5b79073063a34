import { expect, it } from 'vitest';
import { operate } from '../sessions.ts';

it('tells rules of routes as data', async () => {
  await operate(async ({ shows, type }) => {
    await type('configure terminal');
    await type('ip prefix-list NETS seq 5 permit 10.0.0.0/8 le 24');
    await type('route-map OUT permit 10');
    await type('match tag 5');
    await type('end');
    const { TABLE_prefix_list: lists } = JSON.parse(await shows('show ip prefix-list | json'));
    expect(lists.ROW_prefix_list).toMatchObject({
      name: 'NETS',
      TABLE_prefix: { ROW_prefix: { seq: '5', action: 'permit', prefix: '10.0.0.0/8', le: '24' } },
    });
    const { TABLE_route_map: maps } = JSON.parse(await shows('show route-map | json'));
    expect(maps.ROW_route_map).toMatchObject({
      name: 'OUT',
      seq: '10',
      TABLE_match: { ROW_match: { match_clause: 'tag: 5' } },
    });
  });
});
