import { once } from 'node:events';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import { hostSleep } from '../base/clock.ts';
import { reasonOf } from '../base/emulator-error.ts';
import type { Door, DoorOptions, SwitchDoor } from './door.ts';

/** The clients of one door. */
export interface Reception {
  /** Takes a client that has just come. */
  admit(socket: Socket): void;
  /** Closes the connections of all clients. */
  closeAll(): void;
}

/** What a listener needs of its door. */
export interface Listening extends Omit<DoorOptions, 'seed'> {
  readonly name: Door['name'];
  /** The name of its switch, for messages. */
  readonly device: string;
  /** Asked when the first client comes, so that a switch that nobody visits costs little. */
  readonly reception: () => Reception;
}

/**
 * The listening socket of a door. While the switch is down it does not listen, so that clients are refused and not kept waiting; the
 * port is taken again when it is up. Invariant: at most one change of the socket is under way, and the last wish wins.
 */
export class Listener implements SwitchDoor {
  readonly #door: Listening;
  address: string;
  port: number;
  /** Made when the first client comes. */
  #reception: Reception | undefined;
  #server: NetServer | undefined;
  #changing: Promise<void> | undefined;
  #isWanted = true;

  private constructor(door: Listening) {
    this.#door = door;
    this.address = door.host;
    this.port = door.port;
  }

  /** Rejects with the error of Node when the port cannot be had. */
  static async open(door: Listening): Promise<Listener> {
    const listener = new Listener(door);
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
    this.#door.guard.watch(`${this.#door.name} door`, this.#change());
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
          return this.#door.warn(`Port ${this.port} cannot be opened again: ${reasonOf(error)}`);
        await hostSleep(retryMs);
      }
    }
  }

  async #listen(): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => this.#admit(socket));
    server.listen(this.port, this.address);
    await once(server, 'listening');
    // Such as a process that has no more file descriptors: the connection is lost, the door stays.
    const { name, device, warn } = this.#door;
    server.on('error', (error) => warn(`The ${name} door of ${device} failed: ${error.message}`));
    this.#server = server;
  }

  #admit(socket: Socket): void {
    const { name, guard, admits, reception } = this.#door;
    const admit = (): void => {
      socket.on('error', () => {});
      // As if nobody listened: what a client sees when it comes to a port without a server.
      if (!admits()) return void socket.resetAndDestroy();
      this.#reception ??= reception();
      this.#reception.admit(socket);
    };
    guard.run(`${name} connection`, admit, () => socket.destroy());
  }
}

/** How often, and how long apart in host time, a port is tried that somebody else took while the switch was down. */
const retryCount = 50;
const retryMs = 100;
