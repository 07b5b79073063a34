import { bodiesIn } from '../../../machine/config/body.ts';
import { entriesOf } from '../../../machine/config/keyed.ts';
import { listIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { table } from '../words/table.ts';
import { natLimit, natLines, natSide, natTimers, staticNat } from './nat.ts';

const needs = 'feature nat';
const help = { ip: 'Display IP information', nat: 'Network Address Translation' };
const width = 20;

/** `show ip nat translations`: what is configured; nothing passes that would make others. Form of Cisco's interface guides. */
export const showTranslations = showing('show ip nat translations [verbose]', {
  needs,
  help,
  read: ({ device }) =>
    listIn(natLines.slice.of(device.configuration.running), staticNat).map((nat) => {
      const port = (address: string | undefined, number: number | undefined): string =>
        number === undefined ? (address ?? '---') : `${address}:${number}`;
      const [from, to] = [port(nat.from, nat.fromPort), port(nat.to, nat.toPort)];
      const inside = nat.side === 'inside';
      return {
        protocol: nat.protocol ?? 'any',
        insideGlobal: inside ? to : '---',
        insideLocal: inside ? from : '---',
        outsideLocal: inside ? '---' : to,
        outsideGlobal: inside ? '---' : from,
      };
    }),
  print: function* (rows) {
    const cells = (texts: readonly string[]): string => texts.map((text) => text.padEnd(width)).join('');
    if (rows.length === 0) return;
    yield `Pro ${cells(['Inside global', 'Inside local', 'Outside local', 'Outside global'])}`.trimEnd();
    for (const { protocol, insideGlobal, insideLocal, outsideLocal, outsideGlobal } of rows) {
      yield `${protocol.padEnd(4)}${cells([insideGlobal, insideLocal, outsideLocal, outsideGlobal])}`.trimEnd();
    }
  },
  structure: (rows) =>
    table(
      'nat_translation',
      rows.map(({ protocol, insideGlobal, insideLocal, outsideLocal, outsideGlobal }) => ({
        protocol,
        inside_global: insideGlobal,
        inside_local: insideLocal,
        outside_local: outsideLocal,
        outside_global: outsideGlobal,
      })),
    ),
});

/** `show ip nat statistics`: form of Cisco's interface guides; keys are inferred. */
export const showNatStatistics = showing('show ip nat statistics', {
  needs,
  help,
  read: ({ device }) => {
    const { running } = device.configuration;
    const body = natLines.slice.of(running);
    const ports = [...entriesOf(bodiesIn(interfaceMode.name).of(running))];
    return {
      count: listIn(body, staticNat).length,
      limit: valuesIn(body, natLimit)?.entries ?? 1023,
      inside: ports.filter(([, own]) => valuesIn(own, natSide)?.side === 'inside').map(([name]) => name),
      outside: ports.filter(([, own]) => valuesIn(own, natSide)?.side === 'outside').map(([name]) => name),
    };
  },
  print: function* ({ count, limit, inside, outside }) {
    const rule = '-'.repeat(52);
    yield* ['', 'IP NAT Statistics', rule, 'Stats Collected since: -', rule];
    yield `Total active translations: ${count}`;
    yield* [`No.Static: ${count}`, 'No.Dyn: 0', 'No.Dyn-ICMP: 0', rule, 'Total expired Translations: 0'];
    yield* [
      `Max allowed translations: ${limit}`,
      `Inside interfaces: ${inside.join(', ')}`,
      `Outside interfaces: ${outside.join(', ')}`,
      rule,
    ];
  },
  structure: ({ count, limit }) => ({ total_active: count, static: count, dynamic: 0, max_entries: limit }),
});

/** Times from the factory, in seconds (Cisco's interface guides); where none is known a translation stays for good. */
const factorySeconds: readonly (readonly [title: string, timer: string, seconds: string])[] = [
  ['dynamic timeout', 'timeout', '3600'],
  ['sampling timeout', 'sampling-timeout', '21600'],
  ['tcp-timeout', 'tcp-timeout', '3600'],
  ['udp-timeout', 'udp-timeout', '3600'],
  ['syn-timeout', 'syn-timeout', '60'],
  ['finrst-timeout', 'finrst-timeout', '60'],
  ['icmp-timeout', 'icmp-timeout', '60'],
];

/** `show ip nat timeout`. */
export const showNatTimeout = showing('show ip nat timeout', {
  needs,
  help,
  read: ({ device }) => {
    const body = natLines.slice.of(device.configuration.running);
    return factorySeconds.map(([title, timer, known]) => {
      const line = natTimers.find(({ text }) => text.startsWith(`ip nat translation ${timer} `));
      const values = line === undefined ? undefined : valuesIn(body, line);
      return { title, seconds: values === undefined ? known : String(values.seconds ?? 'NEVER') };
    });
  },
  print: (timers) => [
    'static timeout(secs): NEVER',
    ...timers.map(({ title, seconds }) => `${title}(secs): ${seconds}`),
  ],
});
