/** One thing that a user of the emulator did wrong, and the way out. */
export interface UserProblem {
  readonly message: string;
  /** What is allowed or what to do next; one sentence, no trailing full stop needed. */
  readonly hint: string;
}

/** What a user of the emulator can cause: a wrong flag, a wrong lab file, a port in use. Shown as one line, with the way out. */
export class EmulatorError extends Error {
  /** What is allowed or what to do next; one sentence, no trailing full stop needed. */
  readonly hint: string;

  constructor(message: string, hint: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = 'EmulatorError';
    this.hint = hint;
  }

  /** Everything that is wrong, one entry for each; more than one where a whole file was checked. */
  get problems(): readonly UserProblem[] {
    return [{ message: this.message, hint: this.hint }];
  }
}

/** Several mistakes at once, as in a file; its message holds a line for each. */
class SeveralErrors extends EmulatorError {
  readonly #problems: readonly UserProblem[];

  constructor(problems: readonly UserProblem[]) {
    super(problems.map(({ message, hint }) => `${message} (${hint})`).join('\n'), 'correct all of them');
    this.#problems = problems;
  }

  override get problems(): readonly UserProblem[] {
    return this.#problems;
  }
}

/** As many mistakes are told at once. */
const toldMax = 100;

/** The error for these problems; there is at least one. */
export function errorOf(problems: readonly UserProblem[]): EmulatorError {
  const [first] = problems;
  if (problems.length > toldMax) {
    const more = { message: `${problems.length - toldMax} more mistakes`, hint: 'correct these first' };
    return new SeveralErrors([...problems.slice(0, toldMax), more]);
  }
  if (problems.length > 1) return new SeveralErrors(problems);
  return new EmulatorError(first?.message ?? 'something is wrong', first?.hint ?? 'nothing more is known');
}

/** The text of anything thrown, for a message that names its cause. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
