import { yieldToOthers } from '../base/clock.ts';
import type { Journal, JournalEntry } from '../base/journal.ts';

/** Who follows the journal over HTTP: takes one event of a stream; what it answers resolves when it can take the next, and never rejects. */
export type Subscriber = (event: StreamEvent) => Promise<void> | undefined;

/** One event of a Server-Sent Events stream. */
export interface StreamEvent {
  /** The sequence number of the entry, with which a client resumes; undefined for an event about the stream itself. */
  readonly id: number | undefined;
  readonly name: string;
  readonly data: unknown;
}

/** Entries that a client wants: those behind a sequence number, of some devices and kinds. */
export interface EntryFilter {
  readonly after: number;
  readonly device: string | undefined;
  readonly kinds: readonly string[];
}

/** True for an entry that the filter lets through. */
export function isWanted(entry: JournalEntry, filter: EntryFilter): boolean {
  if (entry.sequence <= filter.after) return false;
  if (filter.device !== undefined && !('device' in entry && entry.device === filter.device)) return false;
  return filter.kinds.length === 0 || filter.kinds.includes(entry.kind);
}

/** Entries that are told in one turn. */
const turnCount = 200;

/**
 * Hands the entries that are still held and then every new one to `subscriber`, as fast as it takes them, until the returned function
 * is called. It keeps nothing: entries that the journal has dropped before a slow or resuming client got them are told as one event
 * `gap`.
 */
export function followJournal(journal: Journal, filter: EntryFilter, subscriber: Subscriber): () => void {
  let { after } = filter;
  let isOver = false;
  let isTelling = false;
  const tell = async (): Promise<void> => {
    isTelling = true;
    while (!isOver) {
      const entries = journal.after(after, turnCount);
      const missed = (entries[0]?.sequence ?? after + 1) - after - 1;
      if (after > 0 && missed > 0) await subscriber({ id: undefined, name: 'gap', data: { missed } });
      for (const entry of entries) {
        if (isOver) return;
        after = entry.sequence;
        if (!isWanted(entry, filter)) continue;
        const ready = subscriber({ id: entry.sequence, name: entry.kind, data: entry });
        if (ready !== undefined) await ready;
      }
      if (entries.length === 0) break;
      await yieldToOthers();
    }
    isTelling = false;
  };
  const wake = (): void => {
    if (!isTelling) void tell();
  };
  wake();
  const forget = journal.follow(wake);
  return () => {
    isOver = true;
    forget();
  };
}

/** An event as it goes over the wire. */
export function frameOf({ id, name, data }: StreamEvent): string {
  const head = id === undefined ? '' : `id: ${id}\n`;
  return `${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
