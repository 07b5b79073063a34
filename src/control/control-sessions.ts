import { hostSleep } from '../base/clock.ts';
import type { InsideSession } from '../doors/inside/inside-connection.ts';
import type { StartedDevice } from '../lab/running-switch.ts';
import { ControlProblem } from './control-problem.ts';

/** How many sessions clients may have open at once in a lab. */
export const sessionsMax = 256;

/** A session that a client types at over HTTP. */
export interface ControlSession {
  readonly id: string;
  readonly device: string;
  readonly via: 'shell' | 'console';
  readonly inside: InsideSession;
}

/**
 * The sessions of all clients. Invariant: one request at a time types at a session, and there are never more than `sessionsMax`.
 */
export class ControlSessions {
  readonly #open = new Map<string, { readonly session: ControlSession; turn: Promise<void> }>();
  #opening = 0;
  #count = 0;

  get all(): readonly ControlSession[] {
    return [...this.#open.values()].map(({ session }) => session);
  }

  /** Keeps a session that `open` opens, under an identifier of its own. */
  async open(device: string, via: ControlSession['via'], open: () => Promise<InsideSession>): Promise<ControlSession> {
    if (this.#open.size + this.#opening >= sessionsMax) {
      throw new ControlProblem(
        'too-many',
        `${sessionsMax} sessions are open`,
        'close one with DELETE /v1/sessions/{session}',
      );
    }
    this.#opening += 1;
    try {
      const inside = await open();
      this.#count += 1;
      const session = { id: `s${this.#count}`, device, via, inside };
      this.#open.set(session.id, { session, turn: Promise.resolve() });
      return session;
    } finally {
      this.#opening -= 1;
    }
  }

  /** The session of that identifier; throws when there is none. */
  find(id: string): ControlSession {
    return this.#find(id).session;
  }

  /** Lets `use` act on a session after everybody who asked before. Throws `timeout` with the screen when it takes longer than `limitMs`. */
  async use(id: string, limitMs: number, use: (inside: InsideSession) => Promise<string>): Promise<string> {
    const held = this.#find(id);
    assertOpen(held.session);
    const before = held.turn;
    const result = before.then(() => withinLimit(held.session.inside, limitMs, use));
    held.turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  /** Sends keys to a session as they are. */
  press(id: string, keys: string): void {
    const { session } = this.#find(id);
    assertOpen(session);
    session.inside.press(keys);
  }

  /** Ends a session. */
  async close(id: string): Promise<void> {
    const { session } = this.#find(id);
    this.#open.delete(id);
    await session.inside.close();
  }

  /** Ends all. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.close(id)));
  }

  #find(id: string): { readonly session: ControlSession; turn: Promise<void> } {
    const found = this.#open.get(id);
    if (found !== undefined) return found;
    throw new ControlProblem('not-found', `no session "${id}"`, 'POST /v1/devices/{device}/sessions opens one');
  }
}

function assertOpen({ id, inside }: ControlSession): void {
  if (!inside.isOver) return;
  throw new ControlProblem('conflict', `the session "${id}" has ended`, 'open another one', {
    screen: inside.screen().slice(-screenTail),
  });
}

/** A shell on a device that runs and answers; throws `conflict` or `timeout` when it does not. */
export async function openShell(device: StartedDevice, limitMs: number): Promise<InsideSession> {
  const hint = 'GET /v1/devices/{device} shows its stage; a session with {"via": "console"} opens in every stage';
  if (device.device.running === undefined) throw new ControlProblem('conflict', `${device.name} does not run`, hint);
  const over = new AbortController();
  const opening = device.openSession();
  const opened = await Promise.race([opening, hostSleep(limitMs, over.signal)]);
  over.abort();
  if (opened !== undefined) return opened;
  void opening.then((late) => late.close());
  throw new ControlProblem('timeout', `${device.name} shows no prompt within ${limitMs} ms`, hint);
}

/** What `use` shows, or a `timeout` with what the screen shows, in host time: a client waits for it. */
export async function withinLimit(
  inside: InsideSession,
  limitMs: number,
  use: (inside: InsideSession) => Promise<string>,
): Promise<string> {
  const over = new AbortController();
  const late = Symbol('late');
  const result = await Promise.race([use(inside), hostSleep(limitMs, over.signal).then(() => late)]);
  over.abort();
  if (typeof result === 'string') return result;
  throw new ControlProblem('timeout', `no answer within ${limitMs} ms`, 'give a longer timeoutMs, or press \\u0003', {
    screen: inside.screen().slice(-screenTail),
  });
}

/** Characters of a screen that an error carries. */
const screenTail = 4000;
