import { utf8Bytes } from '../../../base/bytes.ts';
import { calendarTime, timeOfDay } from '../../../base/calendar.ts';
import { type Checkpoint, checkpointsMaximum, freeCheckpointName } from '../../../machine/config/checkpoints.ts';
import { sizeOf, text } from '../../../machine/content/content.ts';
import { rest, wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, command, show } from '../../shell/command.ts';
import { chooseTarget, tellRefusedTarget } from '../copy/target.ts';
import { longDate } from '../words/dates.ts';
import { fileArg } from '../words/location-arg.ts';
import { table } from '../words/table.ts';
import { configurationLines } from './configuration-text.ts';

const checkpointWord = word('checkpoint', 'Create configuration rollback checkpoint');
const nameArg = arg(
  'name',
  wordArg({ maxLength: 80, pattern: /^[\w.-]+$/, offers: 'checkpoint' }),
  'Checkpoint name (Max Size 80)',
);
const descriptionPart = [
  word('description', 'Checkpoint description for the given checkpoint'),
  arg('description', rest(), 'Checkpoint description'),
] as const;

/** What a file begins with that a rollback accepts (napalm, mocked data of nxos). */
export const checkpointMark = '!Command: Checkpoint cmd vdc 1';

/** `checkpoint`: keeps what runs under a name of its own. */
export const makeCheckpoint = command({
  mode: 'exec',
  syntax: [checkpointWord, optional([nameArg]), optional(descriptionPart)],
  examples: ['checkpoint before-change', 'checkpoint x description the state before', 'checkpoint'],
  async run(context) {
    const { args, device, session, screen } = context;
    const { configuration, clock } = device;
    const { running } = configuration;
    const lines = await configurationLines(context);
    if (context.signal.aborted) return;
    const { checkpoints } = configuration;
    const { name = freeCheckpointName(checkpoints) } = args;
    // Words of both refusals are inferred.
    if (checkpoints.some((known) => known.name === name)) return screen.print('ERROR: Checkpoint name already exists');
    if (checkpoints.length >= checkpointsMaximum) {
      return screen.print('ERROR: Maximum number of checkpoints reached, remove one first');
    }
    const made: Checkpoint = {
      name,
      description: args.description?.trim(),
      user: session.user,
      atMs: clock.now(),
      running,
      text: lines.join('\n'),
    };
    configuration.keepCheckpoints([...checkpoints, made]);
    if (args.name === undefined) screen.print(`${name} created Successfully`);
    screen.print('');
    screen.print('Done');
  },
});

/** `checkpoint file`: writes what runs to a file that `rollback` takes. */
export const makeCheckpointFile = command({
  mode: 'exec',
  syntax: [
    checkpointWord,
    word('file', 'Create configuration rollback checkpoint to file'),
    arg('file', fileArg(), 'Filename'),
  ],
  examples: ['checkpoint file bootflash:before.cfg'],
  async run(context) {
    const { args, device, screen } = context;
    const target = await chooseTarget(context, args.file, 'checkpoint');
    if (target === undefined) return;
    const head = ['', checkpointMark, `!Time: ${longDate(device.clock.now())}`, ''];
    const lines = await configurationLines(context);
    if (context.signal.aborted) return;
    const content = text(`${[...head, ...lines].join('\n')}\n`);
    const sizeBytes = sizeOf(content);
    const writer = device.files.write(target, { source: content });
    const written = writer.ok ? writer.value.claim(sizeBytes) : writer;
    const committed = writer.ok && written.ok ? writer.value.commit(content) : written;
    if (!committed.ok) return tellRefusedTarget(context, committed.error);
    screen.print('');
    screen.print('Done');
  },
});

