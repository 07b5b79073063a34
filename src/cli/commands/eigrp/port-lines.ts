import { line, notationIn } from '../../notation/notation.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';

const needs = 'feature eigrp and routed';
const byTag = { needs, by: 'tag' } as const;

/** EIGRP on an interface, for IPv4 and IPv6 (batfish nxos_interface_eigrp, Nexus 9000 command reference 9.3). */
function linesOf(family: 'ip' | 'ipv6') {
  const prefix = family === 'ip' ? 'network' : 'ipv6-network';
  return [
    line(`${family} authentication key-chain eigrp <tag:word20> <chain:word63>`, byTag),
    line(`${family} authentication mode eigrp <tag:word20> md5`, byTag),
    line(`${family} bandwidth eigrp <tag:word20> <kbps:1-2560000000>`, byTag),
    line(`${family} bandwidth-percent eigrp <tag:word20> <percent:1-999999>`, byTag),
    line(`${family} delay eigrp <tag:word20> <delay:1-16777215> [picoseconds]`, byTag),
    line(`${family} distribute-list eigrp <tag:word20> <kind:prefix-list|route-map> <list:word63> <direction:in|out>`, {
      needs,
      by: 'tag kind list direction',
    }),
    line(`${family} eigrp <tag:word20> bfd [disable]`, { ...byTag, id: `${family} eigrp bfd` }),
    line(`${family} eigrp <tag:word20> shutdown`, { ...byTag, id: `${family} eigrp shutdown` }),
    line(`${family} hello-interval eigrp <tag:word20> <seconds:1-65535>`, byTag),
    line(`${family} hold-time eigrp <tag:word20> <seconds:1-65535>`, byTag),
    line(`${family} next-hop-self eigrp <tag:word20>`, { ...byTag, no: 'kept' }),
    line(
      `${family} offset-list eigrp <tag:word20> <kind:prefix-list|route-map> <list:word63> <direction:in|out> <offset:0-2147483647>`,
      {
        needs,
        by: 'tag kind list direction',
      },
    ),
    line(`${family} passive-interface eigrp <tag:word20>`, { ...byTag, no: 'kept' }),
    line(`${family} split-horizon eigrp <tag:word20>`, { ...byTag, no: 'kept' }),
    line(
      `${family} summary-address eigrp <tag:word20> <prefix:${prefix}> [<distance:1-255>] [leak-map <leakMap:word63>]`,
      {
        needs,
        by: 'tag prefix',
      },
    ),
    line(`${family} router eigrp <tag:word20>`, byTag),
  ];
}

export const eigrpOnPorts = notationIn(interfaceMode, [...linesOf('ip'), ...linesOf('ipv6')]);
