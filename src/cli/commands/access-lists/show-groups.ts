import type { LineValues } from '../../../machine/config/body.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { listIn, sectionsIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import {
  groupLines,
  ipGroup,
  ipGroupEntry,
  ipv6Group,
  ipv6GroupEntry,
  portGroup,
  portGroupEntry,
  timeRange,
  timeRangeRules,
} from './groups.ts';

interface Group {
  readonly kind: string;
  readonly name: string;
  readonly entries: readonly { readonly number: number; readonly text: string; readonly data: object }[];
}

/** `show object-group`: keys of the command reference of 9.3; the form is that of a configuration (inferred). */
export const showObjectGroup = showing('show object-group [<name:word64>]', {
  help: { 'object-group': 'Show configured ACL object groups' },
  examples: ['show object-group', 'show object-group alpha'],
  read: ({ args, device }) =>
    groupsIn(device.configuration.running).filter(({ name }) => args.name === undefined || name === args.name),
  print: function* (groups) {
    for (const { kind, name, entries } of groups) {
      yield `${kind} object-group ${name}`;
      yield* entries.map(({ number, text }) => `        ${number} ${text}`);
      yield '';
    }
  },
  structure: (groups) =>
    table(
      'ogroup',
      groups.map(({ kind, name, entries }) => ({
        group_type: kind,
        group_name: name,
        ...table(
          'seqno',
          entries.map(({ number, data }) => ({ seqno: number, ...data })),
        ),
      })),
    ),
});

function groupsIn(running: RunningConfiguration): readonly Group[] {
  const body = groupLines.slice.of(running);
  const of = (kind: string, section: typeof ipGroup | typeof ipv6Group | typeof portGroup): readonly Group[] =>
    sectionsIn(body, section).map(({ values, body: below }) => ({
      kind,
      name: values.name,
      entries: [ipGroupEntry, ipv6GroupEntry, portGroupEntry].flatMap((line) =>
        listIn(below, line).map(({ seq, ...entry }) => ({
          number: seq ?? 0,
          text: line.textOf(entry as LineValues),
          data: entryData(entry as LineValues),
        })),
      ),
    }));
  return [...of('IPv4 address', ipGroup), ...of('IPv6 address', ipv6Group), ...of('Protocol port', portGroup)];
}

function entryData({ host, network, wildcard, wildcardBits, from, to, ...port }: LineValues): object {
  if (host !== undefined) return String(host).includes(':') ? { hostipv6: host } : { hostaddr: host };
  if (network !== undefined) return String(network).includes(':') ? { net_ipv6: network } : { net_ip: network };
  if (wildcard !== undefined) return { mask_ip_addr: wildcard, mask_ip_mask: wildcardBits };
  if (from !== undefined) return { _port_range: 'range', port1_num: from, port2_num: to };
  const [operator, value] = Object.entries(port).find(([name]) => !name.startsWith('$')) ?? [];
  return { _port_op: operator, port0_num: value };
}

/** `show time-range`: keys and form are inferred from those of access lists. */
export const showTimeRange = showing('show time-range [<name:word64>]', {
  help: { 'time-range': 'Show time-range information' },
  examples: ['show time-range', 'show time-range alpha'],
  read: ({ args, device }) =>
    sectionsIn(groupLines.slice.of(device.configuration.running), timeRange)
      .map(({ values, body }) => ({
        name: values.name,
        rules: timeRangeRules
          .flatMap((line) =>
            listIn(body, line).map((rule) => ({ number: rule.seq ?? 0, text: line.textOf(rule as LineValues) })),
          )
          .sort((one, other) => one.number - other.number)
          .map(({ text }) => text),
      }))
      .filter(({ name }) => args.name === undefined || name === args.name),
  print: function* (ranges) {
    for (const { name, rules } of ranges) {
      yield `time-range entry: ${name}`;
      yield* rules.map((rule) => `   ${rule}`);
      yield '';
    }
  },
  structure: (ranges) =>
    table(
      'timerange',
      ranges.map(({ name, rules }) => ({
        trname: name,
        ...table(
          'rule',
          rules.map((rule) => ({ rule })),
        ),
      })),
    ),
});
