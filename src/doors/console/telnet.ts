/** The telnet protocol as far as a console port needs it: RFC 854, 855, 857 (echo), 858 (go-ahead), 1073 (window size). */

const IAC = 255;
const DONT = 254;
const DO = 253;
const WONT = 252;
const WILL = 251;
const SUBNEGOTIATION = 250;
const BREAK = 243;
const INTERRUPT = 244;
const SUBNEGOTIATION_END = 240;
const OPTION_ECHO = 1;
const OPTION_NO_GO_AHEAD = 3;
const OPTION_WINDOW = 31;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const CONTROL_C = 3;

/** What the server says first: it echoes and never waits for its turn, and wants to know the size of the window. */
export const greeting = Uint8Array.of(
  ...[IAC, WILL, OPTION_ECHO],
  ...[IAC, WILL, OPTION_NO_GO_AHEAD],
  ...[IAC, DO, OPTION_WINDOW],
);

/** What some received bytes are. */
export interface Received {
  /** What was typed, without the protocol. */
  readonly typed: Uint8Array;
  /** What must be sent back; empty for most packets. */
  readonly reply: Uint8Array;
  /** The size of the client's window, if it was told. */
  readonly window: { readonly columns: number; readonly rows: number } | undefined;
}

/** A window is told in four bytes, each of which may be doubled; whatever is longer is no window. */
const payloadMaximum = 16;

/**
 * Takes the protocol out of what a client sends, wherever packets are cut. Enter is one CR, whether the client sends CR NUL, CR LF
 * or LF alone. Invariant: nothing it holds grows with what is sent.
 */
export class TelnetDecoder {
  #state: 'text' | 'command' | 'will' | 'do' | 'wont' | 'payload' | 'payload-command' = 'text';
  #isAfterReturn = false;
  #payload: number[] = [];

  decode(bytes: Uint8Array): Received {
    const typed: number[] = [];
    const reply: number[] = [];
    let window: Received['window'];
    for (const byte of bytes) {
      if (this.#state === 'text') this.#text(byte, typed);
      else if (this.#state === 'payload') this.#collect(byte);
      else if (this.#state === 'payload-command') window = this.#endPayload(byte) ?? window;
      else if (this.#state === 'command') this.#command(byte, typed);
      else this.#answer(byte, reply);
    }
    return { typed: Uint8Array.from(typed), reply: Uint8Array.from(reply), window };
  }

  #text(byte: number, typed: number[]): void {
    const isAfterReturn = this.#isAfterReturn;
    this.#isAfterReturn = byte === CARRIAGE_RETURN;
    if (byte === IAC) this.#state = 'command';
    else if (isAfterReturn && (byte === 0 || byte === LINE_FEED)) return;
    else typed.push(byte);
  }

  #command(byte: number, typed: number[]): void {
    this.#state = 'text';
    if (byte === IAC) typed.push(IAC);
    else if (byte === WILL) this.#state = 'will';
    else if (byte === DO) this.#state = 'do';
    else if (byte === WONT || byte === DONT) this.#state = 'wont';
    // A client may send its interrupt key as a command.
    else if (byte === INTERRUPT || byte === BREAK) typed.push(CONTROL_C);
    else if (byte === SUBNEGOTIATION) {
      this.#state = 'payload';
      this.#payload = [];
    }
  }

  /** Agrees to what the greeting offered, and refuses everything else once. */
  #answer(option: number, reply: number[]): void {
    const isOffered = option === OPTION_ECHO || option === OPTION_NO_GO_AHEAD;
    if (this.#state === 'do' && !isOffered) reply.push(IAC, WONT, option);
    if (this.#state === 'will' && option === OPTION_NO_GO_AHEAD) reply.push(IAC, DO, option);
    else if (this.#state === 'will' && option !== OPTION_WINDOW) reply.push(IAC, DONT, option);
    this.#state = 'text';
  }

  #collect(byte: number): void {
    if (byte === IAC) this.#state = 'payload-command';
    else if (this.#payload.length < payloadMaximum) this.#payload.push(byte);
  }

  #endPayload(byte: number): Received['window'] {
    if (byte === IAC) {
      if (this.#payload.length < payloadMaximum) this.#payload.push(IAC);
      this.#state = 'payload';
      return undefined;
    }
    this.#state = 'text';
    if (byte !== SUBNEGOTIATION_END) return undefined;
    const [option, columnsHigh = 0, columnsLow = 0, rowsHigh = 0, rowsLow = 0] = this.#payload;
    if (option !== OPTION_WINDOW || this.#payload.length !== 5) return undefined;
    return { columns: columnsHigh * 256 + columnsLow, rows: rowsHigh * 256 + rowsLow };
  }
}
