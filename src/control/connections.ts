import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { WaitingRoom } from '../base/waiting-room.ts';

/** Connections on which nothing is being asked; see `Connections` for which of them goes when one more comes. */
export const quietMax = 512;

/** Requests that are being served at once, event streams among them; only questions after the health of the API are answered beyond. */
export const requestsMax = 448;

/** Requests that may come in on a connection before its first one is answered; one more ends the connection at once. */
export const pipelinedMax = 8;

/** How long a client may take to send the head of a request, in milliseconds of host time, and how often that is looked at. */
export const headersMs = 5000;
export const checkingMs = 1000;

/** How far a connection has come that was served before. */
const served = 1;

/**
 * Keeps the connections of `server` bounded: when one more comes, one on which no request is being served has to go. A half-sent
 * request keeps nobody out, so `/healthz` is always answered. A connection serves one request at a time: node's parser hands over all
 * requests of a piece of 64 kB at once, so whoever sends many without waiting would have them all served in one turn.
 * Invariant: at most `quietMax` connections are quiet; whoever serves requests refuses those beyond `requestsMax`.
 */
export class Connections {
  readonly #quiet = new WaitingRoom<Socket>(quietMax, (socket) => socket.destroy());
  readonly #unanswered = new WeakMap<Socket, number>();
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

  /**
   * What is to be done with a request that comes in on a connection. It is served where none is under way. The first one that does not
   * wait for an answer is refused, which has to end the connection; those behind it get none, and a client asks again for what is
   * unanswered on a connection that ended (RFC 9112, 9.3.2).
   */
  arrive(socket: Socket): 'serve' | 'refuse' | 'drop' {
    const count = (this.#unanswered.get(socket) ?? 0) + 1;
    this.#unanswered.set(socket, count);
    if (count === 1) return 'serve';
    if (count > pipelinedMax) socket.destroy();
    return count === 2 ? 'refuse' : 'drop';
  }

  /** A request is served on a connection; the answer ends it, and does nothing the second time. */
  begin(socket: Socket): () => void {
    this.#quiet.leave(socket);
    this.#busyCount += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#busyCount -= 1;
      // A connection that has refused a request serves no other one until it ends.
      if (this.#unanswered.get(socket) === 1) this.#unanswered.delete(socket);
      if (socket.destroyed) return;
      this.#quiet.enter(socket, '');
      this.#quiet.advance(socket, served);
    };
  }
}
