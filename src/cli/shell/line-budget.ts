/** Scripts may start scripts, but not for ever. The device's own bounds are unknown, so these are inferred. */
const depthMaximum = 8;
const scriptsMaximum = 256;
/** Lines that one typed line may cause, all scripts together; a script of 20,000 lines of configuration is no mistake. */
const linesMaximum = 200_000;

/** Why no more is run for a typed line. */
export type Overdrawn = 'too-deep' | 'too-many-scripts' | 'too-many-lines';

/**
 * What one typed line may cause by the scripts that it starts.
 * Invariant: once it is overdrawn, nothing more is run for that line, however many scripts are under way.
 */
export class LineBudget {
  #depth = 0;
  #scripts = 0;
  #lines = 0;
  #overdrawn: Overdrawn | undefined;
  #isTold = false;

  /** A new line was typed. */
  begin(): void {
    this.#depth = 0;
    this.#scripts = 0;
    this.#lines = 0;
    this.#overdrawn = undefined;
    this.#isTold = false;
  }

  get isOverdrawn(): boolean {
    return this.#overdrawn !== undefined;
  }

  /** Takes a script; answers whether it may run. */
  enterScript(): boolean {
    this.#scripts += 1;
    if (this.#depth >= depthMaximum) this.#overdrawn ??= 'too-deep';
    else if (this.#scripts > scriptsMaximum) this.#overdrawn ??= 'too-many-scripts';
    if (this.isOverdrawn) return false;
    this.#depth += 1;
    return true;
  }

  leaveScript(): void {
    this.#depth -= 1;
  }

  /** Takes one command of a script, whether it stands on a line of its own or behind a semicolon; answers whether it may run. */
  takeLine(): boolean {
    if (this.#depth > 0) this.#lines += 1;
    if (this.#lines > linesMaximum) this.#overdrawn ??= 'too-many-lines';
    return !this.isOverdrawn;
  }

  /** Why no more is run, for whoever asks first: the operator is told once. */
  tellOnce(): Overdrawn | undefined {
    if (this.#isTold) return undefined;
    this.#isTold = this.isOverdrawn;
    return this.#overdrawn;
  }
}
