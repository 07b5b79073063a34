import type { LineValues } from '../../../machine/config/body.ts';
import { line, notation, section } from '../../notation/notation.ts';

const steps = { by: 'seq', sequence: { step: 10 } } as const;

export const ipGroupEntry = line(
  '[<seq:1-4294967295>] { host <host:ip> | <wildcard:ip-wildcard> | <network:ip/len> }',
  { ...steps, id: 'ip address' },
);
export const ipv6GroupEntry = line('[<seq:1-4294967295>] { host <host:ipv6> | <network:ipv6/len> }', {
  ...steps,
  id: 'ipv6 address',
});
export const portGroupEntry = line(
  '[<seq:1-4294967295>] { eq <eq:0-65535> | gt <gt:0-65534> | lt <lt:1-65535> | neq <neq:0-65535> | range <from:0-65535> <to:0-65535> }',
  { ...steps, id: 'port', canonical: ascending },
);

export const ipGroup = section('object-group ip address <name:word64>', {
  by: 'name',
  prompt: 'config-ipaddr-ogroup',
  holds: [ipGroupEntry],
});
export const ipv6Group = section('object-group ipv6 address <name:word64>', {
  by: 'name',
  prompt: 'config-ipv6addr-ogroup',
  holds: [ipv6GroupEntry],
});
export const portGroup = section('object-group ip port <name:word64>', {
  by: 'name',
  prompt: 'config-port-ogroup',
  holds: [portGroupEntry],
});

const days = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const date = (end: string): string =>
  `<${end}Time:time> <${end}Day:1-31> <${end}Month:${months}> <${end}Year:1970-2100>`;
const rules = { ...steps, among: 'rules' } as const;

const absolute = line(
  `[<seq:1-4294967295>] absolute { start ${date('start')} [end ${date('end')}] | end ${date('end')} }`,
  rules,
);
const periodic = line(
  `[<seq:1-4294967295>] periodic { <days:daily|weekdays|weekend> <from:time> to <to:time> | <day:${days}> <fromTime:time> to [<toDay:${days}>] <toTime:time> }`,
  rules,
);
const remark = line('[<seq:1-4294967295>] remark <text:text100>', rules);

export const timeRange = section('time-range <name:word64>', {
  by: 'name',
  prompt: 'config-time-range',
  holds: [absolute, periodic, remark],
});
export const timeRangeRules = [absolute, periodic, remark] as const;

/** Groups of addresses and of ports that entries of access lists name, and the times at which they hold (Cisco's security guides). */
export const groupLines = notation('access-list groups', [ipGroup, ipv6Group, portGroup, timeRange]);

/** A range that is typed the wrong way round is turned (batfish, nxos_object_group_ip_port). */
function ascending(values: LineValues): LineValues {
  const { from, to } = values;
  return typeof from === 'number' && typeof to === 'number' && from > to ? { ...values, from: to, to: from } : values;
}
