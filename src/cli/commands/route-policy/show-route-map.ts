import { type Body, entriesAt, type LineValues } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import type { Device } from '../../../machine/device.ts';
import type { Line } from '../../notation/line.ts';
import { listIn, sectionsIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { matchLines, pbrStatistics, routeMap, routeMapLines, setLines } from './route-map-lines.ts';

/** What is shown of a line that is not shown as it is typed, by its identity (genie's golden of ShowRouteMap, ntc-templates show_route-map). */
const shown: Readonly<Record<string, (values: LineValues) => string>> = {
  'match as-number as-path-list': ({ lists }) => `as-number (as-path-list filter): ${commas(lists)} `,
  'match as-number': ({ numbers }) => `as-number: ${String(numbers).replaceAll(',', '')} `,
  'match as-path': ({ lists }) => `as-path (as-path filter): ${lists} `,
  'match ip address prefix-list': ({ lists }) => `ip address prefix-lists: ${lists} `,
  'match ip address': ({ list }) => `ip address (access-lists): ${list} `,
  'match ip next-hop prefix-list': ({ lists }) => `ip next-hop prefix-lists: ${lists} `,
  'match ip route-source prefix-list': ({ lists }) => `ip route-source prefix-lists: ${lists} `,
  'match ipv6 address prefix-list': ({ lists }) => `ipv6 address prefix-lists: ${lists} `,
  'match ipv6 address': ({ list }) => `ipv6 address (access-lists): ${list} `,
  'match ipv6 next-hop prefix-list': ({ lists }) => `ipv6 next-hop prefix-lists: ${lists} `,
  'match ipv6 route-source prefix-list': ({ lists }) => `ipv6 route-source prefix-lists: ${lists} `,
  'match interface': ({ interfaces }) => `interface: ${interfaces} `,
  'match metric': ({ metrics }) => `metric: ${metrics} `,
  'match tag': ({ tags }) => `tag: ${tags} `,
  'match community': ({ lists }) => `community  (community-list filter): ${lists} `,
  'match extcommunity': ({ lists }) => `extcommunity  (extcommunity-list filter): ${lists} `,
  'match route-type': ({ types }) => `route-type: ${types} `,
  'match source-protocol': ({ protocols }) => `source-protocol: ${protocols} `,
  'set distance': ({ routes, internal, local }) => `distance: ${[routes, internal, local].filter(Boolean).join(' ')} `,
  'set extcommunity rt': ({ targets }) => `extcommunity ${targetsText(String(targets))}`,
};

/** Words that the device closes with a blank. */
const blankEnd = /^set (ip|ipv6) next-hop$|^set (tag|metric|metric-type|level|origin|community|as-path prepend)$/;

function commas(lists: LineValues[string] | undefined): string {
  return String(lists).split(' ').join(', ');
}

/** `RT:100:10 additive`. */
function targetsText(targets: string): string {
  const words = targets.split(' ');
  const shownTargets = words.map((word) => (word.includes(':') ? `RT:${word}` : word));
  return words.includes('additive') ? `${shownTargets.join(' ')} ` : shownTargets.join(' ');
}

function* clauses(body: Body, lines: readonly Line[]): Generator<string> {
  for (const line of lines) {
    for (const { values } of valuesOf(entriesAt(body, line.id))) {
      const text = shown[line.id]?.(values) ?? line.textOf(values).replace(/^(match|set) /, '');
      yield `    ${text}${blankEnd.test(line.id) ? ' ' : ''}`;
    }
  }
}

function entriesOf(device: Device, name: string | undefined) {
  const found = sectionsIn(routeMapLines.slice.of(device.configuration.running), routeMap);
  return found.filter(({ values }) => name === undefined || values.name === name);
}

function headOf({ name, action, seq }: { name: string; action?: string; seq?: number }): string {
  return `route-map ${name}, ${action}, sequence ${seq} `;
}

/** A clause as data: its words, and behind the colon what it names. */
function clauseRow(key: 'match' | 'set', text: string): object {
  return { [`${key}_clause`]: text.trim() };
}

/** `show route-map` (keys inferred). */
const showRouteMap = showing('show route-map [<name:word>]', {
  read: ({ args, device }) => entriesOf(device, args.name),
  *print(entries) {
    for (const { values, body } of entries) {
      yield headOf(values);
      yield '  Match clauses:';
      yield* clauses(body, matchLines);
      yield '  Set clauses:';
      yield* clauses(body, setLines);
    }
  },
  structure: (entries) =>
    table(
      'route_map',
      entries.map(({ values: { name, action, seq }, body }) => ({
        name,
        action,
        seq: String(seq),
        ...table(
          'match',
          [...clauses(body, matchLines)].map((text) => clauseRow('match', text)),
        ),
        ...table(
          'set',
          [...clauses(body, setLines)].map((text) => clauseRow('set', text)),
        ),
      })),
    ),
});

/** `show route-map … pbr-statistics`: nothing is forwarded, so nothing is counted (words: unicast routing guides). */
const showStatistics = showing('show route-map <name:word> pbr-statistics', {
  read: ({ args, device }) => ({
    entries: entriesOf(device, args.name),
    isCounted: listIn(routeMapLines.slice.of(device.configuration.running), pbrStatistics).some(
      ({ name }) => name === args.name,
    ),
  }),
  *print({ entries, isCounted }) {
    if (!isCounted) return;
    for (const { values } of entries) {
      yield headOf(values);
      yield '  Policy routing matches: 0 packets';
      yield '';
    }
    yield 'Default routing: 0 packets';
  },
});

export const routeMapCommands = [showRouteMap, showStatistics];
