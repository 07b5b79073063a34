import type { AclFamily } from '../../../machine/config/access-lists.ts';
import { type Body, bodiesIn, bodyOf } from '../../../machine/config/body.ts';
import { sortKey } from '../../../machine/config/interface-kinds.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import type { Line } from '../../notation/line.ts';
import { listIn, valuesIn } from '../../notation/read.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { vtyMode } from '../lines/lines.ts';
import {
  accessClass,
  ipAccessGroup,
  ipPortAccessGroup,
  ipv6AccessClass,
  ipv6PortTrafficFilter,
  ipv6TrafficFilter,
  macPortAccessGroup,
} from './applied.ts';

/** Where a list is applied. */
export interface Attachment {
  readonly family: AclFamily;
  readonly name: string;
  /** An interface, or `VTY`. */
  readonly where: string;
  readonly direction: 'ingress' | 'egress';
  readonly kind: 'router' | 'port' | 'vty';
}

type Directed = Line<`${string}<acl:word64> <direction:in|out>`>;

const onPorts: readonly (readonly [Directed, AclFamily, Attachment['kind']])[] = [
  [ipAccessGroup, 'ip', 'router'],
  [ipPortAccessGroup, 'ip', 'port'],
  [ipv6TrafficFilter, 'ipv6', 'router'],
  [ipv6PortTrafficFilter, 'ipv6', 'port'],
];

/** Where lists are applied, by interface and then by direction. */
export function attachmentsOf(running: RunningConfiguration): readonly Attachment[] {
  const bodies = [...entriesOf(bodiesIn(interfaceMode.name).of(running))];
  const ports = bodies
    .map(([where, body]) => ({ where, body, key: sortKey(where) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .flatMap(({ where, body }) => [
      ...onPorts.flatMap(([line, family, kind]) => directed(body, line, { family, kind, where })),
      ...macAttachment(body, where),
    ]);
  const vty = bodyOf(running, vtyMode.name, 'vty');
  const about = { kind: 'vty', where: 'VTY' } as const;
  return [
    ...directed(vty, accessClass, { family: 'ip', ...about }),
    ...directed(vty, ipv6AccessClass, { family: 'ipv6', ...about }),
    ...ports,
  ];
}

function directed(
  body: Body,
  line: Directed,
  about: Pick<Attachment, 'family' | 'kind' | 'where'>,
): readonly Attachment[] {
  return listIn(body, line).map(({ acl, direction }) => ({
    ...about,
    name: acl,
    direction: direction === 'in' ? 'ingress' : 'egress',
  }));
}

function macAttachment(body: Body, where: string): readonly Attachment[] {
  const name = valuesIn(body, macPortAccessGroup)?.acl;
  return name === undefined ? [] : [{ family: 'mac', name, where, direction: 'ingress', kind: 'port' }];
}
