import { type Keyed, noneKeyed, valueAt, valuesOf, withKey, withoutKey } from './keyed.ts';
import { type RunningConfiguration, type Slice, slice } from './slice.ts';

/** A value that a line of configuration has: a text in the form in which the device writes it, a number, or that a keyword was typed. */
export type LineValue = string | number | boolean;

/** The values of a line by the names of its arguments; what was not typed is not there. */
export type LineValues = Readonly<Record<string, LineValue>>;

/** A line that is configured. */
export interface Entry {
  readonly values: LineValues;
  /** A line that holds by default, and was negated. */
  readonly isOff?: true;
  /** What stands below it, for a line that leads to a mode of its own. */
  readonly body?: Body;
  /** Which of several kinds of lines it is, where they share one list. */
  readonly line?: string;
  /** Its place among those of the same identity, where they stand in the order in which they were typed. */
  readonly place?: number;
}

/** What is configured in one mode, by the identities of the lines (`line.id` of the notation) and below them by key. */
export type Body = Readonly<Record<string, Keyed<Entry>>>;

/** What is configured where nothing is. */
export const emptyBody: Body = {};

/** The lines of an identity. */
export function entriesAt(body: Body, id: string): Keyed<Entry> {
  return Object.hasOwn(body, id) ? (body[id] ?? noneKeyed) : noneKeyed;
}

/** The line of an identity, or that with a key among several. */
export function entryAt(body: Body, id: string, key = ''): Entry | undefined {
  return valueAt(entriesAt(body, id), key);
}

/** The values of a line that stands at most once; undefined when it is not configured, or negated. */
export function valuesAt(body: Body, id: string): LineValues | undefined {
  const entry = entryAt(body, id);
  return entry?.isOff === true ? undefined : entry?.values;
}

/** The values of all lines of an identity, in the order of their keys. */
export function listAt(body: Body, id: string): readonly LineValues[] {
  return valuesOf(entriesAt(body, id)).map(({ values }) => values);
}

/** The body with a line, or without it where `entry` is undefined. */
export function withEntry(body: Body, id: string, key: string, entry: Entry | undefined): Body {
  const before = entriesAt(body, id);
  const after = entry === undefined ? withoutKey(before, key) : withKey(before, key, entry);
  return after === before ? body : withEntries(body, id, after);
}

/** The body with other lines of an identity. */
export function withEntries(body: Body, id: string, entries: Keyed<Entry>): Body {
  if (entries.size > 0) return { ...body, [id]: entries };
  return Object.fromEntries(Object.entries(body).filter(([known]) => known !== id));
}

/** Whether nothing is configured in it. */
export function isEmptyBody(body: Body): boolean {
  for (const _ in body) return false;
  return true;
}

/** What is configured in a mode that some code makes by hand, by what the mode is about: an interface, a VLAN, a VRF. */
export type Bodies = Keyed<Body>;

const knownBodies = new Map<string, Slice<Bodies>>();

/** The slice of the lines of a mode that some code makes by hand, such as `config-if`. */
export function bodiesIn(mode: string): Slice<Bodies> {
  const known = knownBodies.get(mode) ?? slice<Bodies>(`lines in ${mode}`, noneKeyed);
  knownBodies.set(mode, known);
  return known;
}

/** The lines of one target of such a mode, `bodyOf(running, 'config-if', 'Ethernet1/1')`. */
export function bodyOf(running: RunningConfiguration, mode: string, target: string): Body {
  return valueAt(bodiesIn(mode).of(running), target) ?? emptyBody;
}

/** The configuration with other lines of one target. */
export function withBody(
  running: RunningConfiguration,
  mode: string,
  target: string,
  body: Body,
): RunningConfiguration {
  const bodies = bodiesIn(mode);
  const before = bodies.of(running);
  const after = isEmptyBody(body) ? withoutKey(before, target) : withKey(before, target, body);
  return after === before ? running : bodies.in(running, after);
}

/** The configuration without any lines of these targets, as after `default interface` or `no vlan`. */
export function withoutBodies(
  running: RunningConfiguration,
  mode: string,
  targets: readonly string[],
): RunningConfiguration {
  const bodies = bodiesIn(mode);
  const before = bodies.of(running);
  const after = targets.reduce((left, target) => withoutKey(left, target), before);
  return after === before ? running : bodies.in(running, after);
}
