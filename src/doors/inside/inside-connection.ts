import { utf8 } from '../../base/bytes.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import type { Connection, TerminalWindow } from '../../cli/shell/connection.ts';
import { ShownText } from './shown-text.ts';

/** What a screen is held against: a regular expression, or anything else that knows. */
export interface ScreenTest {
  test(screen: string): boolean;
}

/** A session from inside the process: no socket, the same shell. What tests and tools type through. */
export interface InsideSession {
  /**
   * Types `line` and Enter, and returns what the screen shows after it, up to the next prompt or question, or to the end of the
   * session. Rejects with an EmulatorError when the session has ended before.
   */
  type(line: string): Promise<string>;
  /** Sends raw keys, such as `\x03` for Ctrl-C, and returns at once. */
  press(keys: string): void;
  /** Everything the screen has shown, line ends as `\n`. */
  screen(): string;
  /**
   * Waits until the screen, from where the last answer ended, matches or the session ends; returns it. Rejects with an EmulatorError
   * when the session has ended before and nothing on the screen matches.
   */
  expect(pattern: ScreenTest): Promise<string>;
  /** Whether it has ended: it was closed, the operator left, or the switch stopped. */
  readonly isOver: boolean;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  /** Ends the session. */
  close(): Promise<void>;
}

/** How the line of a prompt or a question ends: nothing follows it on its line. */
const waitingForInput = /(?:# |loader ?> |\? |\[[yn]\] |filename: \[[^\]\n]*\] |[Pp]assword: ?|: )$/;

const insideWindow: TerminalWindow = { name: 'inside', rows: 0, columns: 511 };

/** Opens a session; `serve` is the shell of the device. Resolves at its first prompt. */
export async function openInside(
  user: string,
  serve: (connection: Connection) => Promise<void>,
  window: TerminalWindow = insideWindow,
): Promise<InsideSession> {
  const screen = new InsideScreen();
  const session = connected(screen, user, 'inside', serve, window);
  await screen.expectInput();
  return session;
}

/** Attaches to a console; resolves at once, since nobody knows whether it will show anything. */
export async function attachInside(serve: (connection: Connection) => Promise<void>): Promise<InsideSession> {
  return connected(new InsideScreen(), '', 'console', serve);
}

function connected(
  screen: InsideScreen,
  user: string,
  door: Connection['door'],
  serve: (connection: Connection) => Promise<void>,
  window: TerminalWindow = insideWindow,
): InsideSession {
  const closing = new AbortController();
  const served = serve({
    user,
    peer: { address: '127.0.0.1', port: 0 },
    door,
    wanted: { kind: 'shell' },
    window,
    onResize: () => {},
    input: screen.typed(closing.signal),
    write: async (text) => screen.show(text),
    awaits: (takenBytes) => screen.awaited(takenBytes),
    closed: closing.signal,
    finish: () => screen.end(),
  });
  return {
    async type(line) {
      if (screen.isEnded) throw hasEnded();
      screen.press(`${line}\r`);
      return screen.expectInput();
    },
    press: (keys) => screen.press(keys),
    screen: () => screen.all(),
    async expect(pattern) {
      if (screen.isEnded && !screen.shows(pattern)) throw hasEnded();
      return screen.expect(pattern);
    },
    get isOver() {
      return screen.isEnded;
    },
    ended: screen.ended,
    async close() {
      closing.abort();
      screen.end();
      await served;
    },
  };
}

function hasEnded(): EmulatorError {
  return new EmulatorError(
    'the session has ended',
    'open another one; while NX-OS does not run, the console is the way in',
  );
}

/** Characters of a screen that are kept for certain; a session that nobody closes must not grow for ever. */
const screenMax = 8_000_000;
/** How often may be typed ahead of a switch that does not answer; what is typed beyond is lost, as at a real console. */
const waitingKeysMax = 10_000;

/**
 * Both directions of an inside session. What came since the last answer is kept apart from all that was shown, so that an answer costs
 * what it shows and not what the session has shown in all.
 */
class InsideScreen {
  readonly #all = new ShownText(2 * screenMax);
  readonly #fresh = new ShownText(screenMax);
  #keys: Uint8Array[] = [];
  #wakeTyped: (() => void) | undefined;
  #wakeWatcher: (() => void) | undefined;
  #isEnded = false;
  #tellEnded = (): void => {};
  readonly ended = new Promise<void>((resolve) => {
    this.#tellEnded = resolve;
  });
  #pressedBytes = 0;
  /** How much of what was pressed the shell had read when it last waited for more; undefined for what never says so. */
  #takenBytes: number | undefined;

  get isEnded(): boolean {
    return this.#isEnded;
  }

  show(text: string): void {
    this.#all.add(text);
    this.#fresh.add(text);
    this.#wakeWatcher?.();
  }

  press(keys: string): void {
    this.#fresh.clear();
    if (this.#keys.length < waitingKeysMax) {
      const bytes = utf8(keys);
      this.#pressedBytes += bytes.length;
      this.#keys.push(bytes);
    }
    this.#wakeTyped?.();
  }

  all(): string {
    return this.#all.text;
  }

  end(): void {
    this.#isEnded = true;
    this.#tellEnded();
    this.#wakeTyped?.();
    this.#wakeWatcher?.();
  }

  expect(pattern: ScreenTest): Promise<string> {
    return this.#until(() => this.shows(pattern));
  }

  shows(pattern: ScreenTest): boolean {
    return pattern.test(this.#fresh.text);
  }

  /** The shell waits for more, having read so much of what was pressed. */
  awaited(takenBytes: number): void {
    this.#takenBytes = takenBytes;
    this.#wakeWatcher?.();
  }

  /**
   * Waits until more has to be typed. A shell says so itself, whatever it shows, as in the middle of a banner; of a console or another
   * device it shows in the last line, which is a prompt or a question.
   */
  expectInput(): Promise<string> {
    return this.#until(() =>
      this.#takenBytes === undefined
        ? waitingForInput.test(this.#fresh.lastLine)
        : this.#takenBytes === this.#pressedBytes,
    );
  }

  async #until(isReached: () => boolean): Promise<string> {
    while (!this.#isEnded && !isReached()) {
      await new Promise<void>((resolve) => {
        this.#wakeWatcher = resolve;
      });
    }
    return this.#fresh.take();
  }

  async *typed(closed: AbortSignal): AsyncGenerator<Uint8Array> {
    while (!this.#isEnded && !closed.aborted) {
      const keys = this.#keys.shift();
      if (keys !== undefined) {
        yield keys;
        continue;
      }
      await new Promise<void>((resolve) => {
        this.#wakeTyped = resolve;
      });
    }
  }
}
