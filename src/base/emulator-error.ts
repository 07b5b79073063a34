/** What a user of the emulator can cause: a wrong flag, a wrong lab file, a port in use. Shown as one line, with the way out. */
export class EmulatorError extends Error {
  /** What is allowed or what to do next; one sentence, no trailing full stop needed. */
  readonly hint: string;

  constructor(message: string, hint: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = 'EmulatorError';
    this.hint = hint;
  }
}

/** The text of anything thrown, for a message that names its cause. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
