import { word } from '../../grammar/tokens.ts';
import { showing } from '../../notation/showing.ts';
import { command } from '../../shell/command.ts';
import { longDate } from '../words/dates.ts';

/** `show accounting log`: who has configured what. Form: Cisco's security guides and public captures. */
export const showAccountingLog = showing('show accounting log [<bytes:0-250000>]', {
  help: {
    accounting: 'Accounting information',
    log: 'Show accounting log',
    '<bytes>': 'Size of the log to show in bytes',
  },
  examples: ['show accounting log', 'show accounting log 1000'],
  read: ({ args, device }) => {
    const lines = device.configuration.accounting.entries.map(
      ({ atMs, from, user, line, isTaken }) =>
        `${longDate(atMs)}:type=update:id=${from}:user=${user}:cmd=${line} (${isTaken ? 'SUCCESS' : 'FAILURE'})`,
    );
    if (args.bytes === undefined) return lines;
    let room = args.bytes;
    const first = lines.findLastIndex((line) => {
      room -= line.length + 1;
      return room < 0;
    });
    return lines.slice(first + 1);
  },
  print: (lines) => lines,
});

/** `clear accounting log`. */
export const clearAccountingLog = command({
  mode: 'exec',
  syntax: [
    word('clear', 'Reset functions'),
    word('accounting', 'Clear accounting log'),
    word('log', 'Clear accounting log'),
  ],
  examples: ['clear accounting log'],
  run: ({ device }) => device.configuration.accounting.clear(),
});
