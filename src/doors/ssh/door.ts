import { once, setMaxListeners } from 'node:events';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import ssh2, { type ClientInfo, type Connection as SshClient, type Server as SshServer } from 'ssh2';
import { afterHostDelay, hostSleep } from '../../base/clock.ts';
import { reasonOf } from '../../base/emulator-error.ts';
import type { Front } from '../front.ts';
import { offeredAlgorithms } from './algorithms.ts';
import { serveClient } from './client.ts';
import type { HostKey } from './host-keys.ts';
import { holdKexInit } from './kexinit-hold.ts';
import { warnAboutMissingAddon } from './native-addon.ts';
import { UserKeys } from './user-keys.ts';

/** How a door is opened. */
export interface SshDoorOptions {
  readonly front: Front;
  readonly host: string;
  /** 0 lets the host choose; `SshDoor.port` tells. */
  readonly port: number;
  /** Asked when the first client comes, so that a switch that nobody visits costs no keys. */
  readonly hostKeys: () => readonly HostKey[];
  /** Hears what somebody who runs the emulator should know: a missing addon, a session that failed inside. */
  readonly warn?: (message: string) => void;
}

/** An open door. */
export interface SshDoor {
  readonly address: string;
  readonly port: number;
  /** Closes the door and the connections of all clients; resolves when the port is free. */
  close(): Promise<void>;
  /** False closes the connections of all clients and refuses new ones, as a switch does that is down; true lets them in again. */
  setOpen(isOpen: boolean): void;
}

/**
 * What the switch says it is. Some releases answer exactly this (ansible/ansible#39167); OpenSSH's client turns on
 * workarounds for certificates only when it meets the name.
 */
export const identification = 'OpenSSH_7.2 FIPS';
/** Host time that a client may take to log in (LoginGraceTime of OpenSSH is twice that). */
const loginMs = 60_000;
/** Clients that may be on their way to a login at the same time; further ones are turned away. */
const loginCount = 128;
/** Host time after which a connection that we closed is cut off. */
const farewellMs = 250;

/** Opens an SSH door. Rejects with the error of Node when the port cannot be had. */
export async function openSshDoor(options: SshDoorOptions): Promise<SshDoor> {
  const warn = options.warn ?? ((): void => {});
  warnAboutMissingAddon(warn);
  const reception = new Reception(options, warn);
  const listener = await listenOn(reception, options.host, options.port);
  listener.on('error', (error) => warn(`The SSH door of ${options.front.name} failed: ${error.message}`));
  return new Listener(listener, reception, warn).door();
}

/**
 * The listening socket of a door. While the switch is down it does not listen, so that clients are refused and not kept waiting; the
 * port is taken again when it is up. Invariant: at most one change of the socket is under way, and the last wish wins.
 */
class Listener {
  readonly #reception: Reception;
  readonly #at: { readonly address: string; readonly port: number };
  readonly #warn: (message: string) => void;
  #server: NetServer | undefined;
  #changing: Promise<void> = Promise.resolve();
  #isWanted = true;

  constructor(server: NetServer, reception: Reception, warn: (message: string) => void) {
    this.#server = server;
    this.#reception = reception;
    this.#warn = warn;
    const at = server.address();
    this.#at = typeof at === 'object' && at !== null ? at : { address: '', port: 0 };
  }

  door(): SshDoor {
    return {
      ...this.#at,
      setOpen: (isOpen) => {
        this.#isWanted = isOpen;
        if (!isOpen) this.#reception.closeAll();
        void this.#change();
      },
      close: () => {
        this.#isWanted = false;
        this.#reception.closeAll();
        return this.#change();
      },
    };
  }

  #change(): Promise<void> {
    this.#changing = this.#changing.then(async () => {
      if (this.#isWanted && this.#server === undefined) await this.#listenAgain();
      if (this.#isWanted || this.#server === undefined) return;
      const closed = once(this.#server, 'close');
      this.#server.close();
      this.#server = undefined;
      await closed;
    });
    return this.#changing;
  }

  async #listenAgain(): Promise<void> {
    const { address, port } = this.#at;
    for (let attempt = 1; this.#isWanted; attempt += 1) {
      try {
        this.#server = await listenOn(this.#reception, address, port);
        return;
      } catch (error) {
        if (attempt === retryCount) return this.#warn(`Port ${port} cannot be opened again: ${reasonOf(error)}`);
        await hostSleep(retryMs);
      }
    }
  }
}

