import { word } from '../../grammar/tokens.ts';
import { isOn, listIn, valuesIn } from '../../notation/read.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';
import { detected, detectionLines, errdisableLines, recoveryCause, recoveryInterval } from './lines.ts';

const showWord = word('show', 'Show running system information');
const errdisableWord = word('errdisable', 'Error disable');

/** Causes as the table names them (genie's goldens of `show errdisable recovery`), each with the name that a line gives it. */
const causes: readonly (readonly [shown: string, typed?: string])[] = [
  ['link-flap', 'link-flap'],
  ['udld', 'udld'],
  ['bpduguard', 'bpduguard'],
  ['loopback', 'loopback'],
  ['storm-ctrl', 'storm-control'],
  ['dhcp-rate-lim', 'dhcp-rate-limit'],
  ['arp-inspection', 'arp-inspection'],
  ['sec-violation', 'security-violation'],
  ['psec-violation', 'psecure-violation'],
  ['vpc-peerlink', 'vpc-peerlink'],
  ['failed-port-state', 'failed-port-state'],
  ['event-debug'],
  ['event-debug1'],
  ['event-debug2'],
  ['event-debug3'],
  ['event-debug4'],
  ['miscabling', 'miscabling'],
];

/** `show errdisable recovery` (layout: genie's goldens; keys: Cisco's command reference of 9.3). */
export const showErrdisableRecovery = show({
  syntax: [showWord, errdisableWord, word('recovery', 'Show errdisable recovery')],
  examples: ['show errdisable recovery'],
  read({ device }) {
    const body = errdisableLines.slice.of(device.configuration.running);
    const on = new Set<string>(listIn(body, recoveryCause).map(({ cause }) => cause));
    return {
      seconds: valuesIn(body, recoveryInterval)?.interval ?? 300,
      rows: causes.map(([shown, typed]) => ({
        shown,
        state: typed !== undefined && (on.has('all') || on.has(typed)) ? 'enabled' : 'disabled',
      })),
    };
  },
  *print({ seconds, rows }) {
    yield 'ErrDisable Reason               Timer Status';
    yield '-----------------               ------------';
    for (const { shown, state } of rows) yield `${shown.padEnd(32)}${state}`;
    yield '';
    yield `        Timer interval: ${seconds}`;
  },
  structure: ({ seconds, rows }) =>
    table(
      'errdisable',
      rows.map(({ shown, state }) => ({ cause: shown, state, time_interval: String(seconds) })),
    ),
});

/** `show errdisable detect` (layout: that of `recovery`; keys: Cisco's command reference of 9.3). */
export const showErrdisableDetect = show({
  syntax: [showWord, errdisableWord, word('detect', 'Show errdisable detect')],
  examples: ['show errdisable detect'],
  read({ device }) {
    const body = errdisableLines.slice.of(device.configuration.running);
    const off = new Set<string>(
      detected.filter((_, index) => detectionLines[index] !== undefined && !isOn(body, detectionLines[index])),
    );
    const known = ['acl-exception', ...causes.map(([shown]) => shown)];
    return known.map((cause) => ({ cause, state: off.has(cause) ? 'disabled' : 'enabled' }));
  },
  *print(rows) {
    yield 'ErrDisable Reason               Timer Status';
    yield '-----------------               ------------';
    for (const { cause, state } of rows) yield `${cause.padEnd(32)}${state}`;
  },
  structure: (rows) => table('errdisable', rows),
});
