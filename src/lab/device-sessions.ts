import type { Duration } from '../base/duration.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { InsideSession } from '../doors/inside/inside-connection.ts';
import type { Device } from '../machine/device.ts';
import { runningOf } from './running-of.ts';
import { HeldSession, inTime } from './session.ts';
import { given, givenName } from './spec/given.ts';
import type { AtSession, Session, SessionDoor, SessionOptions, Waiting } from './started-lab.ts';

/** How many sessions of a lab may have names at once: those that somebody opened and did not close. */
export const namedSessionsMax = 256;

interface KeptSession {
  readonly opening: Promise<Session>;
  /** Undefined until it is open. */
  session: Session | undefined;
}

/** Counts the named sessions of a whole lab. */
export class SessionCount {
  count = 0;
}

/** The sessions of one switch by their names, and the one that is kept for typing in passing. */
export class DeviceSessions {
  readonly #device: Device;
  readonly #open: (door: SessionDoor) => Promise<InsideSession>;
  readonly #lab: SessionCount;
  readonly #named = new Map<string, Session>();
  #kept: KeptSession | undefined;
  #opened = 0;

  constructor(device: Device, open: (door: SessionDoor) => Promise<InsideSession>, lab: SessionCount) {
    this.#device = device;
    this.#open = open;
    this.#lab = lab;
  }

  /** Names and doors of the sessions that were opened and not closed. */
  get all(): readonly { readonly session: string; readonly door: SessionDoor; readonly isOver: boolean }[] {
    return [...this.#named.values()].map(({ name, door, isOver }) => ({ session: name, door, isOver }));
  }

  /** Opens a session. Rejects with an EmulatorError when another that has not ended has its name, NX-OS does not run, or no prompt comes in time. */
  async open({ session, door = 'shell', timeout }: SessionOptions = {}): Promise<Session> {
    const name = given('openSession: session', givenName, session ?? `s${this.#opened + 1}`);
    // The name of one that has ended is free again.
    if (this.#named.get(name)?.isOver === true) await this.close(name);
    if (this.#named.has(name))
      throw new EmulatorError(`${this.#device.name} has a session "${name}"`, 'close it first');
    if (this.#lab.count >= namedSessionsMax) {
      const message = `${namedSessionsMax} sessions are open`;
      throw new EmulatorError(message, 'close one with closeSession', { kind: 'too-many' });
    }
    this.#opened += 1;
    this.#lab.count += 1;
    try {
      const opened = await this.#opening(name, door, timeout);
      this.#named.set(name, opened);
      return opened;
    } catch (error) {
      this.#lab.count -= 1;
      throw error;
    }
  }

  /** The session of that name, or the one that is kept, opened when there is none. Rejects when there is no such session. */
  async at({ session, timeout }: AtSession & Waiting = {}): Promise<Session> {
    if (session !== undefined) return this.find(session);
    if (this.#kept === undefined || this.#kept.session?.isOver === true) this.#kept = this.#keeping(timeout);
    return this.#kept.opening;
  }

  #keeping(timeout: Duration | undefined): KeptSession {
    const kept: KeptSession = { opening: this.#opening('', 'shell', timeout), session: undefined };
    kept.opening.then(
      (session) => {
        kept.session = session;
      },
      // Whoever comes next tries again.
      () => {
        if (this.#kept === kept) this.#kept = undefined;
      },
    );
    return kept;
  }

  /** The session of that name; throws when there is none. */
  find(name: string): Session {
    const found = this.#named.get(name);
    if (found !== undefined) return found;
    const names = [...this.#named.keys()].join(', ') || 'none';
    const message = `${this.#device.name} has no session "${name}"`;
    throw new EmulatorError(message, `its sessions: ${names}; openSession opens one`, { kind: 'not-found' });
  }

  /** Ends the session of that name, and forgets it. */
  async close(name: string): Promise<void> {
    const session = this.find(name);
    this.#named.delete(name);
    this.#lab.count -= 1;
    await session.close();
  }

  async #opening(name: string, door: SessionDoor, timeout: Duration | undefined): Promise<Session> {
    if (door === 'shell') runningOf(this.#device);
    const opening = door === 'shell' ? this.#device.startupRead.then(() => this.#open(door)) : this.#open(door);
    const inside = await inTime(timeout, opening).catch((error: unknown) => {
      void opening.then((late) => late.close()).catch(() => {});
      throw error;
    });
    return new HeldSession({ name, device: this.#device.name, door }, inside);
  }
}
