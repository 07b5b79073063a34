import { readLines } from '../cli/commands/read-lines.ts';
import { families } from '../cli/commands/registry.ts';
import { describeSyntax } from '../cli/grammar/describe.ts';
import type { Syntax, Token } from '../cli/grammar/tokens.ts';
import { Line } from '../cli/notation/line.ts';
import type { Command, Setting } from '../cli/shell/command.ts';
import type { Facts } from '../facts/catalog.ts';
import { compareReleases, release as releaseOf } from '../facts/release.ts';
import { hasTrait, traits } from '../facts/traits.ts';

/**
 * What becomes of a command or line: the switch acts on it or tells of what it has (`modelled`); a command answers as a switch on which
 * there is nothing to show (`known`); a line is taken, kept and written, and nothing else follows from it (`inert`).
 */
export type Status = 'modelled' | 'known' | 'inert';

/** A command of EXEC or a line of configuration that can be typed. */
export interface Coverage {
  readonly family: string;
  readonly kind: 'command' | 'line';
  /** `exec`, `config`, or what leads there. */
  readonly mode: string;
  readonly syntax: string;
  readonly status: Status;
  /** `all`, or the releases that know it, oldest first: `9.3(1)-`. */
  readonly releases: string;
  /** The groups of models that know it, where not all do. */
  readonly groups?: readonly string[];
}

/** A model with a release that it runs. */
interface Point {
  readonly release: string;
  readonly group: string;
}

/** Everything that can be typed, on any model and release or on those that are named. */
export function coverageOf(
  facts: Facts,
  wanted: { readonly model?: string | undefined; readonly release?: string | undefined } = {},
): readonly Coverage[] {
  const points = pointsOf(facts, wanted);
  // Each product line has its own order.
  const order = facts
    .releases()
    .map(({ release }) => release)
    .sort((one, other) => (lineOf(one) < lineOf(other) ? -1 : Number(lineOf(one) > lineOf(other))));
  return Object.entries(families).flatMap(([family, { commands, settings }]) =>
    [...commands, ...settings].flatMap((typed) => {
      const needs = needsOf(typed);
      const where = needs.length === 0 ? points : points.filter((point) => needs.every((need) => mayHold(need, point)));
      if (where.length === 0) return [];
      const kind = typed.kind === 'command' ? ('command' as const) : ('line' as const);
      const about = { family, kind, mode: typed.mode, syntax: textOf(typed), status: statusOf(typed) };
      return [{ ...about, ...rangeOf(where, points, order) }];
    }),
  );
}

function pointsOf(
  facts: Facts,
  { model, release }: { readonly model?: string | undefined; readonly release?: string | undefined },
): readonly Point[] {
  if (release !== undefined) facts.release(release);
  const models = (model === undefined ? facts.pids() : [model]).map((pid) => facts.model(pid));
  return models.flatMap((known) =>
    facts
      .releasesOf(known)
      .filter((one) => release === undefined || one.release === release)
      .map((one) => ({ release: one.release, group: known.group ?? 'none' })),
  );
}

function lineOf(release: string): string {
  return releaseOf(release).productLine;
}

/** How a line is written in a command reference. */
function textOf(typed: Command | Setting): string {
  return notationOf(typed)?.text ?? describeSyntax(typed.syntax);
}

/** The line of the notation that a setting is made of, if it is. */
function notationOf(typed: Command | Setting): Line | undefined {
  return 'line' in typed && typed.line instanceof Line ? typed.line : undefined;
}

function statusOf(typed: Command | Setting): Status {
  if (typed.kind === 'command') return typed.isModelled === false ? 'known' : 'modelled';
  const line = notationOf(typed);
  if (line === undefined || line.options.after !== undefined || typed.enters !== undefined) return 'modelled';
  return readLines.has(line.text) || readLines.has(line.id) ? 'modelled' : 'inert';
}

/** The conditions without which it cannot be typed. */
function needsOf(typed: Command | Setting): readonly string[] {
  const own = 'needs' in typed && typed.needs !== undefined ? [typed.needs] : [];
  return [...new Set([...own, ...needsIn(typed.syntax)])];
}

function needsIn(syntax: Syntax): readonly string[] {
  return syntax.flatMap(needsInToken);
}

function needsInToken(token: Token): readonly string[] {
  switch (token.kind) {
    case 'word':
    case 'argument':
      return token.needs === undefined ? [] : [token.needs];
    case 'choice':
      return anyOf(token.words.map(({ needs }) => (needs === undefined ? [] : [needs])));
    case 'either':
      return anyOf(Object.values(token.branches).map(needsIn));
    case 'flag':
    case 'optional':
    case 'any-order':
      return [];
  }
}

/** One condition for all ways: that one of them holds; none where a way has none. */
function anyOf(ways: readonly (readonly string[])[]): readonly string[] {
  if (ways.some((needs) => needs.length === 0)) return [];
  return [ways.map((needs) => needs.join(' and ')).join(' or ')];
}

const decided = new Map<string, boolean>();

/** Whether a condition can hold on a release and a group of models, whatever is configured and whatever place it is about. */
function mayHold(need: string, { release, group }: Point): boolean {
  const key = `${need}\n${release}\n${group}`;
  const known = decided.get(key);
  if (known !== undefined) return known;
  const holds = need
    .split(' or ')
    .some((way) => way.split(' and ').every((part) => decide(part, { release, group }) !== false));
  decided.set(key, holds);
  return holds;
}

/** Undefined where neither release nor model decides. */
function decide(part: string, { release, group }: Point): boolean | undefined {
  if (part.startsWith('not ')) {
    const holds = decide(part.slice('not '.length), { release, group });
    return holds === undefined ? undefined : !holds;
  }
  const [kind, rest = ''] = part.split(/ (.*)/);
  if (kind === 'since') return compareReleases(releaseOf(release), releaseOf(rest)) >= 0;
  if (kind === 'until') return compareReleases(releaseOf(release), releaseOf(rest)) <= 0;
  if (kind === 'platform') return group === rest;
  const trait = traits.find((name) => name === part);
  return trait === undefined ? undefined : hasTrait(releaseOf(release), trait);
}

function rangeOf(
  where: readonly Point[],
  points: readonly Point[],
  order: readonly string[],
): Pick<Coverage, 'releases' | 'groups'> {
  const all = new Set(points.map(({ release }) => release));
  const some = new Set(where.map(({ release }) => release));
  const groups = [...new Set(where.map(({ group }) => group))].sort();
  const hasAllGroups = groups.length === new Set(points.map(({ group }) => group)).size;
  const releases =
    some.size === all.size
      ? 'all'
      : stretches(
          order.filter((name) => all.has(name)),
          some,
        );
  return { releases, ...(hasAllGroups ? {} : { groups }) };
}

/** Releases that follow on each other as first and last; one that goes on to the end has no last. */
function stretches(order: readonly string[], some: ReadonlySet<string>): string {
  const found: string[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const first = order[at] ?? '';
    if (!some.has(first)) continue;
    const line = lineOf(first);
    const isSame = (place: number): boolean => place < order.length && lineOf(order[place] ?? first) === line;
    while (isSame(at + 1) && some.has(order[at + 1] ?? '')) at += 1;
    const last = order[at] ?? '';
    found.push(!isSame(at + 1) ? `${first}-` : first === last ? first : `${first}-${last}`);
  }
  return found.join(', ');
}
