import type { ManualClock } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { JournalEntry } from '../base/journal.ts';
import type { LabSnapshot } from '../lab/keep/snapshot.ts';
import type { RunningLab } from '../lab/lab.ts';
import type { RunningDevice } from '../lab/running-switch.ts';
import { fileProblems, stateProblems } from './device-checks.ts';
import type { Step } from './step-schema.ts';

/** How far a clock that is moved by hand goes between two looks at the journal. */
const sliceMs = 1000;

/** Steps that only a lab of ours can play: states, levers, time. */
export type LabStep = Extract<
  Step,
  | { file: string }
  | { state: object }
  | { journal: object }
  | { power: string }
  | { pull: string }
  | { insert: string }
  | { slow: object | string }
  | { rekey: string }
  | { advance: number }
  | { wait: object }
  | { save: string }
  | { restore: string }
  | { at: number }
>;

/** What playing a step in a lab needs beside the step. */
export interface LabStage {
  readonly lab: RunningLab;
  /** Moves lab time on. */
  advance(durationMs: number): Promise<void>;
  /** What `save` steps have kept, by name. */
  readonly saved: Map<string, LabSnapshot>;
  /** The clock, where only steps move it. */
  readonly byHand: ManualClock | undefined;
  /** The number of the journal's newest entry when the last step that does something began. */
  readonly sinceSequence: number;
}

/** Plays one step in a lab; the problems found, in lines. */
export async function playInLab(step: LabStep, stage: LabStage): Promise<readonly string[]> {
  const { lab } = stage;
  if ('file' in step) return fileProblems(step, deviceOf(lab, step.device));
  if ('state' in step) {
    const started = deviceOf(lab, step.device);
    const needsText = step.state.running !== undefined || step.state.runningLacks !== undefined;
    return stateProblems(step, started, needsText ? await runningLines(started) : []);
  }
  if ('journal' in step) return journalProblems(step, lab);
  if ('wait' in step) return wait(step, stage);
  if ('save' in step) {
    stage.saved.set(step.save, lab.save());
    return [];
  }
  if ('restore' in step) return restore(step.restore, stage);
  if ('power' in step) {
    const started = deviceOf(lab, step.device);
    if (step.power === 'on') await started.powerOn();
    else started.powerOff();
  } else if ('pull' in step) deviceOf(lab, step.device).pullStick(step.pull);
  else if ('insert' in step) deviceOf(lab, step.device).insertStick(step.insert, step.stick);
  else if ('slow' in step) deviceOf(lab, step.device).setSlowAnswers(step.slow === 'off' ? {} : step.slow);
  else if ('rekey' in step) lab.changeHostKey(step.rekey);
  else if ('advance' in step) await stage.advance(step.advance);
  else await stage.advance(step.at - lab.clock.now());
  return [];
}

function restore(name: string, { lab, saved }: LabStage): readonly string[] {
  const snapshot = saved.get(name);
  if (snapshot === undefined)
    return [`nothing was saved as "${name}"; saved: ${[...saved.keys()].join(', ') || 'nothing'}`];
  lab.restore(snapshot);
  return [];
}

function deviceOf(lab: RunningLab, name: string | undefined): RunningDevice {
  const [first] = lab.devices;
  return name === undefined && first !== undefined ? first : lab.device(name ?? '');
}

/** The running configuration as a session shows it. */
async function runningLines(started: RunningDevice): Promise<readonly string[]> {
  if (started.device.running === undefined) {
    throw new EmulatorError(`${started.name} does not run`, 'ask for its running configuration when it runs');
  }
  const session = await started.openInside();
  const screen = await session.type('show running-config');
  await session.close();
  return screen.split('\n').slice(1, -1);
}

function agrees(entry: JournalEntry, wanted: Readonly<Record<string, unknown>>): boolean {
  const fields = new Map<string, unknown>(Object.entries(entry));
  return Object.entries(wanted).every(([name, value]) => fields.get(name) === value);
}

function journalProblems(step: Extract<Step, { journal: object }>, lab: RunningLab): readonly string[] {
  const matching = lab.journal().filter((entry) => agrees(entry, step.journal));
  const isRight = step.count === undefined ? matching.length > 0 : matching.length === step.count;
  if (isRight) return [];
  const sameKind = lab.journal().filter(({ kind }) => kind === step.journal.kind);
  return [
    `the journal has ${matching.length} such events, expected ${step.count ?? 'at least 1'}`,
    ...sameKind.slice(-10).map((entry) => `| ${JSON.stringify(entry)}`),
  ];
}

/**
 * Under the instant clock the wait itself does not move time, since lab time would run ahead of what the host still computes
 * (checksums, say); what the event waits for moves it, and the event's own moment is held against the bound.
 */
async function wait(
  step: Extract<Step, { wait: object }>,
  { lab, byHand, sinceSequence }: LabStage,
): Promise<readonly string[]> {
  const isWanted = (entry: JournalEntry): boolean => entry.sequence > sinceSequence && agrees(entry, step.wait);
  const beganMs = lab.clock.now();
  let found = lab.journal().find(isWanted);
  let tell = (): void => {};
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const forget = lab.record.follow((entry) => {
    if (found !== undefined || !isWanted(entry)) return;
    found = entry;
    tell();
  });
  if (byHand === undefined && found === undefined) await told;
  while (byHand !== undefined && found === undefined && lab.clock.now() - beganMs < step.within) {
    await byHand.advance(sliceMs);
  }
  forget();
  const isInTime = found !== undefined && found.atMs - beganMs <= step.within;
  return isInTime ? [] : [`no such event within ${step.within / 1000} s of lab time`];
}
