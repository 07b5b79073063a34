import { line, section } from '../../notation/line.ts';

/** `evpn`: what layer 2 segments announce (captures of 7.0(3)I7 and 9.2 in genie and in public configurations). */
export const evpn = section('evpn', {
  prompt: 'config-evpn',
  needs: 'feature bgp',
  holds: [
    section('vni <id:1-16777214> l2', {
      by: 'id',
      prompt: 'config-evpn-evi',
      holds: [
        line('rd { auto | <rd> }'),
        line('route-target import auto'),
        line('route-target import <target:rd>', { by: 'target', id: 'route-target import value' }),
        line('route-target export auto'),
        line('route-target export <target:rd>', { by: 'target', id: 'route-target export value' }),
        line('route-target both auto', { means: () => ['route-target import auto', 'route-target export auto'] }),
        line('route-target both <target:rd>', {
          by: 'target',
          id: 'route-target both value',
          means: ({ target }) => [`route-target import ${target}`, `route-target export ${target}`],
        }),
      ],
    }),
  ],
});
