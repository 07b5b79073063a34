import { shortName } from '../../../machine/config/ports.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { ruler80, showInterfacePart, wantedAny } from './show-parts.ts';

const countersWord = word('counters', 'Show interface counters');

/** The tables of errors: heads with their keys; `--` where a port does not count. */
const errorTables = [
  [
    ['Align-Err', 'eth_align_err'],
    ['FCS-Err', 'eth_fcs_err'],
    ['Xmit-Err', 'eth_xmit_err'],
    ['Rcv-Err', 'eth_rcv_err'],
    ['UnderSize', 'eth_undersize_err'],
    ['OutDiscards', 'eth_outdisc'],
  ],
  [
    ['Single-Col', 'eth_single_col'],
    ['Multi-Col', 'eth_multi_col'],
    ['Late-Col', 'eth_late_col'],
    ['Exces-Col', 'eth_exces_col'],
    ['Carri-Sen', 'eth_carri_sen'],
    ['Runts', 'eth_runts'],
  ],
  [
    ['Giants', 'eth_giants'],
    ['SQETest-Err', 'eth_sqetest_err'],
    ['Deferred-Tx', 'eth_deferred_tx'],
    ['IntMacTx-Er', 'eth_inmactx_err'],
    ['IntMacRx-Er', 'eth_inmacrx_err'],
    ['Symbol-Err', 'eth_symbol_err'],
  ],
  [['InDiscards', 'eth_indiscards']],
] as const;

const notCounted = 'eth_sqetest_err';

/** `show interface counters errors`. Text: genie's ShowInterfaceCountersErrors; keys inferred from names of NX-API. */
export const showInterfaceCountersErrors = show({
  syntax: [...showInterfacePart, countersWord, word('errors', 'Show interface error counters')],
  examples: ['show interface counters errors', 'show interface e1/1 counters errors'],
  read: ({ args, device }) =>
    wantedAny(args, device).flatMap(({ name, logical }) => (isCounted(logical) ? [name] : [])),
  *print(names) {
    for (const columns of errorTables) {
      yield* ['', ruler80, `Port      ${columns.map(([text]) => text.padStart(11)).join(' ')}`, ruler80];
      for (const name of names) {
        const values = columns.map(([, key]) => (key === notCounted ? '--' : '0').padStart(11));
        yield `${shortName(name).padEnd(10)}${values.join(' ')}`;
      }
    }
  },
  structure: (names) =>
    table(
      'interface',
      names.map((name) => ({
        interface: name,
        ...Object.fromEntries(errorTables.flat().map(([, key]) => [key, key === notCounted ? '--' : '0'])),
      })),
    ),
});

const detailedCounters = [
  ['rxHCTotalPkts', 'txHCTotalPks', 'rxHCUnicastPkts', 'txHCUnicastPkts', 'rxHCMulticastPkts', 'txHCMulticastPkts'],
  ['rxHCBroadcastPkts', 'txHCBroadcastPkts', 'rxHCOctets', 'txHCOctets', 'rxTxHCPkts64Octets'],
  ['rxTxHCpkts65to127Octets', 'rxTxHCpkts128to255Octets', 'rxTxHCpkts256to511Octets', 'rxTxHCpkts512to1023Octets'],
  ['rxTxHCpkts1024to1518Octets', 'rxTxHCpkts1519to1548Octets', 'rxHCTrunkFrames', 'txHCTrunkFrames', 'rxHCDropEvents'],
].flat();

/** `show interface counters detailed` (form: Cisco's guides; nothing is forwarded, so nothing is counted; keys inferred). */
export const showInterfaceCountersDetailed = show({
  syntax: [...showInterfacePart, countersWord, word('detailed', 'Show detailed interface counters')],
  examples: ['show interface counters detailed', 'show interface e1/1 counters detailed'],
  read: ({ args, device }) =>
    wantedAny(args, device).flatMap(({ name, logical }) => (isCounted(logical) ? [name] : [])),
  *print(names) {
    for (const name of names) {
      yield name;
      yield '  64 bit counters:';
      for (const [place, counter] of detailedCounters.entries()) {
        yield `${`${place}.`.padStart(6)}${counter.padStart(34)} = 0`;
      }
      yield '';
    }
  },
  structure: (names) =>
    table(
      'interface',
      names.map((name) => ({
        interface: name,
        ...Object.fromEntries(detailedCounters.map((counter) => [counter.toLowerCase(), '0'])),
      })),
    ),
});

/** `show interface counters brief` (form: Cisco's command reference; keys inferred). */
export const showInterfaceCountersBrief = show({
  syntax: [...showInterfacePart, countersWord, word('brief', 'Show brief interface counters')],
  examples: ['show interface counters brief', 'show interface e1/1 counters brief'],
  read: ({ args, device }) =>
    wantedAny(args, device).flatMap(({ name, logical }) => (isCounted(logical) ? [name] : [])),
  *print(names) {
    yield '';
    yield '-------------------------------------------------------------------------------';
    yield 'Interface          Input (rate is 5 min avg)  Output (rate is 5 min avg)';
    yield '                   -------------------------  --------------------------';
    yield '                   Rate     Total             Rate     Total';
    yield '                   MB/s     Frames            MB/s     Frames';
    yield '-------------------------------------------------------------------------------';
    for (const name of names) yield `${name.padEnd(19)}${'0'.padEnd(9)}${'0'.padEnd(18)}${'0'.padEnd(9)}0`;
  },
  structure: (names) =>
    table(
      'interface',
      names.map((name) => ({
        interface: name,
        input_rate: '0',
        input_frames: '0',
        output_rate: '0',
        output_frames: '0',
      })),
    ),
});

/** `show interface counters table`. Text: genie's ShowInterfaceCountersTable; keys inferred. */
export const showInterfaceCountersTable = show({
  syntax: [...showInterfacePart, countersWord, word('table', 'Show interface counters in a table')],
  examples: ['show interface counters table'],
  read: ({ args, device }) =>
    wantedAny(args, device).filter(({ port, logical }) => port !== undefined || isCounted(logical)),
  *print(statuses) {
    yield 'Collecting and processing interface statistics ...';
    yield ruler80;
    yield 'Port                      Description  Intvl  Rx Mbps   Rx %%  Tx Mbps   Tx %%';
    yield ruler80;
    for (const { name, state } of statuses) {
      const about = (state.description ?? 'N/A').slice(0, 12);
      yield `${name.padEnd(26)}${about.padEnd(13)}30/30  ${'0.0'.padEnd(10)}${'0.0%'.padEnd(7)}${'0.0'.padEnd(10)}0.0%`;
    }
  },
  structure: (statuses) =>
    table(
      'interface',
      statuses.map(({ name }) => ({ interface: name, rx_mbps: '0.0', rx_pct: '0.0', tx_mbps: '0.0', tx_pct: '0.0' })),
    ),
});

/** Ports and port-channels count; loopbacks and VLAN interfaces have no counters of their own here. */
function isCounted(logical: { readonly known: { readonly kind: string } } | undefined): boolean {
  return logical === undefined || logical.known.kind === 'port-channel';
}
