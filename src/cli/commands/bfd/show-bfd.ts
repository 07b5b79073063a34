import { showing } from '../../notation/showing.ts';

const needs = 'feature bfd';
const head =
  'OurAddr         NeighAddr       LD/RD                 RH/RS           Holdown(mult)     State       Int                   Vrf                              Type     BSID';

/** `show bfd neighbors`: no session is there while nobody answers (layout: ntc-templates, genie ShowBfdIpv4Session). */
export const showBfd = ['show bfd neighbors', 'show bfd ipv4 neighbors', 'show bfd ipv6 neighbors'].map((text) =>
  showing(`${text} [interface <interface>] [application <application:word32>] [details] [vrf <vrf>]`, {
    needs,
    examples: [text, `${text} vrf all`, `${text} details`],
    read: () => undefined,
    *print() {
      yield '';
      yield head;
      yield '';
    },
    structure: () => ({}),
  }),
);
