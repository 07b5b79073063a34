import type { Journal, JournalEntry } from '../../base/journal.ts';

/** Who follows the journal over HTTP: takes one event of a stream, and says no when it cannot keep up. */
export type Subscriber = (event: StreamEvent) => void;

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

/**
 * Hands the entries that are still held and then every new one to `subscriber`, until the returned function is called. Entries that
 * a resuming client missed because the journal has dropped them are told as one event `gap`.
 */
export function followJournal(journal: Journal, filter: EntryFilter, subscriber: Subscriber): () => void {
  const held = journal.entries();
  const first = held[0]?.sequence;
  if (first !== undefined && filter.after > 0 && first > filter.after + 1) {
    subscriber({ id: undefined, name: 'gap', data: { missed: first - filter.after - 1 } });
  }
  const tell = (entry: JournalEntry): void => {
    if (isWanted(entry, filter)) subscriber({ id: entry.sequence, name: entry.kind, data: entry });
  };
  for (const entry of held) tell(entry);
  return journal.follow(tell);
}

/** An event as it goes over the wire. */
export function frameOf({ id, name, data }: StreamEvent): string {
  const head = id === undefined ? '' : `id: ${id}\n`;
  return `${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
