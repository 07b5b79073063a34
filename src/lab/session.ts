import { afterHostDelay } from '../base/clock.ts';
import type { Duration } from '../base/duration.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { keysOf } from '../base/keys.ts';
import { screenPattern } from '../base/screen-pattern.ts';
import type { InsideSession } from '../doors/inside/inside-connection.ts';
import { deviceArguments } from './spec/arguments.ts';
import { given } from './spec/given.ts';
import type { Session, SessionDoor, Waiting } from './started-lab.ts';

/** How long a session is waited for unless somebody says otherwise. */
export const usualTimeout = '2 min';

/** How a prompt of NX-OS ends. */
const promptEnd = '# ';
/** Characters of a screen that an error carries. */
const screenTail = 4000;

/**
 * A session at a switch as the lab holds it; what it promises stands in `Session`. Invariant: one line is typed at a time, in the order in which
 * they were asked for.
 */
export class HeldSession implements Session {
  readonly name: string;
  readonly device: string;
  readonly door: SessionDoor;
  readonly #inside: InsideSession;
  #turn: Promise<unknown> = Promise.resolve();
  /** The last line of the screen: a prompt, or a question that waits for an answer. */
  #waiting: string;
  #lastScreen = '';

  constructor(
    place: { readonly name: string; readonly device: string; readonly door: SessionDoor },
    inside: InsideSession,
  ) {
    this.name = place.name;
    this.device = place.device;
    this.door = place.door;
    this.#inside = inside;
    this.#waiting = lastLineOf(inside.screen());
  }

  /** Whether it has ended: it was closed, the operator left, or the switch stopped. */
  get isOver(): boolean {
    return this.#inside.isOver;
  }

  get ended(): Promise<void> {
    return this.#inside.ended;
  }

  async type(line: string, { timeout }: Waiting = {}): Promise<string> {
    given('type', deviceArguments.type.line, line);
    return this.#inTurn(timeout, async () => {
      if (this.isOver) throw this.#hasEnded();
      const shown = await this.#inside.type(line);
      this.#lastScreen = shown;
      const answer = shown.slice(shown.indexOf('\n') + 1);
      this.#waiting = lastLineOf(answer);
      // The line end before the prompt goes with it.
      return this.#isAtPrompt() ? answer.slice(0, Math.max(0, answer.length - this.#waiting.length - 1)) : answer;
    });
  }

  /** Sends keys and does not wait: text, `{enter}`, `{tab}`, `{esc}`, `{space}`, `{backspace}`, `{ctrl-c}`, or control characters. */
  press(keys: string): void {
    const pressed = keysOf(given('press', deviceArguments.press.keys, keys));
    if (this.isOver) throw this.#hasEnded();
    this.#inside.press(pressed);
  }

  async expect(pattern: string | RegExp, { timeout }: Waiting = {}): Promise<string> {
    const wanted =
      pattern instanceof RegExp ? pattern : screenPattern(given('expect', deviceArguments.expect.pattern, pattern));
    return this.#inTurn(timeout, async () => {
      const shown = await this.#inside.expect(wanted).catch(() => {
        throw this.#hasEnded();
      });
      this.#lastScreen = shown;
      if (!wanted.test(shown)) throw this.#hasEnded();
      this.#waiting = lastLineOf(shown);
      return shown;
    });
  }

  /** Resolves to the prompt, such as `sw1(config)# `. Rejects with an EmulatorError when a question waits for an answer instead. */
  expectPrompt(options: Waiting = {}): Promise<string> {
    return this.#inTurn(options.timeout, async () => {
      if (this.isOver) throw this.#hasEnded();
      if (this.#isAtPrompt()) return this.#waiting;
      const asked = this.#waiting === '' ? 'more lines' : `an answer to "${this.#waiting.trim()}"`;
      throw new EmulatorError(`${this.device} shows no prompt: it waits for ${asked}`, 'type what it waits for');
    });
  }

  /** Everything the screen has shown, line ends as `\n`. */
  screen(): string {
    return this.#inside.screen();
  }

  /** What the screen showed for what was typed or expected last, with the line as it was echoed and the prompt or question that waits. */
  get lastScreen(): string {
    return this.#lastScreen;
  }

  /** Ends the session. */
  async close(): Promise<void> {
    await this.#inside.close();
  }

  #isAtPrompt(): boolean {
    return this.#waiting.endsWith(promptEnd);
  }

  #hasEnded(): EmulatorError {
    const details = { screen: this.screen().slice(-screenTail) };
    const named = this.name === '' ? '' : ` "${this.name}"`;
    return new EmulatorError(`the session${named} has ended`, 'open another one', { details });
  }

  #inTurn(timeout: Duration | undefined, act: () => Promise<string>): Promise<string> {
    const result = this.#turn.then(() => inTime(timeout, act(), () => ({ screen: this.screen().slice(-screenTail) })));
    this.#turn = result.catch(() => {});
    return result;
  }
}

/** What `work` resolves to. Rejects with an EmulatorError that tells `details` when it takes longer than `timeout` in host time. */
export function inTime<T>(
  timeout: Duration = usualTimeout,
  work: Promise<T>,
  details: () => Readonly<Record<string, unknown>> = () => ({}),
): Promise<T> {
  const limitMs = given('timeout', deviceArguments.type.timeout, timeout) ?? 0;
  return new Promise((resolve, reject) => {
    const cancel = afterHostDelay(limitMs, () => {
      const hint = 'give a longer timeout, or press {ctrl-c}';
      reject(new EmulatorError(`no answer within ${limitMs} ms`, hint, { kind: 'timeout', details: details() }));
    });
    work.then(resolve, reject).finally(cancel);
  });
}

function lastLineOf(screen: string): string {
  return screen.slice(screen.lastIndexOf('\n') + 1);
}
