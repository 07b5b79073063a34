import type { InsideSession } from '../doors/inside/inside-connection.ts';
import type { RunningLab } from '../lab/lab.ts';

/** Opens the sessions that a scenario types at. */
export type OpenSession = (device: string | undefined, door: 'ssh' | 'console') => Promise<InsideSession>;

/** Sessions of a lab, without sockets. */
export function sessionsOfLab(lab: RunningLab): OpenSession {
  return (device, door) => {
    const found = device === undefined ? lab.devices[0] : lab.device(device);
    const started = found ?? lab.device('');
    return door === 'console' ? started.openInside('console') : started.openInside();
  };
}

/** The sessions of one play, by name. Lifetime: until `closeAll`. */
export class PlaySessions {
  readonly #open = new Map<string, InsideSession>();
  readonly #ended: { readonly session: string; readonly text: string }[] = [];
  readonly #opener: OpenSession;

  constructor(opener: OpenSession) {
    this.#opener = opener;
  }

  /** The session of that name; one that nobody opened is an SSH session at the device of that name, or at the first. */
  async at(name: string | undefined): Promise<InsideSession> {
    const key = name ?? '';
    return this.#open.get(key) ?? this.open(key, name, 'ssh');
  }

  /** Opens a session under a name; one that has the name already is closed. */
  async open(name: string, device: string | undefined, door: 'ssh' | 'console'): Promise<InsideSession> {
    await this.close(name);
    const session = await this.#opener(device, door);
    this.#open.set(name, session);
    return session;
  }

  async close(name: string): Promise<void> {
    const session = this.#open.get(name);
    if (session === undefined) return;
    this.#open.delete(name);
    this.#ended.push({ session: name, text: session.screen() });
    await session.close();
  }

  /** What the screens showed, ended sessions first. */
  transcripts(): readonly { readonly session: string; readonly text: string }[] {
    const open = [...this.#open].map(([session, inside]) => ({ session, text: inside.screen() }));
    return [...this.#ended, ...open];
  }

  async closeAll(): Promise<void> {
    for (const name of [...this.#open.keys()]) await this.close(name);
  }
}
