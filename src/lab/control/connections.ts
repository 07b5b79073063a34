import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { WaitingRoom } from '../../base/waiting-room.ts';

/** Connections on which nothing is being asked; see `Connections` for which of them goes when one more comes. */
export const quietMax = 512;

/** Requests that are being served at once, event streams among them; only questions after the health of the API are answered beyond. */
export const requestsMax = 448;

/** How long a client may take to send the head of a request, in milliseconds of host time, and how often that is looked at. */
export const headersMs = 5000;
export const checkingMs = 1000;

/** How far a connection has come that was served before. */
const served = 1;

/**
 * Keeps the connections of `server` bounded: when one more comes, one on which no request is being served has to go. A half-sent
 * request keeps nobody out, so `/healthz` is always answered.
 * Invariant: at most `quietMax` connections are quiet; whoever serves requests refuses those beyond `requestsMax`.
 */
export class Connections {
  readonly #quiet = new WaitingRoom<Socket>(quietMax, (socket) => socket.destroy());
  #busyCount = 0;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#quiet.enter(socket, '');
      socket.once('close', () => this.#quiet.leave(socket));
    });
  }

  /** Whether as many requests are being served as may be. */
  get isFull(): boolean {
    return this.#busyCount > requestsMax;
  }

  /** A request has come in on a connection; the answer ends it, and does nothing the second time. */
  begin(socket: Socket): () => void {
    this.#quiet.leave(socket);
    this.#busyCount += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#busyCount -= 1;
      if (socket.destroyed) return;
      this.#quiet.enter(socket, '');
      this.#quiet.advance(socket, served);
    };
  }
}
