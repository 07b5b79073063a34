import type { SFTPWrapper } from 'ssh2';

/** What one SFTP request answered; `error` is ssh2's error, with the status of the server in `code`. */
export type Answer<T> = { readonly error: Error } | { readonly error: undefined; readonly value: T };

/** Makes one request of ssh2 and hands it the function that takes the answer. */
export type Start<T> = (answer: (error: Error | null | undefined, value: T) => void) => void;

/**
 * The requests under way on one sftp channel. Invariant: each is answered, also when the channel ends first;
 * ssh2 itself forgets those that are made after the end.
 */
export class Requests {
  readonly #waiting = new Set<(error: Error) => void>();
  #end: Error | undefined;

  constructor(sftp: SFTPWrapper) {
    sftp.on('end', () => this.#finish()).on('close', () => this.#finish());
    sftp.on('error', () => this.#finish());
  }

  /** Makes a request and waits for its answer. */
  ask<T>(start: Start<T>): Promise<Answer<T>> {
    return new Promise((resolve) => {
      const fail = (error: Error): void => {
        this.#waiting.delete(fail);
        resolve({ error });
      };
      if (this.#end !== undefined) return fail(this.#end);
      this.#waiting.add(fail);
      start((error, value) => {
        if (error) return fail(error);
        this.#waiting.delete(fail);
        resolve({ error: undefined, value });
      });
    });
  }

  #finish(): void {
    this.#end ??= new Error('the sftp channel has ended');
    for (const fail of this.#waiting) fail(this.#end);
  }
}
