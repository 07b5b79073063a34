import { expect, it } from 'vitest';
import { labWith, operate } from '../sessions.ts';

it('show route-map tells of entries as the device does', async () => {
  await operate(
    async ({ shows }) => {
      await shows('conf t ; route-map BGPPeers permit 10 ; match as-number as-path-list List1 List2');
      await shows('match as-number 64496,64501-64510 ; route-map test ; match as-path aspathlist1 ; match tag 23 100');
      await shows('match ip address prefix-list test-test ; match interface e1/2 ; match community test3');
      await shows('set ip next-hop 10.64.4.4 ; set tag 30 ; set metric-type external ; set local-preference 20');
      await shows('set comm-list test delete ; set community additive no-advertise no-export 100:1');
      await shows('set as-path prepend 10 10 10 ; set extcommunity rt 100:10 additive ; set distance 10 ; end');
      expect((await shows('show route-map')).split('\n')).toEqual([
        'route-map BGPPeers, permit, sequence 10 ',
        '  Match clauses:',
        '    as-number (as-path-list filter): List1, List2 ',
        '    as-number: 64496 64501-64510 ',
        '  Set clauses:',
        'route-map test, permit, sequence 10 ',
        '  Match clauses:',
        '    as-path (as-path filter): aspathlist1 ',
        '    ip address prefix-lists: test-test ',
        '    interface: Ethernet1/2 ',
        '    tag: 23 100 ',
        '    community  (community-list filter): test3 ',
        '  Set clauses:',
        '    ip next-hop 10.64.4.4 ',
        '    tag 30 ',
        '    metric-type external ',
        '    local-preference 20',
        '    distance: 10 ',
        '    comm-list test delete',
        '    community 100:1 no-export no-advertise additive ',
        '    as-path prepend 10 10 10 ',
        '    extcommunity RT:100:10 additive ',
      ]);
    },
    labWith({ release: '9.3(8)' }),
  );
});
