/** One thing that a user of the emulator did wrong, and the way out. */
export interface UserProblem {
  readonly message: string;
  /** What is allowed or what to do next; one sentence, no trailing full stop needed. */
  readonly hint: string;
}

/**
 * What kind of mistake it is, for programs to tell apart: a value that is not allowed, something that is not there, a moment at which
 * it cannot be done, a bound that is reached, no room, too long a wait.
 */
export type ErrorKind = 'bad-request' | 'not-found' | 'conflict' | 'too-many' | 'no-space' | 'timeout';

/** What an error may say beside its message and its way out. */
export interface ErrorOptions {
  readonly cause?: unknown;
  /** `conflict` unless said otherwise. */
  readonly kind?: ErrorKind;
  /** What was there before it went wrong, such as the screen of a session that did not answer in time. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a user of the emulator can cause: a wrong flag, a wrong lab file, a port in use. Shown as one line, with the way out. */
export class EmulatorError extends Error {
  /** What is allowed or what to do next; one sentence, no trailing full stop needed. */
  readonly hint: string;
  readonly kind: ErrorKind;
  /** What was there before it went wrong, by name. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, hint: string, { kind = 'conflict', details = {}, ...options }: ErrorOptions = {}) {
    super(message, options);
    this.name = 'EmulatorError';
    this.hint = hint;
    this.kind = kind;
    this.details = details;
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
    const text = problems.map(({ message, hint }) => `${message} (${hint})`).join('\n');
    super(text, 'correct all of them', { kind: 'bad-request' });
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
  const { message = 'something is wrong', hint = 'nothing more is known' } = first ?? {};
  return new EmulatorError(message, hint, { kind: 'bad-request' });
}

/** The text of anything thrown, for a message that names its cause. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
