import { shortName } from '../../../machine/config/ports.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { interfaceSyntax, wantedLogical, wantedPorts } from '../words/interface-arg.ts';
import { isManagement } from '../words/interface-words.ts';
import { table } from '../words/table.ts';

const showWord = word('show', 'Show running system information');
const interfaceWord = word('interface', 'Show interface status and information');
const ruler = '-'.repeat(79);

/** `show interface description`. Widths: ntc-templates show_interface_description; keys inferred. */
export const showInterfaceDescription = show({
  syntax: [showWord, interfaceWord, optional([interfaceSyntax]), word('description', 'Show interface description')],
  examples: ['show interface description', 'show interface e1/1 description'],
  read: ({ args, device }) => ({
    statuses: wantedPorts(args, portStatuses(device)),
    logical: wantedLogical(args, device),
  }),
  *print({ statuses, logical }) {
    for (const status of statuses.filter(isManagement)) {
      yield* ['', ruler, 'Interface                Description', ruler];
      yield `${status.port.name.padEnd(25)}${status.state.description ?? '--'}`;
    }
    const ports = statuses.filter((known) => !isManagement(known));
    if (ports.length > 0) yield* ['', ruler, 'Port          Type   Speed   Description', ruler];
    for (const status of ports) {
      const { port, state } = status;
      const columns = `${shortName(port.name).padEnd(14)}${'eth'.padEnd(7)}${speedOf(port.speedMbps).padEnd(8)}`;
      yield `${columns}${state.description ?? '--'}`;
    }
    if (logical.length > 0) yield* ['', ruler, 'Interface                Description', ruler];
    for (const { name, state } of logical) yield `${shortName(name).padEnd(25)}${state.description ?? '--'}`;
  },
  structure: ({ statuses, logical }) =>
    table('interface', [
      ...statuses.map((status) => ({
        interface: status.port.name,
        ...(isManagement(status) ? {} : { type: 'eth', speed: speedOf(status.port.speedMbps) }),
        ...(status.state.description === undefined ? {} : { desc: status.state.description }),
      })),
      ...logical.map(({ name, state }) => ({
        interface: name,
        ...(state.description === undefined ? {} : { desc: state.description }),
      })),
    ]),
});

const counted = [
  { direction: 'rx', heads: ['InOctets', 'InUcastPkts'], keys: ['eth_inbytes', 'eth_inucast'] },
  { direction: 'rx', heads: ['InMcastPkts', 'InBcastPkts'], keys: ['eth_inmcast', 'eth_inbcast'] },
  { direction: 'tx', heads: ['OutOctets', 'OutUcastPkts'], keys: ['eth_outbytes', 'eth_outucast'] },
  { direction: 'tx', heads: ['OutMcastPkts', 'OutBcastPkts'], keys: ['eth_outmcast', 'eth_outbcast'] },
] as const;

/** `show interface counters`: no packet is forwarded, so nothing has been counted (layout: Cisco's interface guides; keys inferred). */
export const showInterfaceCounters = show({
  syntax: [showWord, interfaceWord, optional([interfaceSyntax]), word('counters', 'Show interface counters')],
  examples: ['show interface counters', 'show interface ethernet 1/1 counters'],
  read: ({ args, device }) => [
    ...wantedPorts(args, portStatuses(device)).map(({ port }) => port.name),
    ...wantedLogical(args, device).map(({ name }) => name),
  ],
  *print(names) {
    for (const { heads } of counted) {
      const [first, second] = heads;
      yield* ['', ruler, `Port${first.padStart(44)}${second.padStart(31)}`, ruler];
      for (const name of names) yield `${shortName(name).padEnd(14)}${'0'.padStart(34)}${'0'.padStart(31)}`;
    }
  },
  structure: (names) =>
    Object.fromEntries(
      ['rx', 'tx'].flatMap((direction) => {
        const keys = counted.filter((known) => known.direction === direction).flatMap((known) => known.keys);
        const rows = names.map((name) => ({
          [`interface_${direction}`]: name,
          ...Object.fromEntries(keys.map((key) => [key, '0'])),
        }));
        return Object.entries(table(`${direction}_counters`, rows));
      }),
    ),
});

function speedOf(megabitsPerSecond: number): string {
  return megabitsPerSecond < 10_000 ? String(megabitsPerSecond) : `${megabitsPerSecond / 1000}G`;
}
