import { home } from '../../machine/storage/files.ts';
import type { Location } from '../../machine/storage/location.ts';
import type { Mode } from './mode.ts';

/** The terminal settings of one session. */
export interface TerminalSettings {
  /** Rows of a page; 0 turns paging off. */
  length: number;
  width: number;
}

/** What one logged-in operator has chosen: place, mode, terminal. Lives as long as the connection. */
export class Session {
  /** Names the session in the journal. */
  readonly id: string;
  readonly user: string;
  /** The client's address and line, as system messages name them: `127.0.0.1@pts/0`. */
  readonly from: string;
  readonly terminal: TerminalSettings;
  directory: Location = home;
  mode: Mode = 'exec';
  /** `terminal dont-ask`: questions take their consent for granted. */
  dontAsk = false;
  /** The operator has said `exit`. */
  isOver = false;
  /** Something was configured since configuration mode was entered. */
  hasConfigured = false;

  constructor(id: string, user: string, from: string, terminal: TerminalSettings) {
    this.id = id;
    this.user = user;
    this.from = from;
    this.terminal = terminal;
  }

  /** The prompt, with its one blank at the end. */
  prompt(hostname: string): string {
    return this.mode === 'exec' ? `${hostname}# ` : `${hostname}(config)# `;
  }
}
