import { createServer, type Server, type Socket } from 'node:net';
import type { Connection, TerminalWindow } from '../../cli/shell/connection.ts';
import { greeting, TelnetDecoder } from './telnet.ts';

/** A console port as terminal servers have it: telnet on a TCP port, without a login of its own. */
export interface ConsoleDoor {
  readonly address: string;
  readonly port: number;
  /** Closes the port and every connection. */
  close(): Promise<void>;
}

/** What a client does not take is lost beyond this, as on a serial line. */
const waitingBytes = 1024 * 1024;
/** Clients at one port; a console has no use for more. */
const clientsMaximum = 16;

/** A terminal whose client tells no size. */
const usualWindow: TerminalWindow = { name: 'vt100', columns: 80, rows: 24 };

/** Opens a port and serves every client by `attach`. Rejects when the port cannot be opened. */
export async function openConsoleDoor(
  host: string,
  port: number,
  attach: (connection: Connection) => Promise<void>,
): Promise<ConsoleDoor> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (sockets.size > clientsMaximum) socket.destroy();
    else void attach(connectionOf(socket));
  });
  const opened = await listening(server, host, port);
  return {
    ...opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listening(server: Server, host: string, port: number): Promise<{ address: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const at = server.address();
      if (at === null || typeof at === 'string') return reject(new Error('the console port has no address'));
      resolve({ address: at.address, port: at.port });
    });
  });
}

function connectionOf(socket: Socket): Connection {
  const closed = new AbortController();
  const decoder = new TelnetDecoder();
  const listeners: ((window: TerminalWindow) => void)[] = [];
  socket.on('close', () => closed.abort('closed'));
  socket.write(greeting);
  const resized = ({ columns, rows }: { columns: number; rows: number }): void => {
    for (const listener of listeners) listener({ ...usualWindow, columns, rows });
  };
  return {
    user: '',
    peer: { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 },
    door: 'console',
    wanted: { kind: 'shell' },
    window: usualWindow,
    onResize: (listener) => listeners.push(listener),
    input: typedOn(socket, decoder, resized),
    write: async (text) => {
      if (!socket.destroyed && socket.writableLength < waitingBytes) socket.write(text);
    },
    closed: closed.signal,
    finish: () => socket.end(),
  };
}

/** What is typed, until the client is gone; reading waits for whoever takes it. */
async function* typedOn(
  socket: Socket,
  decoder: TelnetDecoder,
  resized: (size: { columns: number; rows: number }) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of socket) {
      const { typed, reply, window } = decoder.decode(bytes);
      if (reply.length > 0) socket.write(reply);
      if (window !== undefined) resized(window);
      if (typed.length > 0) yield typed;
    }
  } catch {
    // A connection that breaks has ended.
  }
}
