import { nextTurn } from '../../../base/turns.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { bootImages } from '../../../machine/config/system.ts';
import { readWholeText } from '../../../machine/storage/read-text.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, command, show } from '../../shell/command.ts';
import { fileArg } from '../location-arg.ts';
import { configurationPatch } from '../words/configuration-patch.ts';
import { checkpointMark, findCheckpoint, unknownCheckpoint } from './checkpoint.ts';
import { configurationLines } from './configuration-text.ts';

/** Larger files are no checkpoints. */
const fileBytesMaximum = 4 * 1024 * 1024;

const checkpointName = wordArg({ maxLength: 80, pattern: /^[\w.-]+$/, offers: 'checkpoint' });
const modes = choice('mode', [
  word('atomic', 'Stop rollback and revert to original configuration (default)'),
  word('best-effort', 'Skip errors and proceed with rollback'),
]);

/**
 * `rollback running-config`: what was kept takes the place of what runs. Atomic unless asked otherwise: with a line that is
 * refused, nothing changes. Words inferred from memory of 7.x; 10.2 says it a little differently.
 */
export const rollback = command({
  mode: 'exec',
  syntax: [
    word('rollback', 'Rollback configuration'),
    word('running-config', 'Rollback running configuration'),
    either(
      {
        checkpoint: [word('checkpoint', 'Rollback to checkpoint'), arg('name', checkpointName, 'Checkpoint name')],
        file: [word('file', 'Rollback to checkpoint file'), arg('file', fileArg(), 'Filename')],
      },
      'from',
    ),
    optional([modes]),
    flag('isVerbose', word('verbose', 'Show the execution log')),
  ],
  examples: ['rollback running-config checkpoint before-change', 'rollback running-config file before.cfg atomic'],
  async run(context) {
    const { args, device, session, screen, signal } = context;
    const kept = keptBy(context, args);
    if ('refusal' in kept) return screen.print(kept.refusal);
    screen.print('Note: Applying config parallelly may fail Rollback verification');
    screen.print('Collecting Running-Config');
    screen.print('#Generating Rollback Patch');
    const running = device.configuration.running;
    const patch: string[] = [];
    for (const line of configurationPatch(configurationLines(context).join('\n'), kept.text)) {
      patch.push(line);
      await nextTurn();
      if (signal.aborted) return;
    }
    if (patch.length === 0) {
      // The closing line is that of every rollback; no capture of an empty one was found (inferred).
      for (const line of ['Rollback Patch is Empty', '', 'Rollback completed successfully.']) screen.print(line);
      return;
    }
    screen.print('Executing Rollback Patch');
    if (args.isVerbose) for (const line of patch) screen.print(line);
    if (!(await takeBack(context, kept, args.mode === 'best-effort'))) {
      device.configuration.replace(running, device.clock.now());
      return screen.print('Rollback failed.');
    }
    session.hasConfigured = true;
    screen.print('Generating Running-config for verification');
    screen.print('Generating Patch for verification');
    screen.print('');
    screen.print('Rollback completed successfully.');
  },
});

/** What a rollback returns to: the state itself, or a text to be typed on an empty configuration. */
interface Kept {
  readonly text: string;
  readonly running: RunningConfiguration | undefined;
}

async function takeBack(context: Context<unknown>, { text, running }: Kept, skipsErrors: boolean): Promise<boolean> {
  const { configuration, clock } = context.device;
  if (running !== undefined) {
    configuration.replace(running, clock.now());
    return true;
  }
  // Images that boot already are not verified once more.
  const known = new Set(configurationLines(context).filter((line) => line.startsWith('boot ')));
  const lines = text.split('\n');
  const booting = lines.filter((line) => line.startsWith('boot '));
  const bootsAlike = booting.length === known.size && booting.every((line) => known.has(line));
  const images = bootsAlike ? bootImages.in({}, configuration.of(bootImages)) : {};
  configuration.replace(images, clock.now());
  const refusedCount = await context.configure(bootsAlike ? lines.filter((line) => !known.has(line)) : lines);
  return !context.signal.aborted && (refusedCount === 0 || skipsErrors);
}

