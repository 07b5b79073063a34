import { type CompactFileProblem, compactFile } from '../../../machine/install/compact-file.ts';
import { spell } from '../../../machine/storage/location.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { logFailedCompaction } from '../words/compaction-words.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

/** `install all nxos F compact`: rewrites an image where it lies, without what other platform groups need. */
export const installCompact = command({
  mode: 'exec',
  syntax: [
    word('install', 'Upgrade software'),
    word('all', 'Upgrade both mgmt-cards'),
    word('nxos', 'nxos boot variable', { needs: 'singleImage' }),
    arg('image', fileArg(), 'Enter the image URI'),
    word('compact', 'Compact the image', { needs: 'compactsImages' }),
  ],
  examples: ['install all nxos bootflash:nxos.7.0.3.I7.8.bin compact'],
  async run(context) {
    const { args, device, running, session, screen, signal } = context;
    screen.print('Installer will perform compatibility check first. Please wait.');
    const location = device.files.resolve(args.image, session.directory);
    if (!location.ok) return screen.print(fileWords(location.error));
    if (device.model.group === undefined)
      return screen.print(failureWords({ why: 'unsupported-platform' }, args.image));
    const found = device.files.content(location.value);
    if (!found.ok) return screen.print(fileWords(found.error));
    const file = spell(location.value);
    screen.print(`Compacting ${running.isBootedFrom(location.value) ? 'currently loaded image ' : ''}${file}`);
    let dotCount = 0;
    const onStep = (): void => {
      dotCount += 1;
      screen.draw('.');
    };
    const beganMs = device.clock.now();
    const compacted = await compactFile(device, location.value, onStep, signal);
    if (dotCount > 0) screen.print('');
    if (compacted.ok) return screen.print(`Compact ${file} done`);
    const { error: problem } = compacted;
    screen.print(failureWords(problem, file));
    // Another installer's log stays its own, and a switch whose power went has none.
    if (problem.why === 'busy' || device.running !== running) return;
    device.installation.noteCompaction({ file, beganMs, endedMs: device.clock.now(), problem });
    logFailedCompaction(context, file, problem);
  },
});

/** The words for a compaction that failed: nxos-behaviour 1.3 and 2.6; those for unknown cases are inferred there (1.6). */
function failureWords({ why }: CompactFileProblem, file: string): string {
  if (why === 'unsupported-platform') return 'Compaction is not supported on this platform';
  if (why === 'busy') return 'Another install procedure may be in progress. (0x401E0007)';
  return `Compact of ${file} failed`;
}
