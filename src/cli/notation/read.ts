import { type Body, type Entry, emptyBody, entriesAt, entryAt } from '../../machine/config/body.ts';
import { valuesOf } from '../../machine/config/keyed.ts';
import type { Line, SectionLine } from './line.ts';
import type { TypedValues } from './typed-values.ts';

/** The values of a line that stands at most once: those that are configured, or its default; undefined where neither is. */
export function valuesIn<Text extends string>(body: Body, line: Line<Text>): TypedValues<Text> | undefined {
  const entry = entryAt(body, line.storedId);
  if (entry?.isOff === true) return undefined;
  return typed(line, entry?.values ?? line.defaultValues);
}

/** The values of each line of a kind, in the order in which they stand. */
export function listIn<Text extends string>(body: Body, line: Line<Text>): readonly TypedValues<Text>[] {
  return entriesOf(body, line).map(({ values }) => values as TypedValues<Text>);
}

/** Whether a line holds that is typed or negated and says nothing else. */
export function isOn(body: Body, line: Line): boolean {
  const entry = entryAt(body, line.storedId);
  return entry === undefined ? line.isOnByDefault : entry.isOff !== true;
}

/** What the sections of a kind say and hold. */
export function sectionsIn<Text extends string>(
  body: Body,
  line: SectionLine<Text>,
): readonly { readonly values: TypedValues<Text>; readonly body: Body }[] {
  return entriesOf(body, line).map(({ values, body: below = emptyBody }) => ({
    values: values as TypedValues<Text>,
    body: below,
  }));
}

function entriesOf(body: Body, line: Line): readonly Entry[] {
  const entries = valuesOf(entriesAt(body, line.storedId)).filter(
    ({ isOff, line: kind }) => isOff !== true && (kind === undefined || kind === line.id),
  );
  if (line.options.order !== 'typed') return entries;
  return [...entries].sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
}

/** What the line itself has taken has the types of its text. */
function typed<Text extends string>(_line: Line<Text>, values: unknown): TypedValues<Text> | undefined {
  return values as TypedValues<Text> | undefined;
}
