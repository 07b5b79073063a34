import { home } from '../../machine/storage/files.ts';
import type { Location } from '../../machine/storage/location.ts';
import { execPlace, type Mode, type Place } from './mode.ts';

/** The terminal settings of one session. */
export interface TerminalSettings {
  /** Rows of a page; 0 turns paging off. */
  length: number;
  width: number;
}

const outputsMaximum = 16;

/** What one logged-in operator has chosen: place, mode, terminal. Lives as long as the connection. */
export class Session {
  /** Names the session in the journal. */
  readonly id: string;
  readonly user: string;
  /** The client's address and line, as system messages name them: `127.0.0.1@pts/0`. */
  readonly from: string;
  readonly terminal: TerminalSettings;
  directory: Location = home;
  /** The mode that the operator is in, and what it is about. */
  place: Place = execPlace;
  /** `terminal dont-ask`: questions take their consent for granted. */
  dontAsk = false;
  /** The operator has said `exit`. */
  isOver = false;
  /** What lines with `| diff` showed, oldest first. */
  readonly outputs = new Map<string, readonly string[]>();
  /** Something was configured since configuration mode was entered. */
  hasConfigured = false;

  constructor(id: string, user: string, from: string, terminal: TerminalSettings) {
    this.id = id;
    this.user = user;
    this.from = from;
    this.terminal = terminal;
  }

  get mode(): Mode {
    return this.place.mode;
  }

  /** One level up; from EXEC, out. */
  leave(): void {
    if (this.place.above === undefined) this.isOver = true;
    else this.place = this.place.above;
  }

  /** Keeps what a line showed for `| diff`; the oldest is forgotten when there are many. */
  keepOutput(line: string, lines: readonly string[]): void {
    this.outputs.delete(line);
    this.outputs.set(line, lines);
    for (const oldest of this.outputs.keys()) {
      if (this.outputs.size <= outputsMaximum) break;
      this.outputs.delete(oldest);
    }
  }

  /** The prompt, with its one blank at the end. */
  prompt(hostname: string): string {
    return `${hostname}${this.place.prompt}# `;
  }
}
