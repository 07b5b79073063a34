import { TurnTaker } from '../../base/turns.ts';
import type { RunningSystem } from '../../machine/boot/running-system.ts';
import { home } from '../../machine/storage/files.ts';
import type { Location } from '../../machine/storage/location.ts';
import { History } from '../terminal/history.ts';
import type { Connection } from './connection.ts';
import type { Interpreter } from './interpreter.ts';
import { LineBudget } from './line-budget.ts';
import { execPlace, type Mode, type Place } from './mode.ts';
import { Nowhere } from './nowhere.ts';

/** The terminal settings of one session. */
export interface TerminalSettings {
  /** Rows of a page; 0 turns paging off. */
  length: number;
  width: number;
}

/** Where an operator sits, and since when. */
export interface Seat {
  /** The client's address. */
  readonly address: string;
  /** `pts/0` or `ttyS0`. */
  readonly line: string;
  /** The number of the shell's process, as `show users` tells it. */
  readonly processId: number;
  readonly startedAtMs: number;
  /** By which door the operator came. */
  readonly door: Connection['door'];
  /** What the client calls its terminal, such as `vt100`. */
  terminalType: string;
  /** Lab time of the last key. */
  typedAtMs: number;
}

const outputsMaximum = 16;

/** What a session begins with. */
export interface SessionStart {
  /** NX-OS, which the session does not outlive. */
  readonly running: RunningSystem;
  /** Names the session in the journal. */
  readonly id: string;
  readonly user: string;
  /** The client's address and line, as system messages name them: `127.0.0.1@pts/0`. */
  readonly from: string;
  readonly terminal: TerminalSettings;
  /** Undefined where nobody types: for a command that was sent over exec, and for the startup configuration. */
  readonly typing?: { readonly seat: Seat; readonly history: History } | undefined;
}

/** What one logged-in operator has chosen: place, mode, terminal. Lives as long as the connection. */
export class Session {
  readonly running: RunningSystem;
  readonly id: string;
  readonly user: string;
  readonly from: string;
  readonly terminal: TerminalSettings;
  readonly seat: Seat | undefined;
  /** What was typed. */
  readonly history: History;
  directory: Location = home;
  /** The mode that the operator is in, and what it is about. */
  place: Place = execPlace;
  /** Places that were put aside by `push`, newest last. */
  readonly pushedPlaces: Place[] = [];
  /** `terminal dont-ask`: questions take their consent for granted. */
  dontAsk = false;
  /** Whether the limits that a device has from the factory are in effect. */
  keepsLimits = false;
  /** `terminal monitor`: system messages are shown. */
  isMonitoring = false;
  /** `terminal session-timeout`: minutes without a key after which the session ends; 0 never, undefined as the line says. */
  timeoutMinutes: number | undefined;
  /** `terminal redirection-mode zipped`: what `>` writes is packed by gzip. */
  redirectsZipped = false;
  /** `terminal event-manager bypass`: shown by `show terminal`; there are no event policies to pass by. */
  bypassesEventManager = false;
  /** `terminal alias`: words that stand for commands in this session alone. */
  readonly aliases = new Map<string, string>();
  /** `cli var name`: values by name. */
  readonly variables = new Map<string, string>();
  /** What is left to the line that was typed last. */
  readonly budget = new LineBudget();
  /** Its place among all who have long work to do. */
  turns = new TurnTaker();
  /** `enable`: the operator has moved to the highest privilege level. */
  isEnabled = false;
  /** What takes the lines that are typed, where it is not the shell. */
  interpreter: Interpreter | undefined;
  /** The operator has said `exit`. */
  isOver = false;
  /** What lines with `| diff` showed, oldest first. */
  readonly outputs = new Map<string, readonly string[]>();
  /** Where lines go that stand below a refused one. */
  readonly nowhere = new Nowhere();
  /** Something was configured since configuration mode was entered. */
  hasConfigured = false;

  constructor({ running, id, user, from, terminal, typing }: SessionStart) {
    this.running = running;
    this.id = id;
    this.user = user;
    this.from = from;
    this.terminal = terminal;
    this.seat = typing?.seat;
    this.history = typing?.history ?? new History();
  }

  get mode(): Mode {
    return this.place.mode;
  }

  /** One level up; from EXEC back to the privilege level before `enable` (cisco.nxos leaves it so), and out. */
  leave(): void {
    if (this.place.above !== undefined) this.place = this.place.above;
    else if (this.isEnabled) this.isEnabled = false;
    else this.isOver = true;
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

  /** The prompt, with its one blank at the end. `Switch1-enable#` is oxidized #2714; where it stands in other modes is inferred. */
  prompt(hostname: string): string {
    if (this.interpreter !== undefined) return this.interpreter.prompt(hostname, this.place);
    return `${hostname}${this.isEnabled ? '-enable' : ''}${this.place.prompt}# `;
  }
}
