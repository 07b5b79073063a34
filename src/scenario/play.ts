import { parseInstant } from '../base/calendar.ts';
import {
  afterHostDelay,
  type Clock,
  hostMonotonicMs,
  instantClock,
  type ManualClock,
  manualClock,
} from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { host } from '../base/host/host.ts';
import { folderOf, join } from '../base/path.ts';
import { readText } from '../facts/load.ts';
import type { StartedLab, StartLab } from '../lab/started-lab.ts';
import { fromTexts } from '../operations/from-text.ts';
import { advanceTo, type LabStage, playInLab } from './lab-steps.ts';
import type { Scenario } from './load-scenario.ts';
import { type OperationStep, operationOf } from './operation-steps.ts';
import type { Failure, Outcome, ScreenChange } from './outcome.ts';
import { type PlacedStep, stepOf } from './place-steps.ts';
import { captured, type Shown, screenProblems, shownOf, withoutEnds } from './screen-checks.ts';
import { deviceOf, type OpenSession, PlaySessions, sessionsOfLab } from './sessions.ts';
import type { ScreenExpectation } from './step-fields.ts';
import type { Step } from './step-schema.ts';
import { parseTranscript } from './transcript.ts';
import { replaceCaptured, replaceVariables } from './variables.ts';

/** How long a step may take in host time unless it says otherwise. */
const usualLimitMs = 10_000;

/** How a scenario is played. */
export interface PlayOptions {
  /** Types at these sessions instead of at a lab; steps that only a lab can play are left out. */
  readonly against?: OpenSession;
}

/** Who starts the lab of a scenario. */
export interface LabStarter {
  readonly startLab: StartLab;
}

/** Throws an EmulatorError unless it is a scenario as `loadScenarios` answers one. */
export function assertLoaded(scenario: unknown): void {
  const parts = ['file', 'title', 'lab', 'labFolder', 'steps'] satisfies readonly (keyof Scenario)[];
  if (typeof scenario === 'object' && scenario !== null && parts.every((part) => part in scenario)) return;
  const message = 'expected a scenario that loadScenarios has answered';
  throw new EmulatorError(message, 'playScenarios(loadScenarios("s.yaml")) plays a file', { kind: 'bad-request' });
}

/** Plays a scenario to its end or to its first problem. Never rejects for what the scenario does; see `Outcome.failure`. */
export async function playScenario(scenario: Scenario, options: PlayOptions & LabStarter): Promise<Outcome> {
  assertLoaded(scenario);
  const beganMs = hostMonotonicMs();
  const play = new Play(scenario, options);
  const failure = await play.run();
  const { file, title, tags, steps } = scenario;
  return {
    file,
    title,
    tags,
    durationMs: hostMonotonicMs() - beganMs,
    stepCount: steps.length,
    skippedCount: play.skippedCount,
    failure,
    transcripts: play.transcripts,
    changes: play.changes,
  };
}

/** One play of one scenario. Lifetime: its `run`, which closes whatever it has opened. */
class Play {
  readonly #scenario: Scenario;
  readonly #options: PlayOptions & LabStarter;
  readonly #captured = new Map<string, string>();
  readonly #clock: Clock;
  readonly #byHand: ManualClock | undefined;
  #sinceSequence = 0;
  readonly changes: ScreenChange[] = [];
  transcripts: Outcome['transcripts'] = [];
  skippedCount = 0;

  constructor(scenario: Scenario, options: PlayOptions & LabStarter) {
    this.#scenario = scenario;
    this.#options = options;
    const startMs = parseInstant(scenario.lab.clock?.start ?? '') ?? 0;
    this.#byHand = scenario.clock === 'by-hand' ? manualClock(startMs) : undefined;
    // What is typed is typed in passing, so instant time need not wait until clients have noticed something.
    this.#clock = this.#byHand ?? instantClock(startMs, false);
  }

