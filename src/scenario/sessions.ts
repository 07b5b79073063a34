import { EmulatorError } from '../base/emulator-error.ts';
import type { Session, SessionDoor, StartedDevice, StartedLab } from '../lab/started-lab.ts';

/** Which session is opened: one of that name, or without a name the one that is kept for the device. */
export interface WantedSession {
  /** The first device of the lab when absent. */
  readonly device?: string | undefined;
  readonly session?: string | undefined;
  readonly door?: SessionDoor | undefined;
}

/** Opens the sessions that a scenario types at. */
export type OpenSession = (wanted: WantedSession) => Promise<Session>;

/** The device of that name, the first one without a name. */
export function deviceOf(lab: StartedLab, name: string | undefined): StartedDevice {
  const [first] = lab.devices;
  return name === undefined && first !== undefined ? first : lab.device(name ?? '');
}

/** Sessions of a lab, without sockets. */
export function sessionsOfLab(lab: StartedLab): OpenSession {
  return ({ device, session, door }) => {
    const found = deviceOf(lab, device);
    return session === undefined ? found.session() : found.openSession({ session, door });
  };
}

interface Opened {
  readonly wanted: WantedSession;
  readonly session: Session;
}

/** The sessions of one play. Lifetime: until `closeAll`. */
export class PlaySessions {
  readonly #opened: Opened[] = [];
  readonly #open: OpenSession;

  constructor(open: OpenSession) {
    this.#open = open;
  }

  /** The session that a step names, or the one that is kept for its device; `isOver` says whether one that has ended will do. */
  async at({ session, device }: WantedSession, isOver: 'may be over' | 'runs' = 'runs'): Promise<Session> {
    const known = this.#opened.findLast(
      ({ wanted }) =>
        wanted.session === session && (wanted.device === device || (session !== undefined && device === undefined)),
    );
    if (known !== undefined && (session !== undefined || isOver === 'may be over' || !known.session.isOver)) {
      return known.session;
    }
    if (session === undefined) return this.open({ device });
    throw new EmulatorError(`no step has opened a session "${session}"`, 'openSession opens one');
  }

  /** The device at which the session of that name was opened; undefined for the first one of the lab. */
  deviceOf(session: unknown): string | undefined {
    return this.#opened.findLast(({ wanted }) => wanted.session === session)?.wanted.device;
  }

  async open(wanted: WantedSession): Promise<Session> {
    const session = await this.#open(wanted);
    this.#opened.push({ wanted, session });
    return session;
  }

  async close(name: string): Promise<void> {
    await (await this.at({ session: name })).close();
  }

  /** What the screens showed, in the order in which the sessions were opened. */
  transcripts(): readonly { readonly session: string; readonly text: string }[] {
    const names = new Map<Session, string>();
    for (const { wanted, session } of this.#opened) {
      if (!names.has(session)) names.set(session, wanted.session ?? wanted.device ?? '');
    }
    return [...names].map(([session, name]) => ({ session: name, text: session.screen() }));
  }

  async closeAll(): Promise<void> {
    for (const { session } of this.#opened) await session.close();
  }
}
