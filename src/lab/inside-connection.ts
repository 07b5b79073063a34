import type { Connection, TerminalWindow } from '../cli/shell/connection.ts';

/** A session from inside the process: no socket, the same shell. What tests and tools type through. */
export interface InsideSession {
  /** Types `line` and Enter, and returns what the screen shows after it, up to the next prompt or question. */
  type(line: string): Promise<string>;
  /** Sends raw keys, such as `\x03` for Ctrl-C, and returns at once. */
  press(keys: string): void;
  /** Everything the screen has shown, line ends as `\n`. */
  screen(): string;
  /** Waits until the screen, from where the last answer ended, matches; returns it. */
  expect(pattern: RegExp): Promise<string>;
  /** Ends the session. */
  close(): Promise<void>;
}

/** How a prompt or a question ends: nothing follows it on its line. */
const waitingForInput = /(?:^|\n)[^\n]*(?:# |loader ?> |\? |\[[yn]\] |[Pp]assword: ?|: )$/;

const insideWindow: TerminalWindow = { name: 'inside', rows: 0, columns: 511 };

/** Opens a session; `serve` is the shell of the device. Resolves at its first prompt. */
export async function openInside(
  user: string,
  serve: (connection: Connection) => Promise<void>,
  window: TerminalWindow = insideWindow,
): Promise<InsideSession> {
  const session = connected(user, 'inside', serve, window);
  await session.expect(waitingForInput);
  return session;
}

/** Attaches to a console; resolves at once, since nobody knows whether it will show anything. */
export async function attachInside(serve: (connection: Connection) => Promise<void>): Promise<InsideSession> {
  return connected('', 'console', serve);
}

function connected(
  user: string,
  door: Connection['door'],
  serve: (connection: Connection) => Promise<void>,
  window: TerminalWindow = insideWindow,
): InsideSession {
  const screen = new InsideScreen();
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
    closed: closing.signal,
    finish: () => screen.end(),
  });
  return {
    type: (line) => {
      screen.press(`${line}\r`);
      return screen.expect(waitingForInput);
    },
    press: (keys) => screen.press(keys),
    screen: () => screen.all(),
    expect: (pattern) => screen.expect(pattern),
    async close() {
      closing.abort();
      screen.end();
      await served;
    },
  };
}

/** Characters of a screen that are kept for certain; a session that nobody closes must not grow for ever. */
const screenMax = 8_000_000;

/** Both directions of an inside session. */
class InsideScreen {
  #shown = '';
  #answeredLength = 0;
  #keys: Uint8Array[] = [];
  #wakeTyped: (() => void) | undefined;
  #wakeWatcher: (() => void) | undefined;
  #isEnded = false;

  show(text: string): void {
    this.#shown += text;
    if (this.#shown.length > screenMax * 2) {
      const forgotten = this.#shown.length - screenMax;
      this.#shown = this.#shown.slice(forgotten);
      this.#answeredLength = Math.max(0, this.#answeredLength - forgotten);
    }
    this.#wakeWatcher?.();
  }

  press(keys: string): void {
    this.#answeredLength = this.#shown.length;
    this.#keys.push(Buffer.from(keys));
    this.#wakeTyped?.();
  }

  all(): string {
    return plain(this.#shown);
  }

  end(): void {
    this.#isEnded = true;
    this.#wakeTyped?.();
    this.#wakeWatcher?.();
  }

  async expect(pattern: RegExp): Promise<string> {
    while (true) {
      const shown = plain(this.#shown.slice(this.#answeredLength));
      if (pattern.test(shown) || this.#isEnded) {
        this.#answeredLength = this.#shown.length;
        return shown;
      }
      await new Promise<void>((resolve) => {
        this.#wakeWatcher = resolve;
      });
    }
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

const reverseVideo = /\x1b\[\d*m/g;

/** What a reader of the screen sees: line ends as `\n`, and of a line that was drawn over only what it shows in the end. */
function plain(shown: string): string {
  return shown
    .replaceAll(reverseVideo, '')
    .split('\r\n')
    .map((line) => overdrawn(line))
    .join('\n');
}

/** The last drawing, and what sticks out from below it; blanks there have erased something. */
function overdrawn(line: string): string {
  let seen = '';
  let below = '';
  for (const drawing of line.split('\r')) {
    below = seen.slice(drawing.length);
    seen = drawing + below;
  }
  return seen.slice(0, seen.length - below.length) + below.trimEnd();
}
