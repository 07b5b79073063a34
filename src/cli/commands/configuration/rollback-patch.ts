import { wordArg } from '../../grammar/arg-types.ts';
import { arg, either, word } from '../../grammar/tokens.ts';
import { type Context, show } from '../../shell/command.ts';
import { fileArg } from '../words/location-arg.ts';
import { findCheckpoint, unknownCheckpoint } from './checkpoint.ts';
import { configurationLines } from './configuration-text.ts';
import { fileText, patchInTurns } from './take-back.ts';

const checkpointName = wordArg({ maxLength: 80, pattern: /^[\w.-]+$/, offers: 'checkpoint' });

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
  async read(context) {
    const { first, firstName, firstFile, second, secondName, secondFile } = context.args;
    const from = await sideOf(context, { kind: first, name: firstName, file: firstFile });
    const to = await sideOf(context, { kind: second, name: secondName, file: secondFile });
    if ('refusal' in from) return [from.refusal];
    if ('refusal' in to) return [to.refusal];
    const patch = await patchInTurns(context, from.text, to.text);
    if (context.signal.aborted) return [];
    const told = patch.length === 0 ? ['Rollback Patch is Empty'] : patch;
    return ['Collecting Running-Config', '#Generating Rollback Patch', ...told];
  },
  print: (lines) => lines,
});

async function sideOf(
  context: Context<unknown>,
  side: {
    readonly kind: 'running' | 'startup' | 'checkpoint' | 'file';
    readonly name: string | undefined;
    readonly file: string | undefined;
  },
): Promise<{ readonly text: string } | { readonly refusal: string }> {
  switch (side.kind) {
    case 'running':
      return { text: (await configurationLines(context)).join('\n') };
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
