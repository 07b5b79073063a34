import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import type { RollbackLog } from '../../../machine/config/rollback.ts';
import { choice, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';

const showWord = word('show', 'Show running system information');
const rollbackWord = word('rollback', 'Show rollback information');

/** What is said before the first rollback (inferred). */
const nothing = 'No rollback log found';

/** `show rollback log exec` and `verify` (form: ansible-modules-core #5691 and a capture of `show config-replace log exec` on 9.3(1)). */
export const showRollbackLog = show({
  syntax: [
    showWord,
    rollbackWord,
    word('log', 'Show rollback logs'),
    choice('part', [word('exec', 'Show rollback execution logs'), word('verify', 'Show rollback verification logs')]),
  ],
  examples: ['show rollback log exec', 'show rollback log verify'],
  read: ({ args, device }) => ({ log: device.configuration.rollback, part: args.part }),
  *print({ log, part }) {
    if (log === undefined) {
      yield nothing;
      return;
    }
    yield* head(log);
    yield '';
    if (part === 'exec') {
      yield* ['Executing Patch:', '----------------', '`config t `', ...log.lines.map((line) => `\`${line}\``)];
      return;
    }
    yield* ['Verification patch contains the following commands:', '-'.repeat(51)];
    if (log.failure !== undefined) yield `!! ${log.failure}`;
  },
});

function* head(log: RollbackLog): Generator<string> {
  const row = (label: string, value: string): string => `${label.padEnd(21)}: ${value}`;
  const isFile = log.source.kind === 'file';
  yield row('Operation', isFile ? 'Rollback to File' : 'Rollback to Checkpoint');
  yield row(isFile ? 'Checkpoint file name' : 'Checkpoint name', log.source.name);
  yield row('Rollback done By', log.user);
  yield row('Rollback mode', log.mode);
  yield row('Verbose', log.isVerbose ? 'enabled' : 'disabled');
  yield row('Start Time', stamp(log.beganMs));
  yield row('End Time', stamp(log.endedMs));
  yield row('Rollback Status', log.failure === undefined ? 'Success' : 'Failed');
}

/** `show rollback status` (public test scripts look for `Operation Status: Success`; the rest is inferred). */
export const showRollbackStatus = show({
  syntax: [showWord, rollbackWord, word('status', 'Show the status of the last rollback')],
  examples: ['show rollback status'],
  read: ({ device }) => device.configuration.rollback,
  *print(log) {
    if (log === undefined) {
      yield nothing;
      return;
    }
    yield `Last operation : ${log.source.kind === 'file' ? 'Rollback to file' : 'Rollback to checkpoint'}`;
    yield 'Details:';
    yield `  Rollback type: ${log.mode} rollback`;
    yield `  Start Time: ${stamp(log.beganMs)}`;
    yield `  End Time: ${stamp(log.endedMs)}`;
    yield `  Operation Status: ${log.failure === undefined ? 'Success' : 'Failed'}`;
  },
});

/** `Fri, 09:33:32 16 May 2025`. */
function stamp(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.weekday}, ${timeOfDay(time)} ${String(time.day).padStart(2, '0')} ${time.monthName} ${time.year}`;
}
