import type { ServerChannel } from 'ssh2';
import type { Connection, TerminalWindow, Wanted } from '../../cli/shell/connection.ts';
import { inPieces } from '../pieces.ts';
import type { ChannelWriter } from './channel-writer.ts';

/** Who is at the other end of an SSH connection that has logged in. */
export interface SshPeer {
  readonly user: string;
  readonly address: string;
  readonly port: number;
}

/** What a connection is made of. */
export interface OpenedChannel {
  readonly peer: SshPeer;
  readonly wanted: Wanted;
  readonly window: TerminalWindow | undefined;
  readonly channel: ServerChannel;
  readonly writer: ChannelWriter;
  /** Aborts when the channel or its connection is closed. */
  readonly gone: AbortSignal;
}

/**
 * A shell or a command on one SSH channel, as sessions see it.
 * Invariant: at most one SSH window (2 MiB) of input waits here; the client is stopped before more comes.
 */
export class SshConnection implements Connection {
  readonly user: string;
  readonly peer: { readonly address: string; readonly port: number };
  readonly door = 'ssh';
  readonly wanted: Wanted;
  readonly closed: AbortSignal;
  readonly input: AsyncIterable<Uint8Array>;
  readonly #writer: ChannelWriter;
  readonly #listeners: ((window: TerminalWindow) => void)[] = [];
  #window: TerminalWindow | undefined;

  constructor(parts: OpenedChannel) {
    this.user = parts.peer.user;
    this.peer = { address: parts.peer.address, port: parts.peer.port };
    this.wanted = parts.wanted;
    this.closed = parts.gone;
    this.#window = parts.window;
    this.#writer = parts.writer;
    this.input = { [Symbol.asyncIterator]: () => chunksOf(parts.channel, parts.gone) };
  }

  /** The size the terminal has now. */
  get window(): TerminalWindow | undefined {
    return this.#window;
  }

  onResize(listener: (window: TerminalWindow) => void): void {
    this.#listeners.push(listener);
  }

  /** The door tells that the client's terminal has another size. */
  resize(columns: number, rows: number): void {
    if (this.#window === undefined) return;
    this.#window = { name: this.#window.name, columns, rows };
    for (const listener of this.#listeners) listener(this.#window);
  }

  write(text: string): Promise<void> {
    this.#writer.send(text);
    return this.#writer.ready();
  }

  finish(exitStatus: number): void {
    this.#writer.finish(exitStatus);
  }
}

/**
 * What arrives on a channel, until the client says that no more comes or is gone. Written by hand because the iterator of
 * Node closes the whole channel when a session stops reading.
 */
async function* chunksOf(channel: ServerChannel, gone: AbortSignal): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const chunk: Uint8Array | null = channel.read();
    if (chunk !== null) yield* inPieces(chunk);
    else if (channel.readableEnded || !channel.readable || gone.aborted) return;
    else await more(channel, gone);
  }
}

function more(channel: ServerChannel, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      for (const event of ['readable', 'end', 'close']) channel.off(event, finish);
      gone.removeEventListener('abort', finish);
      resolve();
    };
    for (const event of ['readable', 'end', 'close']) channel.on(event, finish);
    gone.addEventListener('abort', finish, { once: true });
  });
}
