import { EmulatorError } from '../base/emulator-error.ts';
import type { InsideSession } from '../doors/inside/inside-connection.ts';
import type { Device } from '../machine/device.ts';
import { assertRuns } from './assert-runs.ts';
import { given, typedLine } from './spec/given.ts';

/** How a prompt of NX-OS ends. */
const promptEnd = '# ';

/**
 * Types at one switch in passing: a session opens with the first line and is kept, and opens anew when it has ended.
 * Invariant: one line is typed at a time, in the order in which they were asked for.
 */
export class KeptSession {
  readonly #device: Device;
  readonly #open: () => Promise<InsideSession>;
  #session: InsideSession | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** The last line of the screen: a prompt, or a question that waits for an answer. */
  #waiting = '';

  constructor(device: Device, open: () => Promise<InsideSession>) {
    this.#device = device;
    this.#open = open;
  }

  /**
   * Types `line` and Enter, and resolves to what the screen shows, without the line itself and without the prompt; a question that
   * follows stays. Rejects with an EmulatorError when the switch does not run.
   */
  async type(line: string): Promise<string> {
    given('type', typedLine, line);
    return this.#inTurn(async () => {
      const session = await this.#running();
      const shown = await session.type(line);
      const answer = shown.slice(shown.indexOf('\n') + 1);
      this.#waiting = answer.slice(answer.lastIndexOf('\n') + 1);
      // The line end before the prompt goes with it.
      return this.#isAtPrompt() ? answer.slice(0, Math.max(0, answer.length - this.#waiting.length - 1)) : answer;
    });
  }

  /** Resolves to the prompt, such as `sw1(config)# `. Rejects with an EmulatorError when a question waits for an answer instead. */
  expectPrompt(): Promise<string> {
    return this.#inTurn(async () => {
      await this.#running();
      if (this.#isAtPrompt()) return this.#waiting;
      const { name } = this.#device;
      const asked = this.#waiting === '' ? 'more lines' : `an answer to "${this.#waiting.trim()}"`;
      throw new EmulatorError(`${name} shows no prompt: it waits for ${asked}`, 'type what it waits for');
    });
  }

  /** Ends the session, if there is one. */
  async close(): Promise<void> {
    await this.#session?.close();
  }

  #isAtPrompt(): boolean {
    return this.#waiting.endsWith(promptEnd);
  }

  async #running(): Promise<InsideSession> {
    if (this.#session !== undefined && !this.#session.isOver) return this.#session;
    assertRuns(this.#device);
    const session = await this.#open();
    const screen = session.screen();
    this.#waiting = screen.slice(screen.lastIndexOf('\n') + 1);
    this.#session = session;
    return session;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(act);
    this.#turn = result.catch(() => {});
    return result;
  }
}