/** `no checkpoint` and `clear checkpoint database`: forgets one, or all. */
export const removeCheckpoints = command({
  mode: 'exec',
  syntax: [
    either(
      {
        one: [word('no', 'Negate a command or set its defaults'), checkpointWord, nameArg],
        all: [
          word('clear', 'Reset functions'),
          word('checkpoint', 'Clear configuration rollback checkpoint'),
          word('database', 'Clear all checkpoints'),
        ],
      },
      'which',
    ),
  ],
  examples: ['no checkpoint before-change', 'clear checkpoint database'],
  run({ args, device, screen }) {
    const { configuration } = device;
    const { checkpoints } = configuration;
    const kept = args.which === 'all' ? [] : checkpoints.filter(({ name }) => name !== args.name);
    if (args.which === 'one' && kept.length === checkpoints.length) return screen.print(unknownCheckpoint);
    configuration.keepCheckpoints(kept);
    if (args.which === 'all') screen.print('Done');
  },
});

/** What is said of a name that no checkpoint has (inferred). */
export const unknownCheckpoint = 'ERROR: Checkpoint does not exist';

const showWord = word('show', 'Show running system information');
const showCheckpointWord = word('checkpoint', 'Show configuration rollback checkpoints');
const kindChoice = choice('kind', [
  word('system', 'Show only system configuration rollback checkpoints'),
  word('user', 'Show only user configuration rollback checkpoints'),
]);

/**
 * `show checkpoint summary` (layout: genie ShowCheckpointSummary, learnduty's transcript; keys: Cisco's reference of show commands for
 * 9.3; what stands under the path of a checkpoint that is no file is inferred). No feature makes checkpoints by itself.
 */
export const showCheckpointSummary = show({
  syntax: [
    showWord,
    showCheckpointWord,
    word('summary', 'Show configuration rollback checkpoints summary'),
    optional([kindChoice]),
  ],
  examples: ['show checkpoint summary', 'show checkpoint summary user'],
  read: ({ args, device }) => (args.kind === 'system' ? [] : device.configuration.checkpoints),
  *print(checkpoints) {
    if (checkpoints.length > 0) yield* ['User Checkpoint Summary', '-'.repeat(80)];
    for (const [place, { name, user, atMs, text: kept, description }] of checkpoints.entries()) {
      yield `${place + 1}) ${name}:`;
      yield `Created by ${user}`;
      yield `Created at ${shortStamp(atMs)}`;
      yield `Size is ${utf8Bytes(kept).toLocaleString('en-US')} bytes`;
      yield `Description: ${description ?? 'None'}`;
      yield '';
    }
  },
  structure: (checkpoints) =>
    table(
      'checkpoint_header_info',
      checkpoints.map(({ name, user, atMs, description }) => ({
        name,
        user_name: user,
        timestamp: shortStamp(atMs),
        file_path: name,
        chkpt_type: 'user',
        description: description ?? 'None',
      })),
    ),
});

/** `show checkpoint`: the text of one or of each. */
export const showCheckpoint = show({
  syntax: [showWord, showCheckpointWord, optional([nameArg]), flag('isAll', word('all', 'Show default config'))],
  examples: ['show checkpoint', 'show checkpoint before-change'],
  read({ args, device }) {
    const { checkpoints } = device.configuration;
    const wanted = checkpoints.filter(({ name }) => args.name === undefined || name === args.name);
    return { wanted, isUnknown: args.name !== undefined && wanted.length === 0 };
  },
  *print({ wanted, isUnknown }) {
    if (isUnknown) yield unknownCheckpoint;
    for (const { name, atMs, text: kept } of wanted) {
      yield '-'.repeat(80);
      yield `Name: ${name}`;
      yield '';
      yield* ['', checkpointMark, `!Time: ${longDate(atMs)}`, ''];
      yield* kept.split('\n');
    }
  },
  // Keys: Cisco's reference of show commands for 9.3.
  structure: ({ wanted }) =>
    table(
      'checkpoint_details',
      wanted.map(({ name, text: kept }) => ({ name, checkpoint_config: kept })),
    ),
});

/** `Wed, 12:56:56 31 May 2017`. */
function shortStamp(atMs: number): string {
  const time = calendarTime(atMs);
  const day = String(time.day).padStart(2, '0');
  return `${time.weekday}, ${timeOfDay(time)} ${day} ${time.monthName} ${time.year}`;
}

/** The checkpoint of a name, if there is one. */
export function findCheckpoint({ device }: Context<unknown>, name: string): Checkpoint | undefined {
  return device.configuration.checkpoints.find((known) => known.name === name);
}
