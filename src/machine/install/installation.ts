import { type Clock, untilNoticed } from '../../base/clock.ts';
import type { Guard } from '../../base/guard.ts';
import type { RunningSystem } from '../boot/running-system.ts';
import type { ResetCause } from '../boot/stage.ts';
import { bootImages } from '../config/boot.ts';
import type { Configuration } from '../config/configuration.ts';
import type { SwitchPoints } from '../points.ts';
import type { CompactFileProblem } from './compact-file.ts';
import type { BiosChips } from './hardware.ts';
import type { InstallerLock } from './installer-lock.ts';
import {
  type InstallProblem,
  type InstallStep,
  type LoggedStep,
  stepMs,
  stepsAfter,
  type UpgradePlan,
} from './upgrade.ts';

/** What `show install all status` tells of the last installation. */
export interface InstallLog {
  readonly plan: UpgradePlan | undefined;
  readonly steps: readonly LoggedStep[];
  /** A compaction that failed, if that was the last thing done; then there are no steps. */
  readonly compaction?: FailedCompaction;
  /** When the operator consented; undefined for an installation that failed before. */
  readonly confirmedMs: number | undefined;
}

/** A compaction that failed, as the log keeps it. */
export interface FailedCompaction {
  /** `bootflash:/x`. */
  readonly file: string;
  readonly beganMs: number;
  readonly endedMs: number;
  readonly problem: CompactFileProblem;
}

/** An installation as plain data: what a snapshot keeps of it. */
export interface InstallationState {
  readonly log: InstallLog | undefined;
  /** The steps still to come, the first one under way since `beganMs` until `dueMs`; undefined when nothing is installed. */
  readonly underway:
    | {
        readonly remaining: readonly InstallStep[];
        readonly beganMs: number;
        readonly dueMs: number;
        /** Host time that clients are left to read the last lines before the restart, however fast the clock is. */
        readonly farewellMs: number;
      }
    | undefined;
}

/** Nothing was ever installed. */
export const neverInstalled: InstallationState = { log: undefined, underway: undefined };

/** The parts of a switch that an installation changes. */
export interface InstallingSwitch {
  readonly clock: Clock;
  readonly guard: Guard;
  readonly configuration: Configuration;
  readonly points: SwitchPoints;
  readonly installer: InstallerLock;
  readonly hardware: BiosChips;
  readonly running: RunningSystem | undefined;
  restart(why: ResetCause): Promise<unknown>;
}

/**
 * The installation that a switch carries out after its operator's consent. It goes on whatever becomes of the session; loss of
 * power ends it where it is. Invariant: while steps are under way the installer's lock is held.
 */
export class Installation {
  readonly #target: InstallingSwitch;
  #state: InstallationState;
  #lock: { release(): void } | undefined;
  #drive: AbortController | undefined;
  #waiting: (() => void)[] = [];
  #onLog: (log: InstallLog | undefined) => void = () => {};
  /** How often a BIOS was written since NX-OS came up. */
  #biosAttempts = 0;

  /** Continues from `state`; what was under way goes on when `resume` is called. */
  constructor(target: InstallingSwitch, state: InstallationState) {
    this.#target = target;
    this.#state = state;
  }

  get state(): InstallationState {
    return this.#state;
  }

  /** Calls `onLog` after every change of the log. */
  follow(onLog: (log: InstallLog | undefined) => void): void {
    this.#onLog = onLog;
  }

  /** Keeps the log of an installation that failed before its operator was asked. */
  noteFailure(steps: readonly LoggedStep[]): void {
    this.#state = { ...this.#state, log: { plan: undefined, steps, confirmedMs: undefined } };
    this.#onLog(this.#state.log);
  }

  /** Keeps why a compaction failed. */
  noteCompaction(compaction: FailedCompaction): void {
    this.#state = { ...this.#state, log: { plan: undefined, steps: [], compaction, confirmedMs: undefined } };
    this.#onLog(this.#state.log);
  }

