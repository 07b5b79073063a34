import { EmulatorError, type ErrorKind } from '../base/emulator-error.ts';

/** What HTTP itself can refuse, beside the kinds of an EmulatorError; each has its status. */
export const problemStatus = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  internal: 500,
  'not-ready': 503,
  timeout: 504,
  'no-space': 507,
} as const satisfies Readonly<Record<ErrorKind, number>> & Readonly<Record<string, number>>;

export type ProblemCode = keyof typeof problemStatus;

/** What a client of the control API did wrong in HTTP, with the way out. */
export class ControlProblem extends Error {
  readonly code: ProblemCode;
  readonly hint: string;

  constructor(code: ProblemCode, message: string, hint: string) {
    super(message);
    this.name = 'ControlProblem';
    this.code = code;
    this.hint = hint;
  }
}

/** What a client is told of something that went wrong: the status follows from the kind of the error, never from its text. */
export function problemOf(error: unknown): {
  readonly status: (typeof problemStatus)[ProblemCode];
  readonly body: object;
} {
  const [code, details] = codeOf(error);
  const { message, hint } =
    error instanceof ControlProblem || error instanceof EmulatorError
      ? error
      : { message: 'the emulator failed', hint: 'its standard error says more' };
  return { status: problemStatus[code], body: { error: { code, message, hint, ...details } } };
}

function codeOf(error: unknown): readonly [ProblemCode, object] {
  if (error instanceof ControlProblem) return [error.code, {}];
  return error instanceof EmulatorError ? [error.kind, error.details] : ['internal', {}];
}
