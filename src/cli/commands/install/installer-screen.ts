import type { Clock } from '../../../base/clock.ts';
import type { InstallProblem, InstallStep } from '../../../machine/install/upgrade.ts';
import type { Screen } from '../../shell/screen.ts';
import { bar, barCells, failureWords, type Installer, stepTitle } from './install-words.ts';

/** How often a bar is redrawn while its step takes its time. */
const redraws = [0, 25, 50, 75];

/** Shows the steps of an installation: a title, a bar that is drawn in place where somebody watches, and how it ended. */
export class InstallerScreen {
  readonly #screen: Screen;
  readonly #clock: Clock;
  readonly #plan: Installer;

  constructor(screen: Screen, clock: Clock, plan: Installer) {
    this.#screen = screen;
    this.#clock = clock;
    this.#plan = plan;
  }

  /** Shows a step until `dueMs`, in lab time; resolves early when `signal` aborts. */
  async begun(step: InstallStep, dueMs: number, signal: AbortSignal): Promise<void> {
    for (const line of stepTitle(step, this.#plan)) this.#screen.print(line);
    const beganMs = this.#clock.now();
    for (const percent of redraws) {
      if (this.#screen.isInteractive && !signal.aborted)
        this.#screen.draw(`${percent === 0 ? '' : '\r'}${bar(barCells(this.#plan), percent)}`);
      const untilMs = beganMs + ((dueMs - beganMs) * (percent + 25)) / 100;
      // The last quarter ends with the step itself, which may have ended at the same instant.
      await this.#clock.sleep(untilMs - this.#clock.now(), signal);
      if (signal.aborted) return;
    }
  }

  ended(problem: InstallProblem | undefined): void {
    const start = this.#screen.isInteractive ? '\r' : '';
    const cells = barCells(this.#plan);
    if (problem === undefined) {
      this.#screen.print(`${start}${bar(cells, 100)} -- SUCCESS`);
      this.#screen.print('');
      return;
    }
    this.#screen.print(`${start}${bar(cells, 0)} -- FAIL.`);
    for (const line of failureWords(problem)) this.#screen.print(line);
  }

  /** Leaves the line of a bar whose step was broken off. */
  broken(): void {
    if (this.#screen.isInteractive) this.#screen.print('');
  }
}
