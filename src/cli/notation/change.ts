import {
  type Body,
  type Entry,
  entriesAt,
  entryAt,
  type LineValues,
  withEntries,
  withEntry,
} from '../../machine/config/body.ts';
import { entriesOf, type Keyed, lastKey, noneKeyed, valuesOf } from '../../machine/config/keyed.ts';
import { parseRanges, rangesOf } from '../../machine/config/vlans.ts';
import { type Line, SectionLine } from './line.ts';

/** The body with a line typed into it, and the key under which it stands now. */
export function placed(body: Body, line: Line, typed: LineValues): { readonly body: Body; readonly key: string } {
  const { options, storedId: id } = line;
  const values = numbered(entriesAt(body, id), line, options.canonical?.(typed) ?? typed);
  const key = line.keyOf(values);
  const before = entryAt(body, id, key);
  const cleared = idsOf(options.replaces).reduce(
    (left, other) =>
      options.by === undefined ? withEntries(left, other, noneKeyed) : withEntry(left, other, key, undefined),
    body,
  );
  if (line.isDefault(values)) return { body: withEntry(cleared, id, key, undefined), key };
  // What is not written while it is empty is not there while it is empty.
  const isMadeBelow = line instanceof SectionLine && line.options.writeEmpty === false;
  if (isMadeBelow && before === undefined) return { body: cleared, key };
  const entry = entryOf(line, values, before, entriesAt(cleared, id));
  // A list from which the last was taken is no line, as nothing stands behind its words.
  if (options.list !== undefined && entry.values[options.list] === '') {
    return { body: withEntry(cleared, id, key, undefined), key };
  }
  const after = withEntry(cleared, id, key, entry);
  // The next line that stands in the order of typing need not look at all others for its place.
  if (entry.place !== undefined)
    knownPlaces.set(entriesAt(after, id), Math.max(entry.place + 1, nextPlace(entriesAt(cleared, id))));
  return { body: after, key };
}

function entryOf(line: Line, values: LineValues, before: Entry | undefined, among: Keyed<Entry>): Entry {
  const { options } = line;
  // A section that is entered again keeps what was said of it before.
  const merged =
    line instanceof SectionLine
      ? entered(before?.values ?? {}, values)
      : added(line, listed(line, values, before), before);
  return {
    values: merged,
    ...(before?.body === undefined ? {} : { body: before.body }),
    ...(options.among === undefined ? {} : { line: line.id }),
    ...(options.order === 'typed' ? { place: before?.place ?? nextPlace(among) } : {}),
  };
}

/** What a section says that is typed again: what it said before, unless another way was taken now. */
function entered(before: LineValues, values: LineValues): LineValues {
  const isOther = Object.entries(values).some(([name, value]) => name.startsWith('$') && before[name] !== value);
  return isOther ? values : { ...before, ...values };
}

/** The body with a line negated; itself where there is nothing to take away. */
export function negated(body: Body, line: Line, typed: LineValues): Body {
  const { options, storedId: id } = line;
  if (options.sequence !== undefined && line.by.some((name) => typed[name] === undefined)) {
    return Object.keys(typed).every((name) => line.by.includes(name))
      ? withoutGroup(body, line, typed)
      : withoutSame(body, line, typed);
  }
  const key = line.keyOf(typed);
  const some = withoutSome(line, typed, entryAt(body, id, key));
  if (some !== undefined) return withEntry(body, id, key, some);
  if (line.isOnByDefault || options.no === 'kept')
    return withEntry(body, id, key, { values: line.by.length > 0 ? typed : {}, isOff: true });
  const left = options.list === undefined ? undefined : typed[options.list];
  return left === undefined ? withEntry(body, id, key, undefined) : withEntries(body, id, noneKeyed);
}

/** The body with the lines that a line is short for, or without them; `among` are the lines that stand there. */
export function meant(
  body: Body,
  among: readonly Line[],
  { texts, isSet }: { readonly texts: readonly string[]; readonly isSet: boolean },
): Body {
  return texts.reduce((left, text) => {
    for (const line of among) {
      const values = line.options.means === undefined ? line.tried(text) : undefined;
      if (values !== undefined) return isSet ? placed(left, line, values).body : negated(left, line, values);
    }
    return left;
  }, body);
}

/** Back to what holds when nothing is configured. */
export function defaulted(body: Body, line: Line, typed: LineValues): Body {
  return withEntry(body, line.storedId, line.keyOf(typed), undefined);
}