  /** Begins what the operator has consented to; takes `lock` over and releases it at the end. */
  begin(plan: UpgradePlan, checks: readonly LoggedStep[], lock: { release(): void }, farewellMs: number): void {
    this.#lock = lock;
    const nowMs = this.#target.clock.now();
    this.#state = {
      log: { plan, steps: checks, confirmedMs: nowMs },
      underway: this.#stepping(plan, stepsAfter(plan), nowMs, farewellMs),
    };
    this.#onLog(this.#state.log);
    this.#target.guard.watch('installation', this.#run());
  }

  /** Goes on with what the state says is under way, as after a snapshot. */
  resume(): void {
    if (this.#state.underway === undefined || this.#drive !== undefined) return;
    this.#lock = this.#target.installer.take();
    this.#target.guard.watch('installation', this.#run());
  }

  /** Becomes what `state` says, at this moment; whatever was under way before is broken off. */
  restore(state: InstallationState): void {
    this.stop();
    this.#state = state;
    this.resume();
  }

  /** What a loss of power or a restart does: nothing more happens. The old BIOS still works then, from the other chip (inferred). */
  stop(): void {
    this.#drive?.abort();
    this.#biosAttempts = 0;
    this.#end();
  }

  /** Resolves when a step has ended, or when `signal` aborts. */
  changed(signal: AbortSignal): Promise<void> {
    if (this.#state.underway === undefined || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #stepping(
    plan: UpgradePlan,
    remaining: readonly InstallStep[],
    beganMs: number,
    farewellMs: number,
  ): InstallationState['underway'] {
    const [step] = remaining;
    if (step === undefined) return undefined;
    return { remaining, beganMs, dueMs: beganMs + stepMs(step, 0, plan.bios.isNewer), farewellMs };
  }

  async #run(): Promise<void> {
    const drive = new AbortController();
    this.#drive = drive;
    const { clock } = this.#target;
    while (true) {
      const { log, underway } = this.#state;
      const [step, ...others] = underway?.remaining ?? [];
      if (log?.plan === undefined || underway === undefined || step === undefined) return this.#end();
      await clock.sleep(underway.dueMs - clock.now(), drive.signal);
      if (step.kind === 'reboot' && !drive.signal.aborted) {
        await untilNoticed(clock, underway.farewellMs, underway.dueMs - underway.beganMs, drive.signal);
      }
      if (drive.signal.aborted) return;
      const problem = this.#perform(step, log.plan);
      const ended = { step, beganMs: underway.beganMs, endedMs: underway.dueMs, problem };
      const rest = problem === undefined ? others : [];
      this.#state = {
        log: { ...log, steps: [...log.steps, ended] },
        underway: this.#stepping(log.plan, rest, underway.dueMs, underway.farewellMs),
      };
      this.#onLog(this.#state.log);
      if (step.kind === 'reboot') return this.#reboot(log.plan);
      if (this.#state.underway === undefined) this.#end();
      else this.#tell();
    }
  }

  /** Does what a step is for, at its end; answers why it failed. */
  #perform(step: InstallStep, plan: UpgradePlan): InstallProblem | undefined {
    const { configuration, clock, points } = this.#target;
    if (step.kind === 'boot-variables') {
      const images = plan.images.map(({ file }) => file);
      configuration.change(bootImages, images, clock.now());
    }
    if (step.kind === 'save') this.#save();
    if (step.kind === 'bios' && plan.bios.isNewer) {
      this.#biosAttempts += 1;
      const attempt = this.#biosAttempts;
      const request = { attempt, runningVersion: plan.bios.running.version, newVersion: plan.bios.offered.version };
      if (points.ask('install.bios', request, () => 'programmed') === 'failed') {
        this.#takeBack(plan);
        return { why: 'bios-failed' };
      }
      this.#target.hardware.write(plan.bios.offered);
    }
    return undefined;
  }

  /** `Resetting boot variables.`: the next start boots what ran before. */
  #takeBack(plan: UpgradePlan): void {
    if (plan.extent === 'bios') return;
    const { configuration, clock } = this.#target;
    configuration.change(bootImages, plan.previousImages, clock.now());
    this.#save();
  }

  #save(): void {
    const { configuration, clock, running } = this.#target;
    if (running !== undefined) configuration.save(running.configurationToSave(), clock.now());
  }

  #reboot(plan: UpgradePlan): void {
    this.#end();
    // The words of the captures (nxos-behaviour 2.1); those of later installers as `show system reset-reason` of 9.3 has them.
    const reason = plan.installer === 'two-images' ? 'Disruptive upgrade' : 'Reset due to upgrade';
    this.#target.guard.watch('restart', this.#target.restart({ reason }));
  }

  #end(): void {
    this.#state = { ...this.#state, underway: undefined };
    this.#drive = undefined;
    this.#lock?.release();
    this.#lock = undefined;
    this.#tell();
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