function keptBy(
  context: Context<unknown>,
  { name, file }: { readonly name?: string | undefined; readonly file?: string | undefined },
): Kept | { readonly refusal: string } {
  if (name !== undefined) return findCheckpoint(context, name) ?? { refusal: unknownCheckpoint };
  const read = fileText(context, file ?? '');
  if ('refusal' in read) return read;
  // Only what `checkpoint` has written counts as a checkpoint (N3548 system management guide); the words are inferred.
  if (!read.text.includes(checkpointMark)) return { refusal: 'ERROR: Not a valid checkpoint file' };
  return { text: read.text, running: undefined };
}

function fileText(context: Context<unknown>, typed: string): { readonly text: string } | { readonly refusal: string } {
  const { device, session, fileWords } = context;
  const location = device.files.resolve(typed, session.directory);
  const read = location.ok ? readWholeText(device.files, location.value, fileBytesMaximum) : location;
  return read.ok ? { text: read.value } : { refusal: fileWords(read.error) };
}

const firstSide = either(
  {
    running: [word('running-config', 'Running configuration')],
    startup: [word('startup-config', 'Startup configuration')],
    checkpoint: [word('checkpoint', 'Checkpoint'), arg('firstName', checkpointName, 'Checkpoint name')],
    file: [word('file', 'Checkpoint file'), arg('firstFile', fileArg(), 'Filename')],
  },
  'first',
);
const secondSide = either(
  {
    running: [word('running-config', 'Running configuration')],
    startup: [word('startup-config', 'Startup configuration')],
    checkpoint: [word('checkpoint', 'Checkpoint'), arg('secondName', checkpointName, 'Checkpoint name')],
    file: [word('file', 'Checkpoint file'), arg('secondFile', fileArg(), 'Filename')],
  },
  'second',
);

/** `show diff rollback-patch A B`: the lines that make B of A. */
export const showRollbackPatch = show({
  syntax: [
    word('show', 'Show running system information'),
    word('diff', 'Show the difference between two configurations'),
    word('rollback-patch', 'Show the rollback patch between two configurations'),
    firstSide,
    secondSide,
  ],
  examples: [
    'show diff rollback-patch running-config startup-config',
    'show diff rollback-patch checkpoint x running-config',
    'show diff rollback-patch file a file b',
  ],
  read(context) {
    const { first, firstName, firstFile, second, secondName, secondFile } = context.args;
    const sides = [
      sideOf(context, { kind: first, name: firstName, file: firstFile }),
      sideOf(context, { kind: second, name: secondName, file: secondFile }),
    ];
    return sides.map((side) => ({ refusal: undefined, text: '', ...side }));
  },
  *print(sides) {
    const [first, second] = sides;
    const refusal = sides.find((side) => side.refusal !== undefined)?.refusal;
    if (refusal !== undefined || first === undefined || second === undefined) {
      yield refusal ?? '';
      return;
    }
    yield 'Collecting Running-Config';
    yield '#Generating Rollback Patch';
    let isEmpty = true;
    for (const line of configurationPatch(first.text, second.text)) {
      isEmpty = false;
      yield line;
    }
    if (isEmpty) yield 'Rollback Patch is Empty';
  },
});

function sideOf(
  context: Context<unknown>,
  side: {
    readonly kind: 'running' | 'startup' | 'checkpoint' | 'file';
    readonly name: string | undefined;
    readonly file: string | undefined;
  },
): { readonly text: string } | { readonly refusal: string } {
  switch (side.kind) {
    case 'running':
      return { text: configurationLines(context).join('\n') };
    case 'startup': {
      const saved = context.device.configuration.startup;
      return saved === undefined ? { refusal: 'No startup configuration' } : { text: saved.text };
    }
    case 'checkpoint':
      return findCheckpoint(context, side.name ?? '') ?? { refusal: unknownCheckpoint };
    case 'file':
      return fileText(context, side.file ?? '');
  }
}
