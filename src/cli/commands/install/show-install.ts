import type { InstallLog } from '../../../machine/install/installation.ts';
import { releaseOfImage } from '../../../machine/install/upgrade-check.ts';
import { spell } from '../../../machine/storage/location.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { compactionReason } from '../words/compaction-words.ts';
import { longDate } from '../words/dates.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';
import { incompatibilityWords } from './incompatibility.ts';
import {
  compatibilityTable,
  failureWords,
  type Installer,
  installedWords,
  outlook,
  stepTitle,
  versionTable,
} from './install-words.ts';

const showWord = word('show', 'Show running system information');
const installWords = [
  showWord,
  word('install', 'Show the software install information'),
  word('all', 'Show the installation of all modules'),
] as const;
const imageArg = arg('image', fileArg(), 'Enter the image URI');

/** `show install all status`: the log of the last installation, which outlasts the restart (nxos-behaviour 2.4). */
export const showInstallStatus = show({
  syntax: [...installWords, word('status', 'Show the log of the last installation')],
  examples: ['show install all status'],
  read: ({ device, running }) => ({
    log: device.installation.state.log,
    installer: running.has('singleImage') ? ('single-image' as const) : ('two-images' as const),
    powerSequencer: device.model.powerSequencer,
    from: running.release.text,
    isUnderway: device.installation.state.underway !== undefined,
  }),
  print: statusLines,
  // The log is a text and has no data: it is told in words whatever form is asked for (inferred).
  structure: (known) => [...statusLines(known)].join('\n'),
});

/** The log of the last installation, and what it depends on where it has no plan. */
type Status = Installer & { readonly log: InstallLog | undefined; readonly isUnderway: boolean };

function* statusLines({ log, isUnderway, ...about }: Status): Generator<string> {
  if (log === undefined) {
    yield 'No install all data found';
    return;
  }
  yield 'This is the log of last installation.';
  yield '';
  yield* logLines(log, log.plan ?? about);
  const isDone = !isUnderway && log.plan !== undefined && log.plan.extent !== 'all';
  if (isDone && log.steps.every(({ problem }) => problem === undefined)) yield installedWords;
}

function* logLines(log: InstallLog, about: Installer): Generator<string> {
  if (log.compaction !== undefined) {
    const { file, beganMs, endedMs, problem } = log.compaction;
    yield `<${stamp(beganMs)}>`;
    yield ` Compacting ${file}.`;
    yield ` -- FAIL. <${stamp(endedMs)}>`;
    yield `${compactionReason(problem)}.`;
  }
  let isTabled = log.plan === undefined;
  for (const { step, beganMs, endedMs, problem } of log.steps) {
    if (!isTabled && log.confirmedMs !== undefined && beganMs >= log.confirmedMs && log.plan !== undefined) {
      isTabled = true;
      yield* ['', ...compatibilityTable(log.plan), '', '', '', ...versionTable(log.plan), '', ''];
      yield* outlook(log.plan);
      yield* ['', 'Install is in progress, please wait.', ''];
    }
    if (step.kind === 'reboot') {
      yield* stepTitle(step, about);
      continue;
    }
    yield* stampedTitle(`<${stamp(beganMs)}>`, stepTitle(step, about));
    yield ` -- ${problem === undefined ? 'SUCCESS' : 'FAIL.'} <${stamp(endedMs)}>`;
    if (problem !== undefined) yield* failureWords(problem);
    yield '';
  }
}

/** `Tue Sep 28 02:55:56`. */
function stamp(atMs: number): string {
  return longDate(atMs).slice(0, -5);
}

/** The time stands before what is done, and behind the module that it is done to (nxos-behaviour 2.4, from genieparser). */
function stampedTitle(at: string, [first = '', ...others]: readonly string[]): readonly string[] {
  const [, module, work = first] = /^(Module \d+: )(.*)$/.exec(first) ?? [];
  return [`${module ?? ''}${at}`, ` ${work}`, ...others];
}

/** `show install all time-stats`: how long the steps took. Its layout is inferred; only its existence is documented. */
export const showInstallTimes = show({
  syntax: [...installWords, word('time-stats', 'Show how long the last installation took')],
  examples: ['show install all time-stats'],
  read: ({ device, running }) => ({
    log: device.installation.state.log,
    powerSequencer: device.model.powerSequencer,
    from: running.release.text,
  }),
  *print({ log, ...known }) {
    if (log === undefined) {
      yield 'No install all data found';
      return;
    }
    const about = log.plan ?? { installer: 'single-image' as const, ...known };
    for (const { step, beganMs, endedMs } of log.steps)
      yield `${(stepTitle(step, about)[0] ?? '').padEnd(72)} ${Math.round((endedMs - beganMs) / 1000)} seconds`;
    const totalMs = log.steps.reduce((sum, { beganMs, endedMs }) => sum + endedMs - beganMs, 0);
    yield `Total time taken: ${Math.round(totalMs / 1000)} seconds`;
  },
});

const incompatible = 'No incompatible configurations';

/** `show incompatibility-all nxos F` and `show incompatibility system F`: what an image does not know (nxos-behaviour 2.5). */
function incompatibility(
  words: readonly [ReturnType<typeof word>, ReturnType<typeof word>],
  examples: readonly string[],
) {
  return show({
    syntax: [showWord, ...words, imageArg],
    examples,
    async read({ args, device, running, session }) {
      const location = device.files.resolve(args.image, session.directory);
      if (!location.ok) return { told: fileWords(location.error), lines: [] };
      const wanted = releaseOfImage(device.files, spell(location.value));
      if (!wanted.ok) {
        const isImageProblem = wanted.error.why === 'not-an-image' || wanted.error.why === 'broken-header';
        return { told: isImageProblem ? 'Not a valid image' : 'No such file or directory', lines: [] };
      }
      return { told: undefined, lines: await running.linesUnknownTo(wanted.value) };
    },
    *print({ told, lines }) {
      if (told !== undefined) {
        yield told;
        return;
      }
      yield 'Checking incompatible configuration(s):';
      yield '-'.repeat(39);
      yield* lines.length === 0 ? [incompatible] : incompatibilityWords(lines);
      yield '';
      yield 'Checking dynamic incompatibilities:';
      yield '-'.repeat(35);
      yield incompatible;
    },
  });
}

export const showIncompatibilityNxos = incompatibility(
  [
    word('incompatibility-all', 'Show incompatible configurations'),
    word('nxos', 'nxos boot variable', { needs: 'installsSingleImage' }),
  ],
  ['show incompatibility-all nxos bootflash:nxos.7.0.3.I7.8.bin'],
);
/** The same under its shorter name (genie ShowIncompatibilityNxos, a note on Nexus 3048). */
export const showIncompatibilityOfNxos = incompatibility(
  [
    word('incompatibility', 'Show incompatible configurations'),
    word('nxos', 'nxos boot variable', { needs: 'installsSingleImage' }),
  ],
  ['show incompatibility nxos bootflash:nxos.7.0.3.I7.8.bin'],
);
export const showIncompatibilitySystem = incompatibility(
  [word('incompatibility', 'Show incompatible configurations'), word('system', 'system boot variable')],
  ['show incompatibility system bootflash:n3000-uk9.6.0.2.U6.10.bin'],
);

/** `show boot mode` (nxos-behaviour 2.5): these switches run no containers. */
export const showBootMode = show({
  syntax: [showWord, word('boot', 'Show boot variables'), word('mode', 'Show the boot mode', { needs: 'singleImage' })],
  examples: ['show boot mode'],
  read: () => 'native',
  *print(mode) {
    yield `Current mode is ${mode}`;
  },
});
