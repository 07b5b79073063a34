import { once } from 'node:events';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import { hostSleep } from '../../base/clock.ts';
import { reasonOf } from '../../base/emulator-error.ts';
import { Guard } from '../../base/guard.ts';
import type { Front } from '../front.ts';
import type { HostKey } from './host-keys.ts';
import { Reception } from './reception.ts';

/** How a door is opened. */
export interface SshDoorOptions {
  readonly front: Front;
  readonly host: string;
  /** 0 lets the host choose; `SshDoor.port` tells. */
  readonly port: number;
  /** Asked when the first client comes, so that a switch that nobody visits costs no keys. */
  readonly hostKeys: () => readonly HostKey[];
  /** Hears what somebody who runs the emulator should know: a port that is gone. */
  readonly warn?: (message: string) => void;
  /** Contains what is thrown inside; without one it is told to `warn`. */
  readonly guard?: Guard;
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

/** Opens an SSH door. Rejects with the error of Node when the port cannot be had. */
export async function openSshDoor(options: SshDoorOptions): Promise<SshDoor> {
  const warn = options.warn ?? ((): void => {});
  const { front, hostKeys, host, port } = options;
  const guard = options.guard ?? new Guard(({ place, reason }) => warn(`${front.name}: ${place}: ${reason}`));
  return Listener.open({ front, hostKeys, warn, guard }, { host, port });
}

/**
 * The listening socket of a door. While the switch is down it does not listen, so that clients are refused and not kept waiting; the
 * port is taken again when it is up. Invariant: at most one change of the socket is under way, and the last wish wins.
 */
class Listener implements SshDoor {
  readonly #surroundings: ListenerSurroundings;
  address: string;
  port: number;
  /** Made when the first client comes. */
  #reception: Reception | undefined;
  #server: NetServer | undefined;
  #changing: Promise<void> | undefined;
  #isWanted = true;

  private constructor(surroundings: ListenerSurroundings, at: { readonly host: string; readonly port: number }) {
    this.#surroundings = surroundings;
    this.address = at.host;
    this.port = at.port;
  }

  /** Rejects with the error of Node when the port cannot be had. */
  static async open(
    surroundings: ListenerSurroundings,
    at: { readonly host: string; readonly port: number },
  ): Promise<Listener> {
    const listener = new Listener(surroundings, at);
    await listener.#listen();
    const bound = listener.#server?.address();
    if (typeof bound === 'object' && bound !== null) {
      listener.address = bound.address;
      listener.port = bound.port;
    }
    return listener;
  }

  setOpen(isOpen: boolean): void {
    // A switch that comes up for the first time listens already.
    if (isOpen && this.#isWanted && this.#changing === undefined) return;
    this.#isWanted = isOpen;
    if (!isOpen) this.#reception?.closeAll();
    this.#surroundings.guard.watch('ssh door', this.#change());
  }

  close(): Promise<void> {
    this.#isWanted = false;
    this.#reception?.closeAll();
    return this.#change();
  }

  #change(): Promise<void> {
    this.#changing = (this.#changing ?? Promise.resolve()).then(async () => {
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
    for (let attempt = 1; this.#isWanted; attempt += 1) {
      try {
        return await this.#listen();
      } catch (error) {
        if (attempt === retryCount)
          return this.#surroundings.warn(`Port ${this.port} cannot be opened again: ${reasonOf(error)}`);
        await hostSleep(retryMs);
      }
    }
  }

  async #listen(): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => this.#admit(socket));
    server.listen(this.port, this.address);
    await once(server, 'listening');
    // Such as a process that has no more file descriptors: the connection is lost, the door stays.
    const { front, warn } = this.#surroundings;
    server.on('error', (error) => warn(`The SSH door of ${front.name} failed: ${error.message}`));
    this.#server = server;
  }

  #admit(socket: Socket): void {
    const admit = (): void => {
      this.#reception ??= new Reception(this.#surroundings);
      this.#reception.admit(socket);
    };
    this.#surroundings.guard.run('ssh connection', admit, () => socket.destroy());
  }
}

/** How often, and how long apart in host time, a port is tried that somebody else took while the switch was down. */
const retryCount = 50;
const retryMs = 100;

/** What a listener needs of its door. */
interface ListenerSurroundings {
  readonly front: Front;
  readonly hostKeys: () => readonly HostKey[];
  readonly warn: (message: string) => void;
  readonly guard: Guard;
}
