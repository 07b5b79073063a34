/** A line of configuration that an operator has typed. */
export interface Accounted {
  readonly atMs: number;
  /** Where from: `192.0.2.9@pts/0`. */
  readonly from: string;
  readonly user: string;
  /** The line, behind those that led to its mode. */
  readonly line: string;
  readonly isTaken: boolean;
}

/** How many lines are told of; the device bounds its log by bytes (250 KB). */
const entriesMaximum = 2_000;

/** What was configured by whom, until NX-OS stops; that of a device outlasts a reload. */
export class AccountingLog {
  #entries: Accounted[] = [];

  /** Oldest first. */
  get entries(): readonly Accounted[] {
    return this.#entries;
  }

  /** Keeps one more, and lets the oldest go when there are too many. */
  note(entry: Accounted): void {
    this.#entries.push(entry);
    if (this.#entries.length > entriesMaximum) this.#entries.shift();
  }

  clear(): void {
    this.#entries = [];
  }
}
