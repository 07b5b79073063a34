import { emptyBody, entriesAt, type LineValues, valuesAt } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import type { Device } from '../../../machine/device.ts';
import { sectionsIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';
import { ipSla, slaLines } from './sla-lines.ts';

const needs = 'feature sla sender';

interface Operation {
  readonly number: number;
  readonly type: string;
  readonly target: string;
  readonly values: LineValues;
  readonly frequency: number;
  readonly timeout: number;
  readonly threshold: number;
  readonly isScheduled: boolean;
}

const types = ['icmp-echo', 'dns', 'http', 'tcp-connect', 'udp-echo', 'udp-jitter'];

function operationsOf(device: Device, wanted: number | undefined): readonly Operation[] {
  const root = slaLines.slice.of(device.configuration.running);
  const scheduled = new Set(valuesOf(entriesAt(root, 'ip sla schedule')).map(({ values }) => values.operation));
  return sectionsIn(root, ipSla).flatMap(({ values: { operation }, body }) => {
    if (wanted !== undefined && operation !== wanted) return [];
    const type = types.find((one) => entriesAt(body, one).size > 0) ?? 'undefined';
    const [entry] = valuesOf(entriesAt(body, type));
    const own = entry?.body ?? emptyBody;
    const values = entry?.values ?? {};
    return [
      {
        number: operation,
        type,
        target: String(values.target ?? values.name ?? values.url ?? ''),
        values,
        frequency: Number(valuesAt(own, 'frequency')?.seconds ?? 60),
        timeout: Number(valuesAt(own, 'timeout')?.ms ?? 5000),
        threshold: Number(valuesAt(own, 'threshold')?.ms ?? 5000),
        isScheduled: scheduled.has(operation),
      },
    ];
  });
}

const keys = (all: readonly Operation[]) =>
  table(
    'sla',
    all.map(({ number, type, target }) => ({ 'oper-id': String(number), 'oper-type': type, 'target-address': target })),
  );

/** `show ip sla configuration` (layout: Nexus 9000 IP SLAs guide; keys inferred). */
const configuration = showing('show ip sla configuration [<operation:1-2147483647>]', {
  needs,
  examples: ['show ip sla configuration', 'show ip sla configuration 1'],
  read: ({ args, device }) => operationsOf(device, args.operation as number | undefined),
  *print(all) {
    yield 'IP SLAs Infrastructure Engine-III';
    for (const one of all) {
      yield `Entry number: ${one.number}`;
      yield 'Owner:';
      yield 'Tag:';
      yield `Operation timeout (milliseconds): ${one.timeout}`;
      yield `Type of operation to perform: ${one.type}`;
      yield `Target address/Source address: ${one.target}/${one.values.sourceIp ?? '0.0.0.0'}`;
      yield 'Type Of Service parameter: 0x0';
      yield 'Vrf Name: default';
      yield 'Schedule:';
      yield `   Operation frequency (seconds): ${one.frequency}  (not considered if randomly scheduled)`;
      yield `   Next Scheduled Start Time: ${one.isScheduled ? 'Start Time already passed' : 'Pending trigger'}`;
      yield '   Group Scheduled : FALSE';
      yield '   Randomly Scheduled : FALSE';
      yield `   Life (seconds): ${one.isScheduled ? 'Forever' : '3600'}`;
      yield `   Status of entry (SNMP RowStatus): ${one.isScheduled ? 'Active' : 'notInService'}`;
      yield `Threshold (milliseconds): ${one.threshold}`;
      yield '';
    }
  },
  structure: keys,
});

/** `show ip sla statistics`, `summary` and the like: nothing has been measured yet (layouts inferred). */
const statistics = showing('show ip sla statistics [<operation:1-2147483647>] [aggregated] [details]', {
  needs,
  examples: ['show ip sla statistics', 'show ip sla statistics 1 details'],
  read: ({ args, device }) => operationsOf(device, args.operation as number | undefined),
  *print(all) {
    yield 'IPSLAs Latest Operation Statistics';
    for (const { number, type } of all) {
      yield '';
      yield `IPSLA operation id: ${number}`;
      yield `Type of operation: ${type}`;
      yield '        Latest RTT: NoConnection/Busy/Timeout';
      yield 'Latest operation return code: Unknown';
      yield 'Number of successes: 0';
      yield 'Number of failures: 0';
      yield 'Operation time to live: 0';
    }
  },
  structure: keys,
});

const summary = showing('show ip sla summary', {
  needs,
  read: ({ device }) => operationsOf(device, undefined),
  *print(all) {
    yield 'IPSLAs Latest Operation Summary';
    yield 'Codes: * active, ^ inactive, ~ pending';
    yield '';
    yield 'ID           Type        Destination       Stats       Return      Last';
    yield '                                           (ms)        Code        Run';
    yield '-----------------------------------------------------------------------';
    for (const { number, type, target, isScheduled } of all) {
      yield `${`${isScheduled ? '*' : '~'}${number}`.padEnd(13)}${type.padEnd(12)}${target.padEnd(18)}${'-'.padEnd(12)}${'Unknown'.padEnd(12)}-`;
    }
  },
  structure: keys,
});

export const showSla = [configuration, statistics, summary];
