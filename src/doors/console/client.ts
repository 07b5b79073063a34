import { connect, type Socket } from 'node:net';

/** The other end of a console port: what `telnet` does, for those who have none. */
export interface ConsoleClient {
  /** What the console sends, in order, without the protocol; ends when the other side has closed, or this one. */
  readonly output: AsyncIterable<Uint8Array>;
  /** Sends what is typed; resolves when more can be taken, or at once when the connection is gone. Never rejects. */
  send(typed: Uint8Array): Promise<void>;
  /** Tells the size of the window. */
  resize(window: ClientWindow): void;
  /** Closes the connection. */
  close(): void;
}

/** The cells of a client's terminal. */
export interface ClientWindow {
  readonly columns: number;
  readonly rows: number;
}

const IAC = 255;
const DONT = 254;
const DO = 253;
const WONT = 252;
const WILL = 251;
const SUBNEGOTIATION = 250;
const SUBNEGOTIATION_END = 240;
const OPTION_ECHO = 1;
const OPTION_NO_GO_AHEAD = 3;
const OPTION_WINDOW = 31;
const CARRIAGE_RETURN = 13;

/** Connects to a console port. Rejects with the error of Node when nobody listens there. */
export async function openConsoleClient(
  { host, port }: { readonly host: string; readonly port: number },
  window: ClientWindow,
): Promise<ConsoleClient> {
  const socket = await connected(host, port);
  const negotiation = new Negotiation(window);
  return {
    output: received(socket, negotiation),
    send: (typed) => written(socket, asTyped(typed)),
    resize(changed) {
      const told = negotiation.resize(changed);
      if (told.length > 0) void written(socket, Uint8Array.from(told));
    },
    close: () => socket.destroy(),
  };
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
  });
}

function written(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go);
      socket.off('close', go);
      resolve();
    };
    socket.on('drain', go);
    socket.on('close', go);
  });
}

/** What is typed as telnet sends it: 255 doubled, and Enter as CR NUL (RFC 854). */
function asTyped(typed: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  for (const byte of typed) {
    bytes.push(byte);
    if (byte === IAC) bytes.push(IAC);
    if (byte === CARRIAGE_RETURN) bytes.push(0);
  }
  return Uint8Array.from(bytes);
}

async function* received(socket: Socket, negotiation: Negotiation): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of socket) {
      const { shown, reply } = negotiation.decode(bytes);
      if (reply.length > 0) void written(socket, Uint8Array.from(reply));
      if (shown.length > 0) yield Uint8Array.from(shown);
    }
  } catch {
    // A connection that breaks has ended.
  }
}

/**
 * The client's side of the protocol: the other end echoes, nobody waits for a turn, and the size of the window is told to whoever
 * asks for it. Invariant: nothing that it holds grows with what is sent.
 */
class Negotiation {
  #window: ClientWindow;
  #isWindowWanted = false;
  #state: 'text' | 'command' | 'will' | 'wont' | 'do' | 'dont' | 'payload' | 'payload-command' = 'text';

  constructor(window: ClientWindow) {
    this.#window = window;
  }

  /** The bytes that tell a new size; none when nobody has asked. */
  resize(window: ClientWindow): readonly number[] {
    this.#window = window;
    return this.#isWindowWanted ? this.#size() : [];
  }

  decode(bytes: Uint8Array): { readonly shown: readonly number[]; readonly reply: readonly number[] } {
    const shown: number[] = [];
    const reply: number[] = [];
    for (const byte of bytes) {
      if (this.#state === 'text') {
        if (byte === IAC) this.#state = 'command';
        else shown.push(byte);
      } else if (this.#state === 'command') this.#command(byte, shown);
      else if (this.#state === 'payload') this.#state = byte === IAC ? 'payload-command' : 'payload';
      else if (this.#state === 'payload-command') this.#state = byte === SUBNEGOTIATION_END ? 'text' : 'payload';
      else reply.push(...this.#answer(byte));
    }
    return { shown, reply };
  }

  #command(byte: number, shown: number[]): void {
    this.#state = 'text';
    if (byte === IAC) shown.push(IAC);
    else if (byte === WILL) this.#state = 'will';
    else if (byte === WONT) this.#state = 'wont';
    else if (byte === DO) this.#state = 'do';
    else if (byte === DONT) this.#state = 'dont';
    else if (byte === SUBNEGOTIATION) this.#state = 'payload';
  }

  #answer(option: number): readonly number[] {
    const asked = this.#state;
    this.#state = 'text';
    if (asked === 'will') {
      const isWelcome = option === OPTION_ECHO || option === OPTION_NO_GO_AHEAD;
      return [IAC, isWelcome ? DO : DONT, option];
    }
    if (asked !== 'do') return [];
    if (option === OPTION_NO_GO_AHEAD) return [IAC, WILL, option];
    if (option !== OPTION_WINDOW) return [IAC, WONT, option];
    this.#isWindowWanted = true;
    return [IAC, WILL, option, ...this.#size()];
  }

  #size(): readonly number[] {
    const { columns, rows } = this.#window;
    const values = [columns, rows].flatMap((cells) => [Math.min(255, cells >> 8), cells & 255]);
    const escaped = values.flatMap((value) => (value === IAC ? [IAC, IAC] : [value]));
    return [IAC, SUBNEGOTIATION, OPTION_WINDOW, ...escaped, IAC, SUBNEGOTIATION_END];
  }
}
