import type { AnyAuthMethod, AuthenticationType, AuthHandlerMiddleware, NextAuthHandler } from 'ssh2';
import { unreachable } from '../base/assert.ts';
import { done, failed, type Result } from '../base/result.ts';
import type { RemoteProblem } from '../machine/transfer/remote.ts';

/** What the server's side of a login does next. */
type Turn =
  /** It waits for a method; `offered` is undefined before the first one. */
  | {
      readonly kind: 'asks';
      readonly offered: readonly AuthenticationType[] | undefined;
      readonly answer: NextAuthHandler;
    }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'ended'; readonly problem: RemoteProblem };

/**
 * The login of one SSH connection, held open between the tries of an operator: ssh2 wants to log in while it connects,
 * so its question is kept until somebody has a password to answer it with.
 */
export class SshLogin {
  #held: Turn | undefined;
  #wake: (() => void) | undefined;
  #user: string | undefined;

  /** What ssh2 asks. */
  readonly handler: AuthHandlerMiddleware = (offered, _isPartial, answer) => {
    // The types promise an array, ssh2 passes null before the first answer of the server.
    this.#put({ kind: 'asks', offered: Array.isArray(offered) ? offered : undefined, answer });
  };

  accepted(): void {
    this.#put({ kind: 'accepted' });
  }

  /** The connection is gone; whoever waits or will wait is told. */
  ended(problem: RemoteProblem): void {
    if (this.#held?.kind !== 'ended') this.#put({ kind: 'ended', problem });
  }

  /** Whether this connection may still log in `user`: servers refuse a change of the name within one connection. */
  canServe(user: string): boolean {
    return this.#held?.kind !== 'ended' && (this.#user === undefined || this.#user === user);
  }

  /** One try: first without anything, to hear what is offered, then password and keyboard-interactive, each once. */
  async login(user: string, password: string): Promise<Result<void, RemoteProblem>> {
    this.#user = user;
    const tried = new Set<AuthenticationType>();
    for (;;) {
      const turn = await this.#next();
      if (turn.kind === 'accepted') return done;
      if (turn.kind === 'ended') {
        // A server that has refused a password may end the connection at once; that is still a refusal.
        const wasAnswered = tried.has('password') || tried.has('keyboard-interactive');
        const isRefusal = wasAnswered && turn.problem.why === 'connection-lost';
        return failed(isRefusal ? { why: 'login-failed', user } : turn.problem);
      }
      const method = nextMethod(turn.offered, tried);
      if (method === undefined) return failed({ why: 'login-failed', user });
      tried.add(method);
      this.#held = undefined;
      turn.answer(attempt(method, user, password));
    }
  }

  #put(turn: Turn): void {
    this.#held = turn;
    this.#wake?.();
  }

  async #next(): Promise<Turn> {
    for (;;) {
      if (this.#held !== undefined) return this.#held;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}

type Method = 'none' | 'password' | 'keyboard-interactive';

function nextMethod(
  offered: readonly AuthenticationType[] | undefined,
  tried: ReadonlySet<AuthenticationType>,
): Method | undefined {
  if (offered === undefined) return 'none';
  const methods = ['password', 'keyboard-interactive'] as const;
  return methods.find((method) => offered.includes(method) && !tried.has(method));
}

function attempt(method: Method, username: string, password: string): AnyAuthMethod {
  switch (method) {
    case 'none':
      return { type: 'none', username };
    case 'password':
      return { type: 'password', username, password };
    case 'keyboard-interactive':
      return {
        type: 'keyboard-interactive',
        username,
        prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
      };
    default:
      return unreachable(method);
  }
}
