import { line } from '../../notation/notation.ts';

/** A protocol with processes whose routes can be taken over. */
type Protocol = 'bgp' | 'eigrp' | 'isis' | 'ospf' | 'ospfv3' | 'rip';

/** `redistribute`: routes of others, each source once, and how many of them at most. */
export function redistribute(protocols: readonly Protocol[]) {
  return [
    line(
      `redistribute { <protocol:amt|direct|lisp|static> | <protocol:${protocols.join('|')}> <tag:word20> } route-map <map:word63>`,
      { by: 'protocol tag', id: 'redistribute' },
    ),
    line(
      'redistribute maximum-prefix <maximum:1-65535> [<threshold:1-100>] [warning-only | withdraw [<retries:1-256> <seconds:1-65535>]]',
      { id: 'redistribute maximum-prefix' },
    ),
  ];
}
