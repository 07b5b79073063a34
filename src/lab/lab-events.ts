import * as v from 'valibot';
import { afterHostDelay } from '../base/clock.ts';
import type { Journal, JournalEntry, JournalEvent } from '../base/journal.ts';
import { eventFields } from './event-kinds.ts';
import { given } from './spec/given.ts';

/** Which events somebody wants, and for how long. */
export interface EventFilter {
  /** Only of these kinds; all of them unless said otherwise. */
  readonly kinds?: readonly JournalEvent['kind'][];
  /** Only of this device. */
  readonly device?: string;
  /** Only behind this sequence number; 0, which is from the start, unless said otherwise. */
  readonly after?: number;
  /** Ends after so many events. */
  readonly limit?: number;
  /** Ends when so many milliseconds of host time have passed; 10,000 unless said otherwise, so that no test hangs. */
  readonly withinMs?: number;
}

const defaultWithinMs = 10_000;
const eventFilter = v.strictObject({
  kinds: v.optional(v.array(v.picklist(Object.keys(eventFields)))),
  device: v.optional(v.string()),
  after: v.optional(v.pipe(v.number(), v.minValue(0))),
  limit: v.optional(v.pipe(v.number(), v.minValue(0))),
  withinMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(2 ** 31 - 1))),
} satisfies Record<keyof EventFilter, unknown>);

/**
 * The events that the journal holds and then those that come, until the filter's limit, its time or the end of the lab (`closed`).
 * It reads the journal and keeps nothing of its own: a reader who is slower than 10,000 events misses the oldest.
 */
export async function* eventsOf(
  journal: Journal,
  closed: AbortSignal,
  filter: EventFilter = {},
): AsyncGenerator<JournalEntry, void> {
  given('events', eventFilter, filter);
  let { after = 0, limit: left = Number.POSITIVE_INFINITY } = filter;
  let isOver = false;
  let wake = (): void => {};
  const end = (): void => {
    isOver = true;
    wake();
  };
  const forget = [afterHostDelay(filter.withinMs ?? defaultWithinMs, end), journal.follow(() => wake())];
  closed.addEventListener('abort', end, { once: true });
  try {
    while (left > 0) {
      const next = journal.entries().find((entry) => entry.sequence > after && isWanted(entry, filter));
      if (next !== undefined) {
        after = next.sequence;
        left -= 1;
        yield next;
        continue;
      }
      if (isOver || closed.aborted) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    for (const stop of forget) stop();
    closed.removeEventListener('abort', end);
  }
}

function isWanted(entry: JournalEntry, { kinds, device }: EventFilter): boolean {
  return (kinds === undefined || kinds.includes(entry.kind)) && (device === undefined || entry.device === device);
}
