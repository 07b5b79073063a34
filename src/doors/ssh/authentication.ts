import type { AuthContext, AuthenticationType, KeyboardAuthContext, PublicKeyAuthContext } from 'ssh2';
import type { Guard } from '../../base/guard.ts';
import type { Front } from '../front.ts';
import { isProven, type UserKeys } from './user-keys.ts';

/** Requests of any kind on one connection: clients with many keys ask for each. */
const allowedRequests = 60;

const methods: AuthenticationType[] = ['publickey', 'keyboard-interactive', 'password'];

/** What deciding about one client needs. */
export interface ClientAtLogin {
  readonly front: Front;
  readonly keys: UserKeys;
  readonly address: string;
  readonly guard: Guard;
  /** Closes the connection after too many tries. */
  readonly giveUp: () => void;
}

/**
 * Decides about the login attempts of one client: a password, sent as such or as the answer to one prompt, or an authorized
 * key. What is refused leaves all methods open, so that clients go on to the next.
 */
export class Authentication {
  readonly #parts: ClientAtLogin;
  #tries = 0;
  #requests = 0;
  /** What was asked before is decided first: clients may ask on without waiting. */
  #last: Promise<void> = Promise.resolve();
  /** The client is in, or goes. */
  #isOver = false;

  constructor(parts: ClientAtLogin) {
    this.#parts = parts;
  }

  /** Answers one request. */
  decide(context: AuthContext): void {
    this.#requests += 1;
    if (this.#requests > allowedRequests) {
      this.#giveUp();
      return;
    }
    switch (context.method) {
      case 'password':
        this.#settleNext(context, () => this.#isPassword(context.username, context.password));
        return;
      case 'keyboard-interactive':
        this.#prompt(context);
        return;
      case 'publickey':
        this.#decideKey(context);
        return;
      case 'none':
      case 'hostbased':
        context.reject(methods);
        return;
    }
  }

  #prompt(context: KeyboardAuthContext): void {
    // ssh2 calls back with an error, against its types, when the client starts over.
    const answered = (answers: unknown): void => {
      if (!Array.isArray(answers)) return;
      this.#settleNext(context, async () => answers.length === 1 && this.#isPassword(context.username, answers[0]));
    };
    const { guard, giveUp } = this.#parts;
    context.prompt([{ prompt: 'Password: ', echo: false }], guard.callback('ssh login', answered, giveUp));
  }

  #decideKey(context: PublicKeyAuthContext): void {
    const lines = this.#parts.front.authorizedKeys(context.username);
    const key = this.#parts.keys.find(lines, { type: context.key.algo, blob: context.key.data });
    if (key === undefined) {
      context.reject(methods);
      return;
    }
    const { signature, blob: signed } = context;
    // Without a signature the client only asks whether it is worth signing.
    if (signature === undefined || signed === undefined) {
      context.accept();
      return;
    }
    this.#settleNext(context, async () => isProven(key, { signed, signature, hash: context.hashAlgo }));
  }

  /**
   * A password change request carries an object here, against the types of ssh2; it is never right. While logins are refused the
   * password does not matter.
   */
  async #isPassword(user: string, password: unknown): Promise<boolean> {
    const { front } = this.#parts;
    return typeof password === 'string' && !front.refusesLogins() && front.checkPassword(user, password);
  }

  /** Decides when everything before is decided. */
  #settleNext(context: AuthContext, isRight: () => Promise<boolean>): void {
    const { guard, giveUp } = this.#parts;
    this.#last = this.#last.then(async () => {
      if (this.#isOver) return;
      const right = await isRight();
      if (!this.#isOver) this.#settle(context, right);
    });
    guard.watch('ssh login', this.#last, giveUp);
  }

  #settle(context: AuthContext, isRight: boolean): void {
    const { front } = this.#parts;
    if (isRight && !front.refusesLogins()) {
      this.#isOver = true;
      context.accept();
      return;
    }
    this.#tries += 1;
    front.refused(context.username, this.#parts.address);
    if (this.#tries >= front.loginAttempts()) {
      this.#giveUp();
      return;
    }
    context.reject(methods);
  }

  #giveUp(): void {
    this.#isOver = true;
    this.#parts.giveUp();
  }
}
