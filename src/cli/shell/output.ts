import { yieldToOthers } from '../../base/clock.ts';
import type { Connection } from './connection.ts';

/** Output is sent when this much has gathered, without waiting for the turn to end. */
const gatheredBytes = 32 * 1024;

/**
 * Gathers what a session writes so that echo, output and prompt of a quick command leave in one packet.
 * Invariant: what was added is sent in order, at the latest when the present turn of the event loop ends.
 */
export class Output {
  readonly #connection: Connection;
  #gathered = '';
  #isScheduled = false;
  #sent: Promise<void> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Adds text; it leaves with what follows in the same turn. */
  add(text: string): void {
    if (text === '') return;
    this.#gathered += text;
    if (this.#gathered.length >= gatheredBytes) void this.flush();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    void yieldToOthers().then(() => {
      this.#isScheduled = false;
      return this.flush();
    });
  }

  /**
   * Resolves when the client can take more than what has left already. A serial line has nobody to wait for: what a terminal on it
   * does not take is lost.
   */
  ready(): Promise<void> {
    return this.#connection.door === 'console' ? Promise.resolve() : this.#sent;
  }

  /** Sends everything; resolves when the client can take more. */
  flush(): Promise<void> {
    if (this.#gathered === '') return this.#sent;
    const text = this.#gathered;
    this.#gathered = '';
    this.#sent = this.#connection.write(text);
    return this.#sent;
  }
}
