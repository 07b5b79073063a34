import { TurnTaker } from '../../base/turns.ts';
import type { RunningSystem } from '../../machine/boot/running-system.ts';
import type { Device } from '../../machine/device.ts';
import { LoginWatch } from '../../machine/login-watch.ts';
import { History } from '../terminal/history.ts';
import type { Connection } from './connection.ts';
import type { Mode } from './mode.ts';
import { type Seat, Session } from './session.ts';

/** Something that is shown to an operator without having been asked for. */
export interface Notice {
  /** Lines without line ends. */
  readonly lines: readonly string[];
  /** A client that sent one line and has no terminal reads it as well. */
  readonly isForAll?: true;
}

/** A session with what others may do to it. */
export interface LiveSession {
  readonly session: Session;
  /** Aborts when the session must end: its client is gone, the switch is, or somebody cleared it. */
  readonly ended: AbortSignal;
  /** Ends it; does nothing the second time. */
  end(): void;
  /** Shows something, without breaking the line that is being typed. Set by whoever serves the session. */
  notify(notice: Notice): void;
  onNotice(listener: (notice: Notice) => void): void;
}

/** 24 x 80 unless the client says otherwise (nxos-behaviour 6.5). */
const defaultWindow = { rows: 24, columns: 80 };
/** Messages up to this severity go to `terminal monitor` (default of `logging monitor`; 0 is worst). */
const monitoredSeverity = 5;

/**
 * The sessions of one switch that are open now, in the order of their logins.
 * Invariant: no two of them have the same line.
 */
export class Sessions {
  readonly #device: Device;
  readonly #open = new Set<LiveSession>();
  /** The lines of those who type. */
  readonly #lines = new Set<string>();
  /** The switch as a whole takes turns with the others, and its sessions among themselves. */
  readonly turns = new TurnTaker();
  #persistentDontAsk: Set<string> | undefined;
  /** Who could not log in, and whether anybody may. */
  readonly logins: LoginWatch;
  /** Whether the limits that the device has from the factory are in effect: 32 sessions, 30 minutes without a key. */
  readonly keepsLimits: boolean;
  #lastProcess: number;

  constructor(device: Device, { keepsLimits = false }: { readonly keepsLimits?: boolean } = {}) {
    this.#device = device;
    this.keepsLimits = keepsLimits;
    this.logins = new LoginWatch(device);
    this.#lastProcess = 2_000 + device.random.fork('process numbers').integer(20_000);
  }

  /** Users who typed `terminal dont-ask persist`. */
  get persistentDontAsk(): Set<string> {
    this.#persistentDontAsk ??= new Set();
    return this.#persistentDontAsk;
  }

  /** The live sessions. */
  list(): readonly LiveSession[] {
    return [...this.#open];
  }

  /** How many operators type; a command that is sent over exec has no line and does not count. */
  get seatedCount(): number {
    return this.list().filter(({ session }) => session.seat !== undefined).length;
  }

  /** Opens a session for a client; it lives until `leave`. */
  enter(connection: Connection, running: RunningSystem): LiveSession {
    const { user, peer, wanted, window, closed } = connection;
    const rows = window?.rows ?? defaultWindow.rows;
    // RANCID asks for a terminal of 0 rows and means "no paging"; 0 columns is no width at all.
    const terminal = { length: rows, width: window?.columns || defaultWindow.columns };
    const line = connection.door === 'console' ? 'ttyS0' : this.#freeLine();
    const typing = wanted.kind === 'shell' ? this.#seated(line, connection) : undefined;
    const id = this.#device.nextIdentifier();
    const session = new Session({ running, id, user, from: `${peer.address}@${line}`, terminal, typing });
    session.turns = new TurnTaker(this.turns);
    session.keepsLimits = this.keepsLimits;
    session.dontAsk = this.persistentDontAsk.has(user);
    const live = liveSession(session, closed);
    this.#open.add(live);
    if (session.seat !== undefined) this.#lines.add(session.seat.line);
    return live;
  }

  /** Forgets a session that is over. */
  leave(live: LiveSession): void {
    this.#open.delete(live);
    if (live.session.seat !== undefined) this.#lines.delete(live.session.seat.line);
  }

  /** Ends every session, as a loss of power does; failed logins are forgotten. */
  endAll(): void {
    this.logins.forget();
    for (const live of this.#open) live.end();
  }

  /** Shows a system message to those who typed `terminal monitor`. */
  tellMonitors(line: string, severity: number): void {
    if (severity > monitoredSeverity) return;
    for (const live of this.#open) if (live.session.isMonitoring) live.notify({ lines: [line] });
  }

  #seated(line: string, { door, peer, window }: Connection): { readonly seat: Seat; readonly history: History } {
    const { address } = peer;
    const terminalType = window?.name ?? 'vt100';
    const now = (): number => this.#device.clock.now();
    this.#lastProcess += 1;
    const startedAtMs = now();
    return {
      seat: { address, line, door, processId: this.#lastProcess, startedAtMs, terminalType, typedAtMs: startedAtMs },
      history: new History({ now, sees: seesLine }),
    };
  }

  #freeLine(): string {
    let number = 0;
    while (this.#lines.has(`pts/${number}`)) number += 1;
    return `pts/${number}`;
  }
}

/** Recall covers the current mode and those above it (nxos-behaviour 6.3). */
function seesLine(mode: Mode, other: Mode): boolean {
  return other === mode || (mode !== 'exec' && (other === 'exec' || other === 'config'));
}

function liveSession(session: Session, closed: AbortSignal): LiveSession {
  const ended = new AbortController();
  const end = (): void => {
    closed.removeEventListener('abort', end);
    ended.abort('ended');
  };
  if (closed.aborted) end();
  else closed.addEventListener('abort', end, { once: true });
  let listener: ((notice: Notice) => void) | undefined;
  return {
    session,
    ended: ended.signal,
    end,
    notify: (notice) => listener?.(notice),
    onNotice: (next) => {
      listener = next;
    },
  };
}
