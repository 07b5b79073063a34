/** Why a request of the control API cannot be served; each has its HTTP status. */
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
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** What a client of the control API caused, with the way out. */
export class ControlProblem extends Error {
  readonly code: ProblemCode;
  readonly hint: string;
  /** What was there before it went wrong, such as the screen of a session that did not answer in time. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, message: string, hint: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ControlProblem';
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}
