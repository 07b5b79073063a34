import * as v from 'valibot';
import { afterHostDelay, yieldToOthers } from '../base/clock.ts';
import type { Duration } from '../base/duration.ts';
import type { Journal, JournalEntry, JournalEvent } from '../base/journal.ts';
import { labArguments } from './spec/arguments.ts';
import { given } from './spec/given.ts';

/** Which events somebody wants. */
export interface JournalFilter {
  /** Only of these kinds; all of them unless said otherwise. */
  readonly kinds?: readonly JournalEvent['kind'][] | undefined;
  /** Only of this device. */
  readonly device?: string | undefined;
  /** Only behind this sequence number; 0, which is from the start, unless said otherwise. */
  readonly after?: number | undefined;
  /** At most so many. */
  readonly limit?: number | undefined;
}

/** Which events somebody follows, and for how long. */
export interface EventFilter extends JournalFilter {
  /** Ends when so much host time has passed; 10 s unless said otherwise, so that no test hangs. */
  readonly within?: Duration | undefined;
}

const defaultWithinMs = 10_000;

/** The events that the journal holds, oldest first. */
export function heldEvents(journal: Journal, filter: JournalFilter = {}): readonly JournalEntry[] {
  const { after = 0, limit, kinds, device } = given('journal', v.strictObject(labArguments.journal), filter);
  const wanted = journal.after(after).filter((entry) => isWanted(entry, { kinds, device }));
  return wanted.slice(0, limit);
}

/** How a reader that may be slow or leave follows events. */
export interface EventReader {
  /** Ends the events. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how many events were lost because they came faster than they were read. */
  readonly onMissed?: ((count: number) => void) | undefined;
}

/** Entries that are read in one turn. */
const turnCount = 200;

/**
 * The events that the journal holds and then those that come, until the filter's limit, its time or the end of the lab (`closed`).
 * It reads the journal and keeps nothing of its own: a reader who is slower than the journal lets entries go misses the oldest.
 */
export async function* eventsOf(
  journal: Journal,
  closed: AbortSignal,
  filter: EventFilter = {},
  reader: EventReader = {},
): AsyncGenerator<JournalEntry, void> {
  const { signal, onMissed } = Object(reader);
  const { within = defaultWithinMs, ...wanted } = given('events', v.strictObject(labArguments.events), filter);
  let { after = 0, limit: left = Number.POSITIVE_INFINITY } = wanted;
  let isOver = false;
  let wake = (): void => {};
  const end = (): void => {
    isOver = true;
    wake();
  };
  const forget = [afterHostDelay(within, end), journal.follow(() => wake())];
  const ends = [closed, ...(signal === undefined ? [] : [signal])];
  forget.push(...ends.map((ending) => atEndOf(ending, end)));
  try {
    while (left > 0 && !ends.some(({ aborted }) => aborted)) {
      const entries = journal.after(after, turnCount);
      const missed = (entries[0]?.sequence ?? after + 1) - after - 1;
      if (after > 0 && missed > 0) onMissed?.(missed);
      for (const entry of entries) {
        after = entry.sequence;
        if (!isWanted(entry, wanted)) continue;
        yield entry;
        left -= 1;
        if (left <= 0 || ends.some(({ aborted }) => aborted)) return;
      }
      if (entries.length > 0) await yieldToOthers();
      else if (isOver) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    for (const stop of forget) stop();
  }
}

/** What many readers have to do when a signal aborts; a signal warns of more than ten listeners of its own. */
const endings = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `end` when the signal aborts; what comes back takes that back. */
function atEndOf(signal: AbortSignal, end: () => void): () => void {
  const known = endings.get(signal);
  const waiting = known ?? new Set<() => void>();
  waiting.add(end);
  if (known === undefined) {
    endings.set(signal, waiting);
    signal.addEventListener('abort', () => [...waiting].map((each) => each()), { once: true });
  }
  return () => waiting.delete(end);
}

function isWanted(
  entry: JournalEntry,
  { kinds, device }: { readonly kinds?: readonly string[] | undefined; readonly device?: string | undefined },
): boolean {
  return (kinds === undefined || kinds.includes(entry.kind)) && (device === undefined || entry.device === device);
}
