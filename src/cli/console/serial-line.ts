import { nextTurn, TurnTaker } from '../../base/turns.ts';
import type { Connection, TerminalWindow } from '../shell/connection.ts';

/** What may be typed ahead; a client that types on waits. */
const aheadBytes = 4 * 1024;
const interruptByte = 0x03;
/** What is read at once: some lines, so that whoever works on them comes back for more soon. */
const readBytes = 256;

/** A terminal on a serial line whose size nobody tells (nxos-behaviour 6.5). */
const serialWindow: TerminalWindow = { name: 'vt100', columns: 80, rows: 24 };

/**
 * The serial line between the console port and whoever is attached to it: all clients see the same, and any may type. As on a
 * terminal server, a client sees what is sent from then on, and nothing of before: where the switch waits, it has to press Enter
 * (netmiko #3737: a Cisco 2511 before a Nexus; #2107, #1062). Invariant: what is typed ahead is bounded, and without a client
 * nothing is held.
 */
export class SerialLine {
  readonly #clients = new Set<Connection>();
  readonly #onResize = new Set<(window: TerminalWindow) => void>();
  #typed: Uint8Array[] = [];
  #typedBytes = 0;
  readonly #turns: TurnTaker;
  #window = serialWindow;
  #wakeReader: (() => void) | undefined;
  #wakeWriters: (() => void)[] = [];
  #watch: ((bytes: Uint8Array) => boolean) | undefined;

  /** What is typed takes the turns of `whole`, the switch. */
  constructor(whole?: TurnTaker) {
    this.#turns = new TurnTaker(whole);
  }

  /** The terminal of the client that came last. */
  get window(): TerminalWindow {
    return this.#window;
  }

  get isAttached(): boolean {
    return this.#clients.size > 0;
  }

  /** Calls `listener` with new sizes of the terminal until `signal` aborts. */
  onResize(listener: (window: TerminalWindow) => void, signal: AbortSignal): void {
    this.#onResize.add(listener);
    signal.addEventListener('abort', () => this.#onResize.delete(listener), { once: true });
  }

  /** Shows `text` to everybody; resolves when all can take more. */
  async write(text: string): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.write(text)));
  }

  /**
   * Serves one client until it leaves. `attaching` is called before anything is sent to it: what is said meanwhile, such as the
   * prompt of somebody who has waited for a client, counts as said before it came.
   */
  async attach(client: Connection, attaching: () => void): Promise<void> {
    this.#resized(client.window ?? serialWindow);
    client.onResize((window) => this.#resized(window));
    const leave = (): void => this.#letWrite();
    client.closed.addEventListener('abort', leave, { once: true });
    attaching();
    this.#clients.add(client);
    for await (const bytes of client.input) {
      if (client.closed.aborted) break;
      await this.#accept(bytes, client.closed);
    }
    client.closed.removeEventListener('abort', leave);
    this.#clients.delete(client);
  }

  /** While set, `watch` sees what is typed first; what it answers true for is dropped with everything typed before. */
  watch(watch: ((bytes: Uint8Array) => boolean) | undefined): void {
    this.#watch = watch;
  }

  /** While set, Ctrl-C calls `interrupt`, and everything typed before it is forgotten. */
  watchInterrupt(interrupt: (() => void) | undefined): void {
    this.watch(interrupt === undefined ? undefined : interruptsBy(interrupt));
  }

  /** The next bytes that were typed; undefined once `signal` aborts. However much was typed at once, others have their turns. */
  async next(signal: AbortSignal): Promise<Uint8Array | undefined> {
    await nextTurn(this.#turns);
    while (!signal.aborted) {
      const received = this.#typed.shift();
      if (received !== undefined) {
        const bytes = received.subarray(0, readBytes);
        if (received.length > readBytes) this.#typed.unshift(received.subarray(readBytes));
        this.#typedBytes -= bytes.length;
        this.#letWrite();
        return bytes;
      }
      await this.#untilTyped(signal);
    }
    return undefined;
  }

  /** Gives back bytes that were read too far. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#typed.unshift(bytes);
    this.#typedBytes += bytes.length;
  }

  /** Forgets what was typed and nobody read. */
  forget(): void {
    this.#typed = [];
    this.#typedBytes = 0;
    this.#letWrite();
  }

  async #accept(bytes: Uint8Array, closed: AbortSignal): Promise<void> {
    if (this.#watch?.(bytes) === true) return this.forget();
    this.#typed.push(bytes);
    this.#typedBytes += bytes.length;
    this.#wakeReader?.();
    while (this.#typedBytes > aheadBytes && !closed.aborted) {
      await new Promise<void>((resolve) => this.#wakeWriters.push(resolve));
    }
  }

  #untilTyped(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#wakeReader = undefined;
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      this.#wakeReader = wake;
    });
  }

  #letWrite(): void {
    const waiting = this.#wakeWriters;
    this.#wakeWriters = [];
    for (const wake of waiting) wake();
  }

  #resized(window: TerminalWindow): void {
    this.#window = window;
    for (const listener of this.#onResize) listener(window);
  }
}

function interruptsBy(interrupt: () => void): (bytes: Uint8Array) => boolean {
  return (bytes) => {
    const isInterrupt = bytes.includes(interruptByte);
    if (isInterrupt) interrupt();
    return isInterrupt;
  };
}