  async run(): Promise<Failure | undefined> {
    const { lab: spec, labFolder, file } = this.#scenario;
    const { against, startLab } = this.#options;
    try {
      if (against !== undefined) return await this.#playAll(new PlaySessions(against), undefined);
      const lab = await startLab(spec, { folder: labFolder, clock: this.#clock });
      try {
        return await this.#playAll(new PlaySessions(sessionsOfLab(lab)), lab);
      } finally {
        await lab.close();
      }
    } catch (error) {
      if (!(error instanceof EmulatorError)) throw error;
      return { file, line: 1, step: 'start of the lab', problems: [`${error.message} (${error.hint})`] };
    }
  }

  async #playAll(sessions: PlaySessions, lab: StartedLab | undefined): Promise<Failure | undefined> {
    try {
      for (const placed of this.#scenario.steps) {
        const problems = await this.#limited(placed, sessions, lab);
        if (problems.length > 0)
          return { file: placed.file, line: placed.line, step: wordsOf(stepOf(placed)), problems };
      }
      return undefined;
    } finally {
      this.transcripts = sessions.transcripts();
      // A session whose command hangs does not end before the lab does.
      if (lab === undefined) await sessions.closeAll();
      else void sessions.closeAll();
    }
  }

  async #limited(placed: PlacedStep, sessions: PlaySessions, lab: StartedLab | undefined): Promise<readonly string[]> {
    const limitMs = limitOf(stepOf(placed));
    let cancel = (): void => {};
    const limit = new Promise<readonly string[]>((resolve) => {
      cancel = afterHostDelay(limitMs, () => resolve([`not done after ${limitMs / 1000} s`]));
    });
    const played = this.#play(placed, sessions, lab).catch((error: unknown) => {
      if (error instanceof EmulatorError) return [`${error.message} (${error.hint})`];
      return [`an error inside the emulator: ${reasonOf(error)}`];
    });
    try {
      return await Promise.race([played, limit]);
    } finally {
      cancel();
    }
  }

  async #play(placed: PlacedStep, sessions: PlaySessions, lab: StartedLab | undefined): Promise<readonly string[]> {
    const step = stepOf(placed);
    if ('note' in step) return [];
    if (lab !== undefined && doesSomething(step)) {
      this.#sinceSequence = lab.journal({ after: this.#sinceSequence }).at(-1)?.sequence ?? this.#sinceSequence;
    }
    if ('openSession' in step) {
      await sessions.open({ session: step.openSession, device: step.device, door: step.door });
      return [];
    }
    if ('closeSession' in step) {
      await sessions.close(step.closeSession);
      return [];
    }
    if ('press' in step) {
      (await sessions.at(step)).press(this.#text(step.press));
      return [];
    }
    if ('type' in step) {
      const session = await sessions.at(step);
      let screen = '';
      for (const line of [step.type, ...(step.answers ?? [])]) {
        await session.type(this.#text(line), { timeout: limitOf(step) });
        screen += session.lastScreen;
      }
      return this.#checkScreen(placed, step, shownOf(screen));
    }
    if ('expect' in step) {
      const session = await sessions.at(step, 'may be over');
      const screen = await session.expect(this.#text(step.expect), { timeout: limitOf(step) });
      return this.#checkScreen(placed, step, { body: screen, prompt: screen.split('\n').at(-1) ?? '' });
    }
    if ('transcript' in step) return this.#playTranscript(step, placed, sessions, lab);
    if (lab === undefined) {
      this.skippedCount += 1;
      return [];
    }
    if ('operation' in step) return this.#playOperation(step, placed, sessions, lab);
    return playInLab(step, this.#stage(lab, limitOf(step)));
  }

  /** Does what an operation of the table does, and holds against the step what it answers. */
  async #playOperation(
    step: OperationStep,
    placed: PlacedStep,
    sessions: PlaySessions,
    lab: StartedLab,
  ): Promise<readonly string[]> {
    const operation = operationOf(step);
    const name = step.device ?? sessions.deviceOf(step.args.session);
    const device = operation.on === 'device' ? deviceOf(lab, name) : undefined;
    const filled = Object.entries(step.args).map(([argument, value]) => [
      argument,
      replaceVariables(value, this.#captured, new Set(), () => {}),
    ]);
    const args = fromTexts(operation, Object.fromEntries(filled));
    const answer = await operation.run({ lab, device }, args);
    if (answer.kind !== 'json') return [];
    const { value } = answer;
    if (typeof value === 'string') return this.#checkScreen(placed, step, { body: value, prompt: '' });
    if (step.is === undefined || holds(value, step.is)) return [];
    return [`the answer is ${JSON.stringify(value)}, expected ${JSON.stringify(step.is)}`];
  }

  #checkScreen(placed: PlacedStep, expectation: ScreenExpectation, shown: Shown): readonly string[] {
    const { golden } = expectation;
    const path = golden === undefined ? undefined : join(folderOf(placed.file), golden);
    const written = path === undefined ? expectation.shows : readOptional(path);
    const exact = written === undefined ? (path === undefined ? undefined : '') : this.#text(written);
    if (exact !== undefined && withoutEnds(exact) !== withoutEnds(shown.body)) this.#remember(placed, path, shown.body);
    const all = { ...expectation, ...this.#textsOf(expectation) };
    const found = captured(expectation, shown);
    for (const [name, value] of found.values) this.#captured.set(name, value);
    return [...screenProblems(all, shown, exact), ...found.missing];
  }

  #remember(placed: PlacedStep, path: string | undefined, text: string): void {
    if (path !== undefined) this.changes.push({ kind: 'golden', path, text: `${text}\n` });
    else if (placed.index !== undefined) {
      this.changes.push({ kind: 'shows', file: placed.file, index: placed.index, text });
    }
  }

  #textsOf({ contains, lacks, matches }: ScreenExpectation): Pick<ScreenExpectation, 'contains' | 'lacks' | 'matches'> {
    const all = (texts: string[] | undefined): string[] | undefined => texts?.map((text) => this.#text(text));
    return { contains: all(contains), lacks: all(lacks), matches: all(matches) };
  }

  #text(text: string): string {
    return replaceCaptured(text, this.#captured);
  }

  async #playTranscript(
    step: Extract<Step, { transcript: string }>,
    placed: PlacedStep,
    sessions: PlaySessions,
    lab: StartedLab | undefined,
  ): Promise<readonly string[]> {
    const session = await sessions.at(step);
    const path = join(folderOf(placed.file), step.transcript);
    const text = readOptional(path);
    if (text === undefined) return [`${path} cannot be read`];
    for (const { atMs, line, command, answers, shown, isSnipped } of parseTranscript(text)) {
      if (atMs !== undefined && lab !== undefined) await advanceTo(atMs, { lab, clock: this.#clock });
      let screen = '';
      for (const typed of [command, ...answers]) {
        await session.type(typed);
        screen += session.lastScreen;
      }
      const seen = shownOf(screen).body.split('\n');
      const body = (isSnipped ? seen.slice(0, shown.length) : seen).join('\n');
      const problems = screenProblems({}, { body, prompt: '' }, shown.join('\n'));
      if (problems.length > 0) return [`${step.transcript}: ${line}`, ...problems];
    }
    return [];
  }

  #stage(lab: StartedLab, limitMs: number): LabStage {
    return { lab, clock: this.#clock, byHand: this.#byHand, sinceSequence: this.#sinceSequence, limitMs };
  }
}

/** How long a step may take, in host time. */
function limitOf(step: Step): number {
  return ('timeout' in step ? step.timeout : undefined) ?? usualLimitMs;
}

/** Whether events that come are what the step brings about. */
function doesSomething(step: Step): boolean {
  if ('operation' in step) return !operationOf(step).asks;
  return !('wait' in step || 'journal' in step || 'state' in step || 'file' in step);
}

/** Whether a value is what a step says of it: a mapping has its values, a list entries like its entries, an empty list none. */
function holds(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const isEmpty = wanted.length === 0;
    return (
      Array.isArray(value) &&
      (!isEmpty || value.length === 0) &&
      wanted.every((one) => value.some((entry) => holds(entry, one)))
    );
  }
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(wanted).every(([name, one]) => holds(Reflect.get(value, name), one));
}

function wordsOf(step: Step): string {
  if ('operation' in step)
    return `${step.operation} ${JSON.stringify(Object.values(step.args)[0] ?? step.device ?? '')}`;
  const [key = '', value] = Object.entries(step)[0] ?? [];
  return `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

function readOptional(path: string): string | undefined {
  return host().files.find(path) === undefined ? undefined : readText(path);
}
