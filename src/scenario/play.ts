import { parseInstant } from '../base/calendar.ts';
import { afterHostDelay, hostMonotonicMs, instantClock, type ManualClock, manualClock } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { host } from '../base/host/host.ts';
import { folderOf, join } from '../base/path.ts';
import { keysOf } from '../doors/inside/keys.ts';
import { screenPattern } from '../doors/inside/screen-pattern.ts';
import { readText } from '../facts/load.ts';
import type { RunningLab, StartLab } from '../lab/lab.ts';
import { type LabStage, playInLab } from './lab-steps.ts';
import type { PlacedStep, Scenario } from './load-scenario.ts';
import type { Failure, Outcome, ScreenChange } from './outcome.ts';
import { captured, type Shown, screenProblems, shownOf, withoutEnds } from './screen-checks.ts';
import { type OpenSession, PlaySessions, sessionsOfLab } from './sessions.ts';
import type { ScreenExpectation, Step } from './step-schema.ts';
import { parseTranscript } from './transcript.ts';
import { replaceCaptured } from './variables.ts';

/** How long a step may take in host time unless it says otherwise. */
const stepLimitMs = 10_000;

/** How a scenario is played. */
export interface PlayOptions {
  /** Starts the lab of the scenario. */
  readonly startLab: StartLab;
  /** Types at these sessions instead of at a lab; steps that only a lab can play are left out. */
  readonly against?: OpenSession;
}

/** Plays a scenario to its end or to its first problem. Never rejects for what the scenario does; see `Outcome.failure`. */
export async function playScenario(scenario: Scenario, options: PlayOptions): Promise<Outcome> {
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
  readonly #options: PlayOptions;
  readonly #captured = new Map<string, string>();
  readonly #startMs: number;
  readonly #clock: ManualClock | undefined;
  readonly #saved: LabStage['saved'] = new Map();
  #sinceSequence = 0;
  readonly changes: ScreenChange[] = [];
  transcripts: Outcome['transcripts'] = [];
  skippedCount = 0;

  constructor(scenario: Scenario, options: PlayOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#startMs = parseInstant(scenario.lab.clock?.start ?? '') ?? 0;
    this.#clock = scenario.clock === 'by-hand' ? manualClock(this.#startMs) : undefined;
  }

  async run(): Promise<Failure | undefined> {
    const { lab: spec, labFolder, file } = this.#scenario;
    const { against, startLab } = this.#options;
    try {
      if (against !== undefined) return await this.#playAll(new PlaySessions(against), undefined);
      // What is typed is typed in passing, so instant time need not wait until clients have noticed something.
      const clock = this.#clock ?? instantClock(this.#startMs, false);
      const lab = await startLab(spec, { folder: labFolder, clock });
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

  async #playAll(sessions: PlaySessions, lab: RunningLab | undefined): Promise<Failure | undefined> {
    try {
      for (const placed of this.#scenario.steps) {
        const problems = await this.#limited(placed, sessions, lab);
        if (problems.length > 0) return { file: placed.file, line: placed.line, step: wordsOf(placed.step), problems };
      }
      return undefined;
    } finally {
      this.transcripts = sessions.transcripts();
      // A session whose command hangs does not end before the lab does.
      if (lab === undefined) await sessions.closeAll();
      else void sessions.closeAll();
    }
  }

  async #limited(placed: PlacedStep, sessions: PlaySessions, lab: RunningLab | undefined): Promise<readonly string[]> {
    const own = 'limit' in placed.step ? placed.step.limit : undefined;
    const limitMs = own ?? stepLimitMs;
    let cancel = (): void => {};
    const limit = new Promise<readonly string[]>((resolve) => {
      cancel = afterHostDelay(limitMs, () => resolve([`not done after ${limitMs / 1000} s`]));
    });
    const played = this.#play(placed, sessions, lab).catch((error: unknown) => {
      if (error instanceof EmulatorError) return [`${error.message} (${error.hint})`];
      throw error;
    });
    try {
      return await Promise.race([played, limit]);
    } finally {
      cancel();
    }
  }

  async #play(placed: PlacedStep, sessions: PlaySessions, lab: RunningLab | undefined): Promise<readonly string[]> {
    const { step } = placed;
    if ('note' in step) return [];
    const marks = !('wait' in step || 'journal' in step || 'state' in step || 'file' in step);
    if (marks && lab !== undefined) this.#sinceSequence = lab.journal().at(-1)?.sequence ?? 0;
    if ('open' in step) {
      await sessions.open(step.open, step.device, step.at ?? 'ssh');
      return [];
    }
    if ('close' in step) {
      await sessions.close(step.close);
      return [];
    }
    if ('press' in step) {
      (await sessions.at(step.on)).press(keysOf(this.#text(step.press)));
      return [];
    }
    if ('type' in step) {
      const session = await sessions.at(step.on);
      let screen = await session.type(this.#text(step.type));
      for (const answer of step.answers ?? []) screen += await session.type(this.#text(answer));
      return this.#checkScreen(placed, step, shownOf(screen));
    }
    if ('expect' in step) {
      const pattern = screenPattern(this.#text(step.expect));
      const screen = await (await sessions.at(step.on)).expect(pattern);
      const isFound = pattern.test(screen);
      if (!isFound) return [`the session ended before its screen matched /${step.expect}/`];
      return this.#checkScreen(placed, step, { body: screen, prompt: screen.split('\n').at(-1) ?? '' });
    }
    if ('transcript' in step) return this.#playTranscript(step, placed, sessions, lab);
    if (lab === undefined) {
      this.skippedCount += 1;
      return [];
    }
    return playInLab(step, this.#stage(lab));
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
    lab: RunningLab | undefined,
  ): Promise<readonly string[]> {
    const session = await sessions.at(step.on);
    const path = join(folderOf(placed.file), step.transcript);
    const text = readOptional(path);
    if (text === undefined) return [`${path} cannot be read`];
    for (const { atMs, line, command, answers, shown, isSnipped } of parseTranscript(text)) {
      if (atMs !== undefined && lab !== undefined) await this.#stage(lab).advance(atMs - lab.clock.now());
      let screen = await session.type(command);
      for (const answer of answers) screen += await session.type(answer);
      const seen = shownOf(screen).body.split('\n');
      const body = (isSnipped ? seen.slice(0, shown.length) : seen).join('\n');
      const problems = screenProblems({}, { body, prompt: '' }, shown.join('\n'));
      if (problems.length > 0) return [`${step.transcript}: ${line}`, ...problems];
    }
    return [];
  }

  #stage(lab: RunningLab): LabStage {
    const manual = this.#clock;
    const advance = (durationMs: number): Promise<void> =>
      manual === undefined ? lab.clock.sleep(durationMs) : manual.advance(Math.max(0, durationMs));
    return { lab, advance, byHand: manual, saved: this.#saved, sinceSequence: this.#sinceSequence };
  }
}

function wordsOf(step: Step): string {
  const [key = '', value] = Object.entries(step)[0] ?? [];
  return `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

function readOptional(path: string): string | undefined {
  return host().files.find(path) === undefined ? undefined : readText(path);
}
