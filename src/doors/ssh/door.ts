import { once } from 'node:events';
import { createServer, type Server as NetServer } from 'node:net';
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
  const place = { front, hostKeys, warn, guard };
  const reception = new Reception(place);
  return new Listener(await listenOn(reception, place, host, port), reception, place).door();
}

/**
 * The listening socket of a door. While the switch is down it does not listen, so that clients are refused and not kept waiting; the
 * port is taken again when it is up. Invariant: at most one change of the socket is under way, and the last wish wins.
 */
class Listener {
  readonly #reception: Reception;
  readonly #at: { readonly address: string; readonly port: number };
  readonly #place: Place;
  #server: NetServer | undefined;
  #changing: Promise<void> = Promise.resolve();
  #isWanted = true;

  constructor(server: NetServer, reception: Reception, place: Place) {
    this.#server = server;
    this.#reception = reception;
    this.#place = place;
    const at = server.address();
    this.#at = typeof at === 'object' && at !== null ? at : { address: '', port: 0 };
  }

  door(): SshDoor {
    return {
      ...this.#at,
      setOpen: (isOpen) => {
        this.#isWanted = isOpen;
        if (!isOpen) this.#reception.closeAll();
        this.#place.guard.watch('ssh door', this.#change());
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
        this.#server = await listenOn(this.#reception, this.#place, address, port);
        return;
      } catch (error) {
        if (attempt === retryCount) return this.#place.warn(`Port ${port} cannot be opened again: ${reasonOf(error)}`);
        await hostSleep(retryMs);
      }
    }
  }
}

/** How often, and how long apart in host time, a port is tried that somebody else took while the switch was down. */
const retryCount = 50;
const retryMs = 100;

/** What a listener needs of its door. */
interface Place {
  readonly front: Front;
  readonly hostKeys: () => readonly HostKey[];
  readonly warn: (message: string) => void;
  readonly guard: Guard;
}

async function listenOn(reception: Reception, place: Place, host: string, port: number): Promise<NetServer> {
  const { front, guard, warn } = place;
  const listener = createServer({ noDelay: true }, (socket) => {
    guard.run(
      'ssh connection',
      () => reception.admit(socket),
      () => socket.destroy(),
    );
  });
  listener.listen(port, host);
  await once(listener, 'listening');
  // Such as a process that has no more file descriptors: the connection is lost, the door stays.
  listener.on('error', (error) => warn(`The SSH door of ${front.name} failed: ${error.message}`));
  return listener;
}
