import { type Body, type Entry, emptyBody, entriesAt } from '../../machine/config/body.ts';
import { type Keyed, valuesOf } from '../../machine/config/keyed.ts';
import type { View } from '../shell/command.ts';
import { type Line, SectionLine } from './line.ts';

type Has = (need: string) => boolean | undefined;

/** What is written of the lines that share one list (mostly one line alone) in a body. */
export function* writtenLine(kinds: readonly Line[], body: Body, view: View, has: Has): Generator<string> {
  const [line] = kinds;
  if (line === undefined) return;
  const entries = entriesAt(body, line.storedId);
  if (entries.size === 0) {
    if (view.isAll || line.options.isAlwaysWritten === true) yield* writtenDefault(line, view, has);
    return;
  }
  for (const entry of inOrder(line, entries)) {
    const known = entry.line === undefined ? line : (kinds.find(({ id }) => id === entry.line) ?? line);
    yield* writtenEntry(known, entry, view, has);
  }
}

function* writtenDefault(line: Line, view: View, has: Has): Generator<string> {
  const { default: text, needs, defaultNeeds } = line.options;
  const isMet = (need: string | undefined) => need === undefined || view.meets(need, has);
  if (text !== undefined && isMet(needs) && isMet(defaultNeeds)) yield text;
}

const ordered = new WeakMap<Keyed<Entry>, readonly Entry[]>();

function inOrder({ options }: Line, entries: Keyed<Entry>): readonly Entry[] {
  if (options.order !== 'typed') return valuesOf(entries);
  const known = ordered.get(entries);
  if (known !== undefined) return known;
  const sorted = [...valuesOf(entries)].sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  ordered.set(entries, sorted);
  return sorted;
}

const texts = new WeakMap<Entry, string>();

/** Entries never change, so their text is made once. */
function textOf(line: Line, entry: Entry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = entry.isOff === true ? line.negatedText(entry.values) : line.textOf(entry.values);
  texts.set(entry, text);
  return text;
}

function* writtenEntry(line: Line, entry: Entry, view: View, has: Has): Generator<string> {
  if (!(line instanceof SectionLine)) {
    yield textOf(line, entry);
    return;
  }
  const head = [...(line.options.apart === true ? [''] : []), textOf(line, entry)];
  let isHeadWritten = line.options.writeEmpty !== false;
  if (isHeadWritten) yield* head;
  for (const text of linesOf(line.holds, entry.body ?? emptyBody, view, has)) {
    if (!isHeadWritten) yield* head;
    isHeadWritten = true;
    yield `  ${text}`;
  }
}

/** All that is written of a body, in the order of `lines`. */
export function* linesOf(lines: readonly Line[], body: Body, view: View, has: Has): Generator<string> {
  const shared = new Set<string>();
  for (const line of lines) {
    const { among } = line.options;
    if (among !== undefined && shared.has(among)) continue;
    if (among !== undefined) shared.add(among);
    yield* writtenLine(
      among === undefined ? [line] : lines.filter((other) => other.options.among === among),
      body,
      view,
      has,
    );
  }
}
