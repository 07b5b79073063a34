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
    yield* part === 'exec' ? executedPart(log) : verifiedPart(log);
  },
});

function* executedPart({ lines }: RollbackLog): Generator<string> {
  yield* ['Executing Patch:', '----------------', '`config t `'];
  for (const line of lines) yield `\`${line}\``;
}

/** What a verification found: nothing, as it should (Cisco's guide of 7.x), or why not. */
function* verifiedPart({ failure }: RollbackLog): Generator<string> {
  yield* ['Verification patch contains the following commands:', '-'.repeat(51)];
  yield* failure === undefined ? ['!!', '! No changes'] : [`!! ${failure}`];
}

function row(label: string, value: string): string {
  return `${label.padEnd(21)}: ${value}`;
}

function* head(log: RollbackLog): Generator<string> {
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

const replaceWord = word('config-replace', 'Show information of config-replace', { needs: 'configureReplace' });

/** `show config-replace log exec` and `verify`: of 9.3(1) a transcript, of releases before it Cisco's guide of 7.x. */
export const showReplaceLog = show({
  syntax: [
    showWord,
    replaceWord,
    word('log', 'Show config-replace log'),
    choice('part', [
      word('exec', 'Show config-replace execution log'),
      word('verify', 'Show config-replace verify log'),
    ]),
  ],
  examples: ['show config-replace log exec', 'show config-replace log verify'],
  read: ({ args, device, running }) => ({
    log: device.configuration.replacement,
    part: args.part,
    hasOwnWords: running.has('configureReplaceModes'),
  }),
  *print({ log, part, hasOwnWords }) {
    // Words before the first one are inferred.
    if (log === undefined) {
      yield 'No config-replace log found';
      return;
    }
    yield* replaceHead(log, hasOwnWords);
    yield '';
    yield* part === 'exec' ? executedPart(log) : verifiedPart(log);
  },
});

function* replaceHead(log: RollbackLog, hasOwnWords: boolean): Generator<string> {
  const doing = hasOwnWords ? 'Cfg-replace' : 'Rollback';
  yield row('Operation', hasOwnWords ? 'Config-replace to user config' : 'Rollback to Checkpoint File');
  yield row('Checkpoint file name', log.source.name);
  yield row('Scheme', 'tmp');
  yield row(`${doing} done By`, log.user);
  yield row(`${doing} mode`, log.mode);
  yield row('Verbose', log.isVerbose ? 'enabled' : 'disabled');
  yield row('Start Time', stamp(log.beganMs));
  if (hasOwnWords) yield row('Start Time UTC', stamp(log.beganMs));
  yield row('End Time', stamp(log.endedMs));
  if (hasOwnWords) yield row('End Time UTC', stamp(log.endedMs));
  yield row('Rollback Status', log.failure === undefined ? 'Success' : 'Failed');
}

/** `show config-replace status` (keys: Cisco's reference of show commands for 9.3; the text is inferred from that of a rollback). */
export const showReplaceStatus = show({
  syntax: [showWord, replaceWord, word('status', 'Show status of last config-replace operation')],
  examples: ['show config-replace status'],
  read: ({ device }) => device.configuration.replacement,
  *print(log) {
    yield `Last operation : ${log === undefined ? 'None' : 'Config-replace to user config'}`;
    if (log === undefined) return;
    yield 'Details:';
    yield `  Config-replace type: ${log.mode} replace`;
    yield `  Start Time: ${stamp(log.beganMs)}`;
    yield `  End Time: ${stamp(log.endedMs)}`;
    yield `  Operation Status: ${log.failure === undefined ? 'Success' : 'Failed'}`;
  },
  structure: (log) =>
    log === undefined
      ? { last_operation: 'None' }
      : {
          last_operation: 'Config-replace to user config',
          config_replace_type: `${log.mode} replace`,
          start_time: stamp(log.beganMs),
          end_time: stamp(log.endedMs),
          operation_status: log.failure === undefined ? 'Success' : 'Failed',
        },
});

/** `Fri, 09:33:32 16 May 2025`. */
function stamp(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.weekday}, ${timeOfDay(time)} ${String(time.day).padStart(2, '0')} ${time.monthName} ${time.year}`;
}
