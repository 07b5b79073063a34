import { shortName } from '../../../machine/config/ports.ts';
import type { Device } from '../../../machine/device.ts';
import { portStatuses } from '../../../machine/port-status.ts';
import { optional, word } from '../../grammar/tokens.ts';
import { linesAt } from '../../notation/notation.ts';
import { valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { interfaceMode } from '../interfaces/interface-mode.ts';
import { interfaceSyntax, type TypedInterfaces, wantedPorts } from '../words/interface-arg.ts';
import { isManagement } from '../words/interface-words.ts';
import { table } from '../words/table.ts';
import { stormLevels } from './lines.ts';

const showWord = word('show', 'Show running system information');
const stormWord = word('storm-control', 'Show storm-control counters');
const ruler = '-'.repeat(80);

interface Row {
  readonly name: string;
  readonly broadcast: string;
  readonly multicast: string;
  readonly unicast: string;
}

/** `show interface … counters storm-control`. Nothing is forwarded, so nothing is discarded (layout: Cisco's layer 2 guides; keys inferred). */
export const showStormCounters = show({
  syntax: [
    showWord,
    word('interface', 'Show interface status and information'),
    optional([interfaceSyntax]),
    word('counters', 'Show interface counters'),
    stormWord,
  ],
  examples: ['show interface counters storm-control', 'show interface ethernet 1/1 counters storm-control'],
  read: ({ device, args }) => rowsOf(device, args),
  print: tableOf,
  structure: dataOf,
});

/** `show storm-control`: the same table; that it is the same is inferred. */
export const showStormControl = show({
  syntax: [showWord, stormWord, optional([word('interface', 'Interface'), interfaceSyntax])],
  examples: ['show storm-control', 'show storm-control interface ethernet 1/1'],
  read: ({ device, args }) => rowsOf(device, args),
  print: tableOf,
  structure: dataOf,
});

function rowsOf(device: Device, typed: TypedInterfaces): readonly Row[] {
  const { running } = device.configuration;
  return wantedPorts(
    typed,
    portStatuses(device).filter((status) => !isManagement(status)),
  ).map(({ port }) => {
    const own = linesAt(running, interfaceMode, port.name);
    const [broadcast = '', multicast = '', unicast = ''] = stormLevels.map(
      (level) => valuesIn(own, level)?.percent ?? '100.00',
    );
    return { name: port.name, broadcast, multicast, unicast };
  });
}

function* tableOf(rows: readonly Row[]): Generator<string> {
  yield '';
  yield ruler;
  yield 'Port          UcastSupp %     McastSupp %     BcastSupp %   TotalSuppDiscards';
  yield ruler;
  for (const { name, broadcast, multicast, unicast } of rows) {
    yield `${shortName(name).padEnd(14)}${unicast.padStart(11)}${multicast.padStart(16)}${broadcast.padStart(16)}${'0'.padStart(20)}`;
  }
}

function dataOf(rows: readonly Row[]): object {
  return table(
    'interface',
    rows.map(({ name, broadcast, multicast, unicast }) => ({
      interface: name,
      ucast_supp: unicast,
      mcast_supp: multicast,
      bcast_supp: broadcast,
      total_supp_discards: '0',
    })),
  );
}
