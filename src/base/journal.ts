import { reasonOf } from './emulator-error.ts';

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
      /** A command that the switch knows, and that answers as where there is nothing to show, because nothing of it is modelled. */
      readonly kind: 'command.unmodelled';
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
      /** A line of a startup configuration that the switch did not take; `place` is where it stands, `words` what the switch said. */
      readonly kind: 'startup.refused';
      readonly device: string;
      readonly place: string;
      readonly line: string;
      readonly words: string;
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
  | { readonly kind: 'console.line'; readonly device: string; readonly text: string }
  | {
      /** The emulator itself failed at `place`, for `session` if somebody caused it, and the lab went on. `device` is empty for the lab. */
      readonly kind: 'error.contained';
      readonly device: string;
      readonly session: string;
      readonly place: string;
      readonly reason: string;
    };

/** An event with its place in the journal and its lab time. */
export type JournalEntry = JournalEvent & { readonly sequence: number; readonly atMs: number };

/** What a journal holds. */
export interface JournalLimits {
  readonly entries: number;
  /** Characters of all fields together; the oldest entries go. */
  readonly characters: number;
  /** Characters of one field; of a longer one its beginning is held, with a mark. */
  readonly fieldCharacters: number;
}

/** A lab's journal holds some 20 MB at most. */
export const journalLimits: JournalLimits = { entries: 10_000, characters: 8_000_000, fieldCharacters: 2048 };

/** How a journal is kept. */
export interface JournalOptions {
  readonly limits?: Partial<JournalLimits>;
  /** Takes secrets out of a field before anybody reads it. */
  readonly redact?: (text: string) => string;
}

/** What an entry weighs beside its fields. */
const entryCharacters = 100;

/**
 * Invariant: entries are numbered from 1 without gaps; only the newest are held, as `JournalLimits` says, and no reader can stop
 * whoever writes.
 */
export class Journal {
  readonly #now: () => number;
  readonly #limits: JournalLimits;
  readonly #redact: (text: string) => string;
  readonly #readers = new Set<(entry: JournalEntry) => void>();
  #entries: JournalEntry[] = [];
  /** How many of `#entries` have been let go at its beginning. */
  #gone = 0;
  #characters = 0;
  #sequence = 0;

  constructor(now: () => number, { limits, redact = (text) => text }: JournalOptions = {}) {
    this.#now = now;
    this.#limits = { ...journalLimits, ...limits };
    this.#redact = redact;
  }

  /** Writes one event and hands it to everyone who follows. */
  write(event: JournalEvent): void {
    this.#sequence += 1;
    const entry = this.#entryOf(event);
    this.#entries.push(entry);
    this.#characters += weightOf(entry);
    this.#letGo();
    for (const reader of this.#readers) this.#tell(reader, entry);
  }

  /** The entries still held, oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#entries.slice(this.#gone);
  }

  /** The entries behind a sequence number that are still held, at most `count` (all of them), oldest first. */
  after(sequence: number, count = Number.POSITIVE_INFINITY): readonly JournalEntry[] {
    const first = this.#entries[this.#gone]?.sequence ?? this.#sequence + 1;
    const start = this.#gone + Math.max(0, sequence + 1 - first);
    return this.#entries.slice(start, start + count);
  }

  /** Calls `reader` for every later entry until the returned function is called, or until it throws. */
  follow(reader: (entry: JournalEntry) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  #tell(reader: (entry: JournalEntry) => void, entry: JournalEntry): void {
    try {
      reader(entry);
    } catch (error) {
      // It is heard no more, or telling of its failure would call it again.
      this.#readers.delete(reader);
      this.write({
        kind: 'error.contained',
        device: '',
        session: '',
        place: 'journal reader',
        reason: reasonOf(error),
      });
    }
  }

  /** The event with its place, its fields bounded; those that need nothing are left, which keeps entries small. */
  #entryOf(event: JournalEvent): JournalEntry {
    const entry = Object.assign({}, event, { sequence: this.#sequence, atMs: this.#now() });
    for (const [name, value] of Object.entries(event)) {
      if (typeof value !== 'string') continue;
      const field = this.#field(value);
      if (field !== value) Reflect.set(entry, name, field);
    }
    return entry;
  }

  #field(text: string): string {
    const { fieldCharacters } = this.#limits;
    if (text.length <= fieldCharacters) return this.#redact(text);
    return `${this.#redact(text.slice(0, fieldCharacters))}… (${text.length} characters)`;
  }

  #letGo(): void {
    const { entries, characters } = this.#limits;
    while (this.#entries.length - this.#gone > entries || (this.#characters > characters && this.#hasSeveral)) {
      const oldest = this.#entries[this.#gone];
      if (oldest !== undefined) this.#characters -= weightOf(oldest);
      this.#gone += 1;
    }
    if (this.#gone < entries && this.#gone < this.#entries.length / 2) return;
    this.#entries = this.#entries.slice(this.#gone);
    this.#gone = 0;
  }

  get #hasSeveral(): boolean {
    return this.#entries.length - this.#gone > 1;
  }
}

function weightOf(entry: JournalEntry): number {
  let characters = entryCharacters;
  for (const value of Object.values(entry)) if (typeof value === 'string') characters += value.length;
  return characters;
}
