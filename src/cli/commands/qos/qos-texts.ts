import { type Body, type Entry, emptyBody, entriesAt } from '../../../machine/config/body.ts';
import { valuesOf } from '../../../machine/config/keyed.ts';
import type { Line, SectionLine } from '../../notation/line.ts';

/** A class of a policy, or a class by itself: how it is called and what stands below it. */
export interface Named {
  readonly name: string;
  readonly values: Entry['values'];
  readonly body: Body;
  /** The lines below it. */
  readonly texts: readonly string[];
}

/** The sections of a kind, in the order in which they are written. */
export function namedIn(body: Body, section: SectionLine): readonly Named[] {
  return entriesOf(body, section).map(({ values, body: below = emptyBody }) => ({
    name: String(values.name),
    values,
    body: below,
    texts: textsIn(below, section.holds),
  }));
}

/** What is written of some lines of a body. */
export function textsIn(body: Body, lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) =>
    entriesOf(body, line).map((entry) =>
      entry.isOff === true ? line.negatedText(entry.values) : line.textOf(entry.values),
    ),
  );
}

function entriesOf(body: Body, line: Line): readonly Entry[] {
  const entries = valuesOf(entriesAt(body, line.storedId));
  if (line.options.order !== 'typed') return entries;
  return [...entries].sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
}
