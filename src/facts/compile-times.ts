import { calendarTime, parseInstant, timeOfDay } from '../base/calendar.ts';
import type { ReleaseAge } from './release-list.ts';
import type { CompileTimes } from './schema.ts';

/** When one image was built. */
export interface Build {
  /** When the build began, as `show version` prints it everywhere: Pacific time, such as `3/3/2020 20:00:00`. */
  readonly label: string;
  /** When it ended; the switch prints that in its own time zone. */
  readonly endedMs: number;
}

/** The builds of a release: of its kickstart and its system image, which are one file since 7.0(3)I, and where they are known from. */
export interface Builds {
  readonly kickstart: Build;
  readonly system: Build;
  readonly origin: { readonly source: string } | { readonly inferred: string };
}

const hourMs = 3_600_000;
/** A system image is ready this long after its kickstart: the middle one of the six pairs that captures show. */
const systemLagMs = 27 * 60_000;

const endInferred = 'its end: within two hours of its beginning, as most of the known builds';
const allInferred = 'evenly between the known builds of its train, inside the year of the release';

/**
 * When the images of a release were built. `known` are the builds that sources give, `train` the releases of its train, oldest
 * first. What no source gives is worked out, one rule for all: releases of one train and year are spread evenly over what their
 * known neighbours leave of the year, so that a later release is never built before an earlier one.
 */
export function buildsOf(text: string, known: CompileTimes, train: readonly ReleaseAge[]): Builds {
  const own = known[text];
  if (own === undefined) {
    const kickstart = inferredBuild(text, inferredEndMs(text, known, train));
    return { kickstart, system: later(kickstart), origin: { inferred: allInferred } };
  }
  const kickstart = parseBuild(text, own.value);
  const system = own.system === undefined ? later(kickstart) : parseBuild(text, own.system);
  const told = 'source' in own ? own.source : own.inferred;
  if (!own.value.endsWith(']')) return { kickstart, system, origin: { inferred: `${told}; ${endInferred}` } };
  return { kickstart, system, origin: 'source' in own ? { source: told } : { inferred: told } };
}

/** `3/3/2020 20:00:00 [03/04/2020 04:49:49]`, as a switch prints it whose clock is `zoneMs` ahead of UTC. */
export function buildText({ label, endedMs }: Build, zoneMs: number): string {
  return `${label} [${buildStamp(endedMs + zoneMs)}]`;
}

/** `03/04/2020 04:49:49`. */
export function buildStamp(atMs: number): string {
  const time = calendarTime(atMs);
  const date = [time.month, time.day].map((part) => String(part).padStart(2, '0')).join('/');
  return `${date}/${time.year} ${timeOfDay(time)}`;
}

function later({ label, endedMs }: Build): Build {
  return { label, endedMs: endedMs + systemLagMs };
}

/** A build as the data files write it; where its end is missing, that follows from its beginning and the release. */
function parseBuild(text: string, value: string): Build {
  const [, label = value, ended] = /^(.*?) \[(.*)\]$/.exec(value) ?? [];
  if (ended !== undefined) return { label, endedMs: instantOf(ended) };
  const beganMs = instantOf(label);
  return { label, endedMs: beganMs + pacificLagMs(beganMs) + buildMs(text) };
}

/** The build that ended about `aboutMs`: it began at a full hour. */
function inferredBuild(text: string, aboutMs: number): Build {
  const beganMs = Math.floor(aboutMs / hourMs) * hourMs;
  const time = calendarTime(beganMs - pacificLagMs(beganMs));
  return {
    label: `${time.month}/${time.day}/${time.year} ${time.hour}:00:00`,
    endedMs: beganMs + buildMs(text),
  };
}

function inferredEndMs(text: string, known: CompileTimes, train: readonly ReleaseAge[]): number {
  const index = train.findIndex((member) => member.release === text);
  const year = train[index]?.year ?? 0;
  const endOf = (member: ReleaseAge | undefined): number | undefined => {
    const value = member === undefined ? undefined : known[member.release]?.value;
    return member === undefined || value === undefined ? undefined : parseBuild(member.release, value).endedMs;
  };
  const isAlike = (member: ReleaseAge): boolean => member.year === year && known[member.release] === undefined;
  const before = train.slice(0, index).findLastIndex((member) => !isAlike(member));
  const after = train.findIndex((member, at) => at > index && !isAlike(member));
  const nextYearMs = dayOf(year + 1, 1, 1);
  const fromMs = Math.max(dayOf(year, 1, 1), endOf(train[before]) ?? 0);
  const untilMs = Math.min(nextYearMs, endOf(train[after < 0 ? train.length : after]) ?? nextYearMs);
  const count = (after < 0 ? train.length : after) - before;
  return fromMs + ((Math.max(untilMs, fromMs) - fromMs) * (index - before)) / count;
}

/** Between one and two hours, in whole seconds; the same for a release at all times. */
function buildMs(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 3600;
  return hourMs + sum * 1000;
}

/** `3/30/2025 30:00:00`: hours beyond a day count on. */
function instantOf(text: string): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return dayOf(year, month, day) + hour * hourMs + minute * 60_000 + second * 1000;
}

/** The beginning of a day in UTC. */
function dayOf(year: number, month: number, day: number): number {
  const two = (part: number): string => String(part).padStart(2, '0');
  return parseInstant(`${year}-${two(month)}-${two(day)}`) ?? 0;
}

/** How far Pacific time is behind UTC: an hour less between the second Sunday of March and the first Sunday of November. */
function pacificLagMs(atMs: number): number {
  const { year } = calendarTime(atMs);
  const sundayFrom = (month: number, day: number): number => {
    const sunday = [0, 1, 2, 3, 4, 5, 6].find((ago) => calendarTime(dayOf(year, month, day + ago)).weekday === 'Sun');
    return dayOf(year, month, day + (sunday ?? 0));
  };
  const isSummer = atMs >= sundayFrom(3, 8) + 10 * hourMs && atMs < sundayFrom(11, 1) + 9 * hourMs;
  return (isSummer ? 7 : 8) * hourMs;
}
