import * as v from 'valibot';
import type { JournalEntry } from '../base/journal.ts';
import { type EntryFilter, followJournal, isWanted } from './event-stream.ts';
import { checked, nothing, type Route, route } from './route.ts';

const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'expected a whole number'), v.transform(Number));
const filterQuery = {
  /** Only entries behind this sequence number. */
  after: v.optional(number, '0'),
  device: v.optional(v.string()),
  /** Only entries of these kinds, with commas between them. */
  kinds: v.optional(v.string(), ''),
};
const defaultLimit = 1000;

/** An entry: its kind says which further fields it has. */
const entryView = v.looseObject({ kind: v.string(), sequence: v.number(), atMs: v.number() });

function filterOf(query: v.InferOutput<v.StrictObjectSchema<typeof filterQuery, undefined>>): EntryFilter {
  return { after: query.after, device: query.device, kinds: query.kinds.split(',').filter((kind) => kind !== '') };
}

/** What happened in the lab. */
export const journalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/journal',
    operation: 'listJournal',
    summary: 'Entries of the journal that are still held, oldest first',
    query: { ...filterQuery, limit: v.optional(number, String(defaultLimit)) },
    body: nothing,
    answer: v.array(entryView),
    async handle({ lab, query }) {
      const filter = filterOf(query);
      const wanted: JournalEntry[] = lab.journal.entries().filter((entry) => isWanted(entry, filter));
      return wanted.slice(0, query.limit);
    },
  }),
  {
    ...{ method: 'GET', path: '/v1/events', operation: 'followJournal', status: 200 },
    summary: 'The journal as Server-Sent Events: what is held, then what happens; resumes behind Last-Event-ID',
    ...{ query: filterQuery, takes: 'nothing', body: undefined, answers: 'events', answer: undefined },
    async run({ lab, query, lastEventId }) {
      const filter = filterOf(checked(v.strictObject(filterQuery), Object.fromEntries(query), 'query'));
      const resumed = lastEventId === undefined ? filter.after : checked(number, lastEventId, 'Last-Event-ID');
      const wanted = { ...filter, after: resumed };
      return { kind: 'events', subscribe: (subscriber) => followJournal(lab.journal, wanted, subscriber) };
    },
  },
];
