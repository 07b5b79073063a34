import { isVerified, rollbackLinesMaximum } from '../../../machine/config/rollback.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, choice, either, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { fileArg } from '../words/location-arg.ts';
import { checkpointMark, findCheckpoint, unknownCheckpoint } from './checkpoint.ts';
import { configurationLines } from './configuration-text.ts';
import { executedLines } from './patch.ts';
import { fileText, type Kept, patchInTurns, takeBack } from './take-back.ts';

const checkpointName = wordArg({ maxLength: 80, pattern: /^[\w.-]+$/, offers: 'checkpoint' });
const modes = choice('mode', [
  word('atomic', 'Stop rollback and revert to original configuration (default)'),
  word('best-effort', 'Skip errors and proceed with rollback'),
]);

/**
 * `rollback running-config`: what was kept takes the place of what runs. Atomic unless asked otherwise: with a line that is
 * refused, nothing changes. It takes its time and can be interrupted until the patch is executed; 10.2 says it a little differently.
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
    const { args, device, screen, signal } = context;
    const isAdvised = context.running.has('advisesRollback');
    if (isAdvised) for (const line of advice) screen.print(line);
    const kept = keptBy(context, args);
    if ('refusal' in kept) {
      for (const line of kept.refusal.split('\n')) screen.print(line);
      return;
    }
    const pause = (ms: number): Promise<void> => device.clock.sleep(ms, signal);
    const beganMs = device.clock.now();
    screen.print('Collecting Running-Config');
    screen.print('Generating Rollback patch for switch profile');
    screen.print('Rollback Patch is Empty');
    if (!isAdvised) screen.print('Note: Applying config parallelly may fail Rollback verification');
    screen.print('Collecting Running-Config');
    await pause(stepMs);
    if (signal.aborted) return;
    screen.print(`${isAdvised ? '' : '#'}Generating Rollback Patch`);
    const patch = await patchInTurns(context, (await configurationLines(context)).join('\n'), kept.text);
    if (signal.aborted) return;
    await pause(stepMs);
    if (signal.aborted) return;
    if (patch.length === 0) {
      // The closing line is that of every rollback; no capture of an empty one was found (inferred).
      for (const line of ['Rollback Patch is Empty', '', 'Rollback completed successfully.']) screen.print(line);
      return;
    }
    const { name = args.file ?? '' } = args;
    const failure = await execute(context, kept, patch, { ...args, source: name });
    device.configuration.noteRollback({
      source: { kind: args.name === undefined ? 'file' : 'checkpoint', name },
      user: context.session.user,
      mode: args.mode ?? 'atomic',
      isVerbose: args.isVerbose,
      beganMs,
      endedMs: device.clock.now(),
      lines: executedLines(patch).slice(0, rollbackLinesMaximum),
      failure,
    });
  },
});

/** What stands above all else, where it does (a recording of 9.2(4), scrapli_cfg). */
const advice = [
  'ADVISORY: Rollback operation started...',
  'Modifying running configuration from another VSH terminal in parallel',
  'is not recommended, as this may lead to Rollback failure.',
  '',
];

/** Of the same recording; that releases before it say the same is inferred. */
const noCheckpointFile =
  'ERROR: Rollback patch computation failed due to the following reason(s)\nThe checkpoint file was not created using checkpoint CLI';

/** How long a step of a rollback takes, in milliseconds of lab time: a capture of 9.3(1) tells of 13 s for a whole one. */
const stepMs = 1000;
/** A dot stands for so many lines of the patch; even a short one has two (napalm-ansible #168). */
const linesPerDot = 50;
const dotsMinimum = 2;

/** Executes the patch and verifies; answers why it failed, undefined when it did not. Words: napalm-ansible #168, on Nexus 3000. */
async function execute(
  context: Context<unknown>,
  kept: Kept,
  patch: readonly string[],
  how: { readonly mode?: 'atomic' | 'best-effort' | undefined; readonly isVerbose: boolean; readonly source: string },
): Promise<string | undefined> {
  const { device, session, screen, signal } = context;
  const { running } = device.configuration;
  screen.print('Executing Rollback Patch');
  if (how.isVerbose) for (const line of patch) screen.print(line);
  const dotCount = Math.max(dotsMinimum, Math.ceil(patch.length / linesPerDot));
  for (let dot = 0; dot < dotCount && !signal.aborted; dot += 1) {
    await device.clock.sleep(stepMs, signal);
    screen.draw('.');
  }
  if (!(await takeBack(context, kept, how.mode === 'best-effort'))) {
    if (signal.aborted) return 'Interrupted by the operator';
    screen.print('');
    screen.print('Rollback failed.');
    return 'A line was refused';
  }
  screen.print('Generating Running-config for verification');
  await device.clock.sleep(stepMs, signal);
  screen.print('Generating Patch for verification');
  if (!isVerified(device.points, how.source)) {
    screen.print('Verification failed, Rolling back to previous configuration');
    screen.print('Collecting Running-Config');
    screen.print('Cleaning up switch-profile buffer');
    screen.print('Generating Rollback patch for switch profile');
    await device.clock.sleep(stepMs, signal);
    device.configuration.replace(running, device.clock.now());
    screen.print('');
    screen.print('Rollback failed.');
    return 'Verification failed';
  }
  session.hasConfigured = true;
  screen.print('');
  screen.print('Rollback completed successfully.');
  return undefined;
}

function keptBy(
  context: Context<unknown>,
  { name, file }: { readonly name?: string | undefined; readonly file?: string | undefined },
): Kept | { readonly refusal: string } {
  if (name !== undefined) return findCheckpoint(context, name) ?? { refusal: unknownCheckpoint };
  const read = fileText(context, file ?? '');
  if ('refusal' in read) return read;
  // Only what `checkpoint` has written counts as a checkpoint (N3548 system management guide).
  if (!read.text.includes(checkpointMark)) return { refusal: noCheckpointFile };
  return { text: read.text, running: undefined };
}
