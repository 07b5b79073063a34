import { isVerified, rollbackLinesMaximum } from '../../../machine/config/rollback.ts';
import { arg, choice, flag, optional, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { fileArg } from '../words/location-arg.ts';
import { configurationLines } from './configuration-text.ts';
import { executedLines } from './patch.ts';
import { fileText, type Kept, patchInTurns, takeBack, wouldBeTaken } from './take-back.ts';

const modes = choice('mode', [
  word('best-effort', 'Skip errors and proceed with replacing', { needs: 'configureReplaceModes' }),
  word('show-patch', 'Show the patch that would be applied'),
  word('verify-only', 'Verify the patch and do not apply it', { needs: 'configureReplaceModes' }),
  word('verify-and-commit', 'Verify the patch before it is applied', { needs: 'configureReplaceModes' }),
]);

/** How long a step takes, in milliseconds of lab time: a transcript of 9.3(1) tells of 13 s for a whole one. */
const stepMs = 3000;
const ruler = '='.repeat(56);

/**
 * `configure replace`: a configuration in a file takes the place of what runs; with a line that is refused nothing changes, unless the
 * effort is to be best. Also typed in configuration mode, as cisco.nxos does. Words: a transcript of 9.3(1); the patch alone: Cisco's
 * system management guides of 7.x and 9.x.
 */
export const configureReplace = command({
  mode: 'exec',
  syntax: [
    word('configure', 'Enter configuration mode'),
    word('replace', 'Perform a replace of the running-config', { needs: 'configureReplace' }),
    arg('file', fileArg(), 'Configuration file'),
    optional([modes]),
    flag('isVerbose', word('verbose', 'Show the commands as they are executed')),
  ],
  examples: ['configure replace bootflash:before.cfg', 'config replace bootflash:before.cfg show-patch'],
  async run(context) {
    const { args, device, screen, signal } = context;
    const read = fileText(context, args.file);
    if ('refusal' in read) return screen.print(read.refusal);
    if (args.mode !== 'show-patch' && !checksVersion(context, read.text)) return;
    screen.print('Collecting Running-Config');
    const patch = await patchInTurns(context, (await configurationLines(context)).join('\n'), read.text);
    await device.clock.sleep(stepMs, signal);
    if (signal.aborted) return;
    if (args.mode === 'show-patch' || args.mode === 'verify-only') screen.print('Converting to checkpoint file');
    if (args.mode === 'show-patch') return showPatch(context, patch);
    const isOnlyVerified = args.mode === 'verify-only';
    if (!isOnlyVerified) tellUnderway(context);
    screen.print('Generating Rollback Patch');
    const kept: Kept = { text: read.text, running: undefined };
    if (isOnlyVerified || args.mode === 'verify-and-commit') {
      const isValid = await validate(context, kept, patch);
      if (isOnlyVerified || !isValid || signal.aborted) return;
    }
    if (patch.length === 0) screen.print('Rollback Patch is Empty');
    const beganMs = device.clock.now();
    const isBestEffort = args.mode === 'best-effort';
    const failure = await replace(context, kept, patch, { ...args, isBestEffort });
    if (signal.aborted && failure !== undefined) return;
    device.configuration.noteReplacement({
      source: { kind: 'file', name: temporaryName(context) },
      user: context.session.user,
      mode: isBestEffort ? 'best-effort' : 'atomic',
      isVerbose: args.isVerbose,
      beganMs,
      endedMs: device.clock.now(),
      lines: executedLines(patch).slice(0, rollbackLinesMaximum),
      failure,
    });
  },
});

/** Tells whether the file is of the release that runs; one of another release is not taken (the words of that are inferred). */
function checksVersion({ running, screen }: Context<unknown>, text: string): boolean {
  const written = /^version (\S+)/m.exec(text)?.[1];
  const isSame = written === undefined || written === running.release.text;
  screen.print('');
  screen.print(`Version ${isSame ? 'match' : 'mismatch'} between user file and running configuration.`);
  screen.print(`Pre-check for User config ${isSame ? 'PASSED' : 'FAILED'}`);
  if (!isSame) screen.print(failedWords);
  return isSame;
}

const failedWords = "Configure replace failed. Use 'show config-replace log exec' to see reasons";

function showPatch({ screen }: Context<unknown>, patch: readonly string[]): Promise<void> {
  const told = patch.length === 0 ? ['Rollback Patch is Empty'] : patch;
  return screen.show(['#Generating Rollback Patch', ...told]);
}

function tellUnderway({ screen }: Context<unknown>): void {
  const lines = [
    'ADVISORY: Config Replace operation started...',
    'Modifying running configuration from another VSH terminal in parallel',
    'is not recommended, as this may lead to Config Replace failure.',
    '',
    'Generating Rollback patch for switch profile',
    'Rollback Patch is Empty',
    'Collecting Running-Config',
  ];
  for (const line of lines) screen.print(line);
}

/** Shows each line of the patch, and below it why it would be refused. What runs stays as it is. */
async function validate(context: Context<unknown>, kept: Kept, patch: readonly string[]): Promise<boolean> {
  const { screen } = context;
  screen.print('Validating Patch');
  screen.print(ruler);
  for (const line of ['config t ', ...executedLines(patch)]) screen.print(`\`${line}\``);
  const isTaken = await wouldBeTaken(context, kept.text);
  screen.print(ruler);
  screen.print(`Patch validation ${isTaken ? 'completed successful' : 'failed'}`);
  return isTaken;
}

/** Executes the patch and verifies; answers why it failed, undefined when it did not. */
async function replace(
  context: Context<unknown>,
  kept: Kept,
  patch: readonly string[],
  how: { readonly isBestEffort: boolean; readonly isVerbose: boolean; readonly file: string },
): Promise<string | undefined> {
  const { device, session, screen, signal } = context;
  const { running } = device.configuration;
  if (patch.length > 0) {
    screen.print('Executing Rollback Patch');
    if (how.isVerbose) for (const line of [ruler, 'config t', ...executedLines(patch), ruler]) screen.print(line);
    await device.clock.sleep(stepMs, signal);
    const isTaken = await takeBack(context, kept, how.isBestEffort);
    if (!isTaken) return takenBack(context, () => {});
    for (const line of ['During CR operation,will retain L3 configuration', 'when vrf member change on interface']) {
      screen.print(line);
    }
    screen.print('Generating Running-config for verification');
    await device.clock.sleep(stepMs, signal);
    screen.print('Generating Rollback Patch');
    if (!isVerified(device.points, how.file)) {
      return takenBack(context, () => device.configuration.replace(running, device.clock.now()));
    }
    session.hasConfigured = true;
  }
  screen.print('');
  screen.print(
    "Configure replace completed successfully. Please run 'show config-replace log exec' to see if there is any configuration that requires reload to take effect.",
  );
  screen.print('');
  return undefined;
}

/** What ran runs again. */
function takenBack({ screen, signal }: Context<unknown>, undo: () => void): string {
  undo();
  if (signal.aborted) return 'Interrupted by the operator';
  screen.print('Rolling back to previous configuration is successful');
  screen.print('');
  screen.print(failedWords);
  return 'A line was refused';
}

/** The file into which the device turns a configuration; its number is that of a process. */
function temporaryName({ session }: Context<unknown>): string {
  return `.replace_tmp_${session.seat?.processId ?? 1}`;
}