/** Takes away all lines that have the typed part of the key. */
function withoutGroup(body: Body, line: Line, typed: LineValues): Body {
  const id = line.storedId;
  const gone = [...entriesOf(entriesAt(body, id))].filter(([, { values }]) =>
    Object.entries(typed).every(([name, value]) => values[name] === value),
  );
  return gone.reduce((left, [key]) => withEntry(left, id, key, undefined), body);
}

/** Takes away the line that says the same under whatever number. */
function withoutSame(body: Body, line: Line, typed: LineValues): Body {
  const id = line.storedId;
  const text = line.textOf(typed);
  for (const [key, entry] of entriesOf(entriesAt(body, id))) {
    if (entry.line !== undefined && entry.line !== line.id) continue;
    const unnumbered = Object.fromEntries(Object.entries(entry.values).filter(([name]) => name !== line.by.at(-1)));
    if (line.textOf(unnumbered) === text) return withEntry(body, id, key, undefined);
  }
  return body;
}

/** The values with the next number, where the line has none. */
function numbered(entries: Keyed<Entry>, line: Line, values: LineValues): LineValues {
  const { sequence } = line.options;
  const name = line.by.at(-1);
  if (sequence === undefined || name === undefined || values[name] !== undefined) return values;
  return { ...values, [name]: lastNumber(entries, line, values) + sequence.step };
}

/** The greatest number of a numbered line (Cisco's security and routing guides). */
const numberMaximum = 4_294_967_295;

/** Whether a line is typed without its number, and no greater one is left for it. */
export function isOutOfNumbers(body: Body, line: Line, values: LineValues): boolean {
  const { sequence } = line.options;
  const name = line.by.at(-1);
  if (sequence === undefined || name === undefined || values[name] !== undefined) return false;
  return lastNumber(entriesAt(body, line.storedId), line, values) + sequence.step > numberMaximum;
}

/** The greatest number among the lines that share all of the key but the number. */
function lastNumber(entries: Keyed<Entry>, line: Line, values: LineValues): number {
  const group = line.keyOf(values).slice(0, -1);
  if (line.by.length === 1) return Number(lastKey(entries) ?? 0);
  const keys = keysFrom(entries, `${group}\u0000`);
  return Number(keys.at(-1)?.split('\u0000').at(-1) ?? 0);
}

function keysFrom(entries: Keyed<Entry>, prefix: string): readonly string[] {
  const keys: string[] = [];
  for (const [key] of entriesOf(entries)) if (key.startsWith(prefix)) keys.push(key);
  return keys;
}

const knownPlaces = new WeakMap<Keyed<Entry>, number>();

/** The place behind the last one. */
function nextPlace(entries: Keyed<Entry>): number {
  return knownPlaces.get(entries) ?? valuesOf(entries).reduce((most, { place = 0 }) => Math.max(most, place), 0) + 1;
}

function idsOf(replaces: string | readonly string[] | undefined): readonly string[] {
  return typeof replaces === 'string' ? [replaces] : (replaces ?? []);
}

/** The values of a line with a list of VLANs, which may be added to or taken from. */
function listed(line: Line, values: LineValues, before: Entry | undefined): LineValues {
  const { list } = line.options;
  const word = list === undefined ? undefined : values.change;
  if (list === undefined || word === undefined) return values;
  const { change: _, ...others } = values;
  const known = new Set(parseRanges(String(before?.values[list] ?? ''), 1, 4094) ?? []);
  const typed = parseRanges(String(values[list] ?? ''), 1, 4094) ?? [];
  if (word === 'add') for (const id of typed) known.add(id);
  if (word === 'remove') for (const id of typed) known.delete(id);
  return { ...others, [list]: rangesOf([...known]) };
}

/** The words of a line that is typed again stand behind those that it had. */
function added({ options: { adds } }: Line, values: LineValues, before: Entry | undefined): LineValues {
  if (adds === undefined || before?.values[adds] === undefined) return values;
  return { ...values, [adds]: [...new Set([...wordsOf(before.values[adds]), ...wordsOf(values[adds])])].join(' ') };
}

/** What is left of a line of words of which some are taken away; undefined where it goes as a whole. */
function withoutSome({ options: { adds } }: Line, typed: LineValues, before: Entry | undefined): Entry | undefined {
  if (adds === undefined || before === undefined || typed[adds] === undefined) return undefined;
  const gone = wordsOf(typed[adds]);
  const left = wordsOf(before.values[adds]).filter((word) => !gone.includes(word));
  return left.length === 0 ? undefined : { ...before, values: { ...before.values, [adds]: left.join(' ') } };
}

function wordsOf(value: LineValues[string] | undefined): readonly string[] {
  return value === undefined ? [] : String(value).split(' ');
}
