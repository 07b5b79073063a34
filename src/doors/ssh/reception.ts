import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import ssh2, { type ClientInfo, type Connection as SshClient, type Server as SshServer } from 'ssh2';
import { afterHostDelay } from '../../base/clock.ts';
import type { Guard } from '../../base/guard.ts';
import { WaitingRoom } from '../../base/waiting-room.ts';
import type { Front } from '../front.ts';
import type { Reception } from '../listener.ts';
import { offeredAlgorithms } from './algorithms.ts';
import { serveClient } from './client.ts';
import { sayWhy } from './disconnect.ts';
import type { HostKey } from './host-keys.ts';
import { expectIdentification, mismatchWords } from './identification-line.ts';
import { holdKexInit } from './kexinit-hold.ts';
import { holdWhileUnread } from './unread-answers.ts';
import { UserKeys } from './user-keys.ts';

/**
 * What the switch says it is. Some releases answer exactly this (ansible/ansible#39167); OpenSSH's client turns on
 * workarounds for certificates only when it meets the name.
 */
export const identification = 'OpenSSH_7.2 FIPS';
/** Host time that a client may take to log in (LoginGraceTime of OpenSSH is twice that). */
const loginMs = 60_000;
/** Clients that may be on their way to a login at the same time; see `WaitingRoom` for who has to go when more come. */
export const loginCount = 128;
/** Clients that may be there in all. */
export const clientCount = 1024;
/** Host time after which a connection that we closed is cut off. */
const farewellMs = 250;

/** How far a client has come that has not logged in. */
const progress = { identified: 1, asking: 2 } as const;

/** The door whose clients are received. */
export interface ReceivingDoor {
  readonly front: Front;
  readonly hostKeys: () => readonly HostKey[];
  readonly guard: Guard;
}

/**
 * One client from the TCP handshake on. Its signal aborts with a reason, because without one Node makes an exception with a
 * stack each time, which cost a fifth of the CPU time of a login (bench, logins-per-second).
 */
interface Visitor {
  readonly socket: Socket;
  readonly address: string;
  readonly port: number;
  /** Aborts when the connection is lost or closed. */
  readonly lost: AbortController;
  readonly guard: Guard;
  client: SshClient | undefined;
}

/**
 * The clients of one door. ssh2 never sees a listening socket: sockets are taken here, without Nagle's delay (mscdex/ssh2#1285),
 * and given to one server of ssh2, which is made when the first client comes.
 * Invariant: at most `loginCount` clients have not logged in, none for longer than `loginMs`, and there are at most `clientCount`.
 */
export class SshReception implements Reception {
  readonly #door: ReceivingDoor;
  readonly #keys = new UserKeys();
  readonly #visitors = new Map<string, Visitor>();
  readonly #waiting = new WaitingRoom<Visitor>(loginCount, ({ socket }) => socket.destroy());
  #server: SshServer | undefined;

  constructor(door: ReceivingDoor) {
    this.#door = door;
  }

  /** Takes a client that has just come. */
  admit(socket: Socket): void {
    const { remoteAddress: address, remotePort: port } = socket;
    if (address === undefined || port === undefined || this.#visitors.size >= clientCount) {
      socket.destroy();
      return;
    }
    const guard = this.#door.guard.for({ session: `ssh ${address}:${port}` });
    guard.events('ssh connection', socket, () => socket.destroy());
    const visitor: Visitor = { socket, address, port, guard, lost: new AbortController(), client: undefined };
    setMaxListeners(0, visitor.lost.signal, socket);
    const place = placeOf(address, port);
    this.#visitors.set(place, visitor);
    const stop = this.#expectLogin(visitor);
    socket.once('end', () => visitor.lost.abort('closed'));
    socket.once('close', () => {
      stop();
      this.#visitors.delete(place);
      this.#waiting.leave(visitor);
      visitor.lost.abort('closed');
    });
    expectIdentification(socket, {
      identified: () => this.#waiting.advance(visitor, progress.identified),
      wrong: () => {
        socket.write(mismatchWords);
        this.#hangUp(socket);
      },
    });
    this.#sshServer().injectSocket(socket);
    holdKexInit(socket, guard);
    holdWhileUnread(socket);
  }

  /**
   * Ends every connection as a process that is killed does: TCP closes, and SSH says nothing (clients print `closed by remote host`,
   * for which pyATS waits after `reload`).
   */
  closeAll(): void {
    for (const { socket } of this.#visitors.values()) this.#hangUp(socket);
  }

  /** Gives a client that has not logged in a place, for `loginMs` at most; the answer ends that wait. */
  #expectLogin(visitor: Visitor): () => void {
    const { socket } = visitor;
    this.#waiting.enter(visitor, visitor.address);
    return afterHostDelay(loginMs, () => {
      if (this.#waiting.has(visitor)) socket.destroy();
    });
  }

  /** Sends what is still to be sent, hears no more, and cuts off a client that does not close its side. */
  #hangUp(socket: Socket): void {
    socket.removeAllListeners('data');
    socket.resume();
    socket.end();
    const stop = afterHostDelay(farewellMs, () => socket.destroy());
    socket.once('close', stop);
  }

  #sshServer(): SshServer {
    if (this.#server !== undefined) return this.#server;
    const { front, hostKeys } = this.#door;
    const server = new ssh2.Server({
      hostKeys: hostKeys().map((key) => ({ key })),
      algorithms: offeredAlgorithms,
      ident: identification,
      // ssh2 reads the banner anew for every client.
      get banner() {
        return front.loginBanner().replace(/\r?\n/g, '\r\n');
      },
    });
    server.on('connection', (client, info) => this.#meet(client, info));
    this.#server = server;
    return server;
  }

  #meet(client: SshClient, info: ClientInfo): void {
    const visitor = this.#visitors.get(placeOf(info.ip, info.port));
    if (visitor === undefined) {
      // It left in the same moment.
      client.on('error', () => {});
      client.end();
      return;
    }
    const { socket, guard } = visitor;
    visitor.client = client;
    // Errors of a client concern nobody else. ssh2 ends the connection after one, and a peer that does not answer that is cut off.
    client.on('error', () => this.#hangUp(socket));
    // What our own code throws would be taken by ssh2 for an error of the client, and nobody would hear of it.
    guard.events('ssh connection', client, () => socket.destroy());
    serveClient(client, {
      front: this.#door.front,
      keys: this.#keys,
      address: visitor.address,
      port: visitor.port,
      socket,
      lost: visitor.lost.signal,
      guard,
      onAsked: () => this.#waiting.advance(visitor, progress.asking),
      onLogin: () => this.#waiting.leave(visitor),
      dismiss: (words) => this.#dismiss(visitor, words),
    });
  }

  /** Tells a client why it has to go, and hangs up. */
  #dismiss({ client, socket, guard }: Visitor, words: string): void {
    if (client !== undefined) guard.run('farewell', () => sayWhy(client, words));
    this.#hangUp(socket);
  }
}

function placeOf(address: string, port: number): string {
  return `${address} ${port}`;
}