/** How often, and how long apart in host time, a port is tried that somebody else took while the switch was down. */
const retryCount = 50;
const retryMs = 100;

async function listenOn(reception: Reception, host: string, port: number): Promise<NetServer> {
  const listener = createServer({ noDelay: true }, (socket) => reception.admit(socket));
  listener.listen(port, host);
  await once(listener, 'listening');
  return listener;
}

/**
 * One client from the TCP handshake on. Its signal aborts with a reason, because without one Node makes an exception with a
 * stack each time, which cost a fifth of the CPU time of a login (bench, logins-per-second).
 */
interface Visitor {
  readonly socket: Socket;
  readonly address: string;
  readonly port: number;
  /** To be called when the client has logged in or is gone; further calls do nothing. */
  readonly settle: () => void;
  /** Aborts when the connection is lost or closed. */
  readonly lost: AbortController;
  client: SshClient | undefined;
}

/**
 * The clients of one door. ssh2 never sees a listening socket: sockets are taken here, without Nagle's delay (mscdex/ssh2#1285),
 * and given to one server of ssh2, which is made when the first client comes.
 * Invariant: at most `loginCount` clients have not logged in, none for longer than `loginMs`.
 */
class Reception {
  readonly #options: SshDoorOptions;
  readonly #warn: (message: string) => void;
  readonly #keys = new UserKeys();
  readonly #visitors = new Map<string, Visitor>();
  #server: SshServer | undefined;
  #loginCount = 0;

  constructor(options: SshDoorOptions, warn: (message: string) => void) {
    this.#options = options;
    this.#warn = warn;
  }

  admit(socket: Socket): void {
    socket.on('error', () => {});
    const { remoteAddress: address, remotePort: port } = socket;
    if (!this.#options.front.isSshServerOn()) {
      // As if nobody listened: what a client sees when it comes to a port without a server.
      socket.resetAndDestroy();
      return;
    }
    if (address === undefined || port === undefined || this.#loginCount >= loginCount) {
      socket.destroy();
      return;
    }
    const visitor: Visitor = {
      socket,
      address,
      port,
      settle: this.#expectLogin(socket),
      lost: new AbortController(),
      client: undefined,
    };
    setMaxListeners(0, visitor.lost.signal, socket);
    const place = placeOf(address, port);
    this.#visitors.set(place, visitor);
    socket.once('end', () => visitor.lost.abort('closed'));
    socket.once('close', () => {
      this.#visitors.delete(place);
      visitor.settle();
      visitor.lost.abort('closed');
    });
    this.#sshServer().injectSocket(socket);
    holdKexInit(socket);
  }

  closeAll(): void {
    const leaving = new Set([...this.#visitors.values()].map(({ socket }) => socket));
    const allLeft = new AbortController();
    for (const socket of leaving) {
      socket.once('close', () => {
        leaving.delete(socket);
        if (leaving.size === 0) allLeft.abort();
      });
    }
    if (leaving.size === 0) return;
    void hostSleep(farewellMs, allLeft.signal).then(() => {
      for (const socket of leaving) socket.destroy();
    });
    for (const visitor of this.#visitors.values()) farewell(visitor);
  }

  /** Counts a client that has not logged in, for `loginMs` at most; the answer ends that. */
  #expectLogin(socket: Socket): () => void {
    this.#loginCount += 1;
    let isExpected = true;
    const stop = afterHostDelay(loginMs, () => socket.destroy());
    return () => {
      if (!isExpected) return;
      isExpected = false;
      stop();
      this.#loginCount -= 1;
    };
  }

  #sshServer(): SshServer {
    if (this.#server !== undefined) return this.#server;
    const { front, hostKeys } = this.#options;
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
    visitor.client = client;
    // Errors of a client concern nobody else. ssh2 ends the connection after one, and a peer that does not answer that is cut off.
    client.on('error', () => visitor.socket.destroySoon());
    serveClient(client, {
      front: this.#options.front,
      keys: this.#keys,
      address: visitor.address,
      port: visitor.port,
      socket: visitor.socket,
      lost: visitor.lost.signal,
      warn: this.#warn,
      onLogin: visitor.settle,
      dismiss: () => farewell(visitor),
    });
  }
}

/** Says goodbye to a client. */
function farewell({ client, socket }: Visitor): void {
  try {
    client?.end();
  } catch {
    // ssh2 throws when the connection is already broken; then there is nobody to say it to.
  }
  socket.destroySoon();
}

function placeOf(address: string, port: number): string {
  return `${address} ${port}`;
}
