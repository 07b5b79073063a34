import { createServer, type Server, type Socket } from 'node:net';
import { WaitingRoom } from '../../base/waiting-room.ts';
import type { Connection, TerminalWindow } from '../../cli/shell/connection.ts';
import type { ConsoleDoorOptions, OpenDoor } from '../door.ts';
import { inPieces } from '../pieces.ts';
import { greeting, TelnetDecoder } from './telnet.ts';

/** What a client does not take is lost beyond this, as on a serial line. */
const waitingBytes = 1024 * 1024;
/** Clients at one port; a console has no use for more. The one that was quiet for longest goes when another comes. */
export const clientsMaximum = 16;

/** A terminal whose client tells no size. */
const usualWindow: TerminalWindow = { name: 'vt100', columns: 80, rows: 24 };

/**
 * Opens a console port as terminal servers have it: telnet on a TCP port, without a login of its own. Serves every client by
 * `attach`. Rejects when the port cannot be opened.
 */
export async function openConsoleDoor(options: ConsoleDoorOptions): Promise<OpenDoor> {
  const { host, port, attach, guard } = options;
  const sockets = new Set<Socket>();
  // Whoever typed least lately makes room, so that clients that say nothing keep nobody out for ever.
  const places = new WaitingRoom<Socket>(options.clientsMaximum ?? clientsMaximum, (socket) => socket.destroy());
  const server = createServer({ noDelay: true }, (socket) => {
    const { remoteAddress = '', remotePort = 0 } = socket;
    const about = guard.for({ session: `console ${remoteAddress}:${remotePort}` });
    const end = (): void => {
      socket.destroy();
    };
    about.events('console connection', socket, end);
    sockets.add(socket);
    places.enter(socket, '');
    socket.on('close', () => {
      sockets.delete(socket);
      places.leave(socket);
    });
    socket.on('error', end);
    const connection = connectionOf(socket, () => places.advance(socket, 0));
    about.run('console connection', () => about.watch('console connection', attach(connection), end), end);
  });
  const opened = await listening(server, host, port);
  // Such as a process that has no more file descriptors: the connection is lost, the door stays.
  server.on('error', (error) => guard.report('console door', error));
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

function connectionOf(socket: Socket, heard: () => void): Connection {
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
    input: typedOn(socket, decoder, { resized, heard }),
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
  told: { resized(size: { columns: number; rows: number }): void; heard(): void },
): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of socket) {
      const { typed, reply, window } = decoder.decode(bytes);
      // A client that asks on without reading the answers gets no more of them.
      if (reply.length > 0 && socket.writableLength < waitingBytes) socket.write(reply);
      if (window !== undefined) told.resized(window);
      if (typed.length > 0) told.heard();
      yield* inPieces(typed);
    }
  } catch {
    // A connection that breaks has ended.
  }
}
