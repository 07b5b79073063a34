/** What happened, for people and tests to read; nothing in the program acts on it. */
export type JournalEvent =
  | { readonly kind: 'device.started'; readonly device: string; readonly model: string; readonly release: string }
  | {
      readonly kind: 'session.opened';
      readonly device: string;
      readonly session: string;
      readonly user: string;
      readonly from: string;
    }
  | {
      readonly kind: 'session.closed';
      readonly device: string;
      readonly session: string;
      readonly user: string;
      readonly from: string;
    }
  | { readonly kind: 'login.failed'; readonly device: string; readonly user: string; readonly from: string }
  | {
      readonly kind: 'command.entered';
      readonly device: string;
      readonly session: string;
      readonly user: string;
      readonly line: string;
    }
  | {
      readonly kind: 'command.unknown';
      readonly device: string;
      readonly session: string;
      readonly user: string;
      readonly line: string;
    }
  | {
      readonly kind: 'configuration.changed';
      readonly device: string;
      readonly session: string;
      readonly user: string;
      readonly line: string;
    }
  | {
      readonly kind: 'transfer.finished';
      readonly device: string;
      readonly source: string;
      readonly target: string;
      readonly sizeBytes: number;
    }
  | {
      readonly kind: 'transfer.failed';
      readonly device: string;
      readonly source: string;
      readonly target: string;
      readonly why: string;
    }
  | { readonly kind: 'image.compacted'; readonly device: string; readonly file: string; readonly sizeBytes: number }
  | { readonly kind: 'defect.hit'; readonly device: string; readonly defect: string; readonly point: string }
  | { readonly kind: 'stage.changed'; readonly device: string; readonly stage: string }
  | { readonly kind: 'console.line'; readonly device: string; readonly text: string };

/** An event with its place in the journal and its lab time. */
export type JournalEntry = JournalEvent & { readonly sequence: number; readonly atMs: number };

/** Invariant: entries are numbered from 1 without gaps; only the newest `keptCount` are held. */
export class Journal {
  readonly #now: () => number;
  readonly #keptCount: number;
  readonly #readers = new Set<(entry: JournalEntry) => void>();
  #entries: JournalEntry[] = [];
  #sequence = 0;

  constructor(now: () => number, keptCount = 10_000) {
    this.#now = now;
    this.#keptCount = keptCount;
  }

  /** Writes one event and hands it to everyone who follows. */
  write(event: JournalEvent): void {
    this.#sequence += 1;
    const entry = { ...event, sequence: this.#sequence, atMs: this.#now() };
    this.#entries.push(entry);
    if (this.#entries.length > this.#keptCount * 2) this.#entries = this.#entries.slice(-this.#keptCount);
    for (const reader of this.#readers) reader(entry);
  }

  /** The entries still held, oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#entries.slice(-this.#keptCount);
  }

  /** Calls `reader` for every later entry until the returned function is called. */
  follow(reader: (entry: JournalEntry) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }
}
