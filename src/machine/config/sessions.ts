/** A configuration session: lines that are gathered to be run together. */
export interface ConfigurationSession {
  readonly name: string;
  readonly number: number;
  readonly owner: string;
  readonly createdMs: number;
  /** As they were typed. */
  readonly lines: readonly string[];
  /** What was tried with it last. */
  readonly last: SessionAction | undefined;
}

/** What was tried with a session, and the line at which it failed: its number from 1. */
export interface SessionAction {
  readonly action: 'Verify' | 'Commit';
  readonly atMs: number;
  readonly failure: { readonly number: number; readonly line: string } | undefined;
}

/** How many sessions there may be, and how many lines in all of them (session manager guides of Nexus 3000 and 3500). */
export const sessionsMaximum = 32;
export const sessionLinesMaximum = 20_000;

interface Growing extends ConfigurationSession {
  readonly lines: string[];
  last: SessionAction | undefined;
}

/** The configuration sessions of a switch. They do not outlast NX-OS. Invariant: neither sessions nor lines are more than the bounds. */
export class ConfigurationSessions {
  readonly #all = new Map<string, Growing>();
  #count = 0;

  list(): readonly ConfigurationSession[] {
    return [...this.#all.values()];
  }

  get lineCount(): number {
    return this.list().reduce((sum, { lines }) => sum + lines.length, 0);
  }

  find(name: string): ConfigurationSession | undefined {
    return this.#all.get(name);
  }

  /** The session of that name, a new one if there is none; undefined when there are too many. */
  open(name: string, owner: string, nowMs: number): ConfigurationSession | undefined {
    const known = this.#all.get(name);
    if (known !== undefined || this.#all.size >= sessionsMaximum) return known;
    this.#count += 1;
    const made = { name, number: this.#count, owner, createdMs: nowMs, lines: [], last: undefined };
    this.#all.set(name, made);
    return made;
  }

  /** Adds a line; false when there is no such session, or no room. */
  add(name: string, line: string): boolean {
    const session = this.#all.get(name);
    if (session === undefined || this.lineCount >= sessionLinesMaximum) return false;
    session.lines.push(line);
    return true;
  }

  note(name: string, action: SessionAction): void {
    const session = this.#all.get(name);
    if (session !== undefined) session.last = action;
  }

  remove(name: string): void {
    this.#all.delete(name);
  }

  clear(): void {
    this.#all.clear();
    this.#count = 0;
  }
}
