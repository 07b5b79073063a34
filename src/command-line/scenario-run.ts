import { hostMonotonicMs } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { type Outcome, summaryOf } from '../scenario/outcome.ts';
import { reporters } from '../scenario/reporters/all.ts';
import { playScenarios, usualJobs } from '../scenario/run-scenarios.ts';
import { applyChanges } from '../scenario/update-scenario.ts';
import { startLab } from '../start-lab.ts';
import { againstFlags, againstOf, choiceFlags, chosenScenarios } from './scenario-flags.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';

/** The exit status when nothing failed and some steps could not be checked at the device. */
const leftOutStatus = 3;

/** `n3k scenario run`: plays scenarios and tells what became of them. */
export const scenarioRun: Subcommand = {
  name: 'scenario run',
  summary:
    'Play scenarios; exit status 0 when all pass, 1 when one does not, 2 when one cannot be read, 3 when --against left steps out',
  positionals: '[FILES|FOLDER]',
  maximumPositionals: 1000,
  flags: [
    ...choiceFlags,
    { name: 'jobs', value: 'N', help: `How many are played at a time (${usualJobs})` },
    { name: 'reporter', value: 'NAME', help: 'pretty (the default), tap, junit or json' },
    { name: 'update', help: 'Write what screens show into the files, where they differ' },
    ...againstFlags,
  ],
  examples: [
    'n3k scenario run',
    'n3k scenario run scenarios/technote --filter usb',
    'n3k scenario run --tag defect --reporter junit > report.xml',
    'n3k scenario run my-scenario.yaml --update',
    'n3k scenario run my-scenario.yaml --against 192.0.2.1:22 --user admin --password Secret.123',
  ],
  async run(parsed) {
    const reporter = reporterOf(parsed.text('reporter') ?? 'pretty');
    const scenarios = chosenScenarios(parsed);
    const against = againstOf(parsed);
    const beganMs = hostMonotonicMs();
    const progress = progressOf(scenarios.length);
    process.stdout.write(reporter.started(scenarios.length));
    const outcomes = await playScenarios(scenarios, {
      startLab,
      // A real device is one: what is typed at it must come in turn.
      jobs: against === undefined ? jobsOf(parsed.text('jobs')) : 1,
      ...(against === undefined ? {} : { against }),
      onOutcome(outcome, number) {
        progress.clear();
        process.stdout.write(reporter.finished(outcome, number));
        progress.show(number);
      },
    });
    progress.clear();
    const summary = summaryOf(outcomes, hostMonotonicMs() - beganMs);
    process.stdout.write(reporter.ended(outcomes, summary));
    if (parsed.has('update')) tellUpdate(outcomes);
    if (summary.failed > 0) return 1;
    return summary.skipped > 0 ? leftOutStatus : 0;
  },
};

function reporterOf(name: string): ReturnType<NonNullable<(typeof reporters)[string]>> {
  const make = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (make === undefined) {
    throw new EmulatorError(`unknown reporter "${name}"`, `reporters: ${Object.keys(reporters).join(', ')}`);
  }
  return make();
}

function jobsOf(text: ParsedArguments['positionals'][number] | undefined): number {
  if (text === undefined) return usualJobs;
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new EmulatorError(`bad number of jobs "${text}"`, 'expected 1 to 999');
  return Number(text);
}

/** A line on the terminal that says how far it is; nothing when stderr is no terminal. */
function progressOf(count: number): { show(number: number): void; clear(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (number) => void stderr.write(`playing: ${number} of ${count} done`),
    clear: () => void stderr.write('\r\x1b[K'),
  };
}

function tellUpdate(outcomes: readonly Outcome[]): void {
  const { written, refused } = applyChanges(outcomes.flatMap(({ changes }) => changes));
  for (const file of written) process.stderr.write(`updated ${file}\n`);
  for (const text of refused) process.stderr.write(`not updated: ${text}\n`);
}
