import type { Clock, ManualClock } from '../base/clock.ts';
import type { JournalEntry } from '../base/journal.ts';
import type { StartedLab } from '../lab/started-lab.ts';
import { fileProblems, stateProblems } from './device-checks.ts';
import { deviceOf } from './sessions.ts';
import type { Step } from './step-schema.ts';

/** How far a clock that is moved by hand goes between two looks at the journal. */
const sliceMs = 1000;

/** Steps that only a lab of ours can play: what has to be true of it, and when. */
export type LabStep = Extract<
  Step,
  { file: string } | { state: object } | { journal: object } | { wait: object } | { at: number }
>;

/** What playing a step in a lab needs beside the step. */
export interface LabStage {
  readonly lab: StartedLab;
  readonly clock: Clock;
  /** The clock, where only steps move it. */
  readonly byHand: ManualClock | undefined;
  /** The number of the journal's newest entry when the last step that does something began. */
  readonly sinceSequence: number;
  /** How long the step may take, in host time. */
  readonly limitMs: number;
}

/** Plays one step in a lab; the problems found, in lines. */
export async function playInLab(step: LabStep, stage: LabStage): Promise<readonly string[]> {
  const { lab } = stage;
  if ('file' in step) return fileProblems(step, deviceOf(lab, step.device));
  if ('state' in step) return stateProblems(step, deviceOf(lab, step.device));
  if ('journal' in step) return journalProblems(step, lab);
  if ('wait' in step) return wait(step, stage);
  await advanceTo(step.at, stage);
  return [];
}

/** Moves lab time on to a moment; one that is past moves nothing. */
export async function advanceTo(momentMs: number, { lab, clock }: Pick<LabStage, 'lab' | 'clock'>): Promise<void> {
  await lab.advance(Math.max(0, momentMs - clock.now()));
}

function agrees(entry: JournalEntry, wanted: Readonly<Record<string, unknown>>): boolean {
  const fields = new Map<string, unknown>(Object.entries(entry));
  return Object.entries(wanted).every(([name, value]) => fields.get(name) === value);
}

function journalProblems(step: Extract<Step, { journal: object }>, lab: StartedLab): readonly string[] {
  const entries = lab.journal();
  const matching = entries.filter((entry) => agrees(entry, step.journal));
  const isRight = step.count === undefined ? matching.length > 0 : matching.length === step.count;
  if (isRight) return [];
  const sameKind = entries.filter(({ kind }) => kind === step.journal.kind);
  return [
    `the journal has ${matching.length} such events, expected ${step.count ?? 'at least 1'}`,
    ...sameKind.slice(-10).map((entry) => `| ${JSON.stringify(entry)}`),
  ];
}

/**
 * Under the instant clock the wait itself does not move time, since lab time would run ahead of what the host still computes
 * (checksums, say); what the event waits for moves it, and the event's own moment is held against the bound.
 */
async function wait(step: Extract<Step, { wait: object }>, stage: LabStage): Promise<readonly string[]> {
  const beganMs = stage.clock.now();
  const found = await awaited(step, stage);
  const isInTime = found !== undefined && found.atMs - beganMs <= step.within;
  return isInTime ? [] : [`no such event within ${step.within / 1000} s of lab time`];
}

async function awaited(
  step: Extract<Step, { wait: object }>,
  { lab, clock, byHand, sinceSequence: after, limitMs }: LabStage,
): Promise<JournalEntry | undefined> {
  const isWanted = (entry: JournalEntry): boolean => agrees(entry, step.wait);
  if (byHand === undefined) {
    for await (const entry of lab.events({ after, within: limitMs })) if (isWanted(entry)) return entry;
    return undefined;
  }
  const endMs = clock.now() + step.within;
  for (;;) {
    const found = lab.journal({ after }).find(isWanted);
    if (found !== undefined || clock.now() >= endMs) return found;
    await byHand.advance(sliceMs);
  }
}
