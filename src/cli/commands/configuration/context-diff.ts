/** Lines between two questions whether others have a turn. */
const stepLines = 256;
/** Lines around a change that are shown with it. */
const aroundLines = 3;

/** A stretch of two texts that differs: from and up to, in each. */
interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * What differs between two texts, in the form of `diff -c` (Cisco's command reference shows it for `show running-config diff`); nothing
 * where nothing does. Undefined stands for work: others may have a turn.
 */
export function* contextDiff(
  old: readonly string[],
  now: readonly string[],
  names: { readonly old: string; readonly now: string },
): Generator<string | undefined> {
  const changes = yield* changesBetween(old, now);
  if (changes.length === 0) return;
  yield* [`*** ${names.old}`, `--- ${names.now}`];
  for (const group of grouped(changes)) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const oldFrom = Math.max(0, first.oldStart - aroundLines);
    const newFrom = Math.max(0, first.newStart - aroundLines);
    const oldTo = Math.min(old.length, last.oldEnd + aroundLines);
    const newTo = Math.min(now.length, last.newEnd + aroundLines);
    yield '***************';
    yield `*** ${range(oldFrom, oldTo)} ****`;
    if (group.some(({ oldStart, oldEnd }) => oldEnd > oldStart)) {
      yield* side(old, oldFrom, oldTo, group, ({ oldStart, oldEnd }) => [oldStart, oldEnd], '-');
    }
    yield `--- ${range(newFrom, newTo)} ----`;
    if (group.some(({ newStart, newEnd }) => newEnd > newStart)) {
      yield* side(now, newFrom, newTo, group, ({ newStart, newEnd }) => [newStart, newEnd], '+');
    }
  }
}

function* side(
  lines: readonly string[],
  from: number,
  to: number,
  group: readonly Change[],
  spanOf: (change: Change) => readonly [number, number],
  alone: string,
): Generator<string> {
  let at = from;
  for (const change of group) {
    const [start, end] = spanOf(change);
    for (; at < start; at += 1) yield `  ${lines[at]}`;
    const isBoth = change.oldEnd > change.oldStart && change.newEnd > change.newStart;
    for (; at < end; at += 1) yield `${isBoth ? '!' : alone} ${lines[at]}`;
  }
  for (; at < to; at += 1) yield `  ${lines[at]}`;
}

function range(from: number, to: number): string {
  return to - from <= 1 ? String(to) : `${from + 1},${to}`;
}

/** Changes so near to each other that the lines around them touch. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.oldEnd;
    if (last !== undefined && end !== undefined && change.oldStart - end <= 2 * aroundLines) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** Found by the lines that both texts have once and in the same order; what stands between two such lines is one change. */
function* changesBetween(old: readonly string[], now: readonly string[]): Generator<undefined, readonly Change[]> {
  const changes: Change[] = [];
  const pending: Change[] = [{ oldStart: 0, oldEnd: old.length, newStart: 0, newEnd: now.length }];
  let count = 0;
  for (let whole = pending.pop(); whole !== undefined; whole = pending.pop()) {
    const part = yield* trimmed(whole, old, now);
    count += 1;
    if (count % stepLines === 0) yield;
    if (part.oldStart === part.oldEnd && part.newStart === part.newEnd) continue;
    const anchors = yield* anchorsIn(part, old, now);
    if (anchors.length === 0) {
      changes.push(part);
      continue;
    }
    // The stack gives the stretches back in their order.
    const stretches: Change[] = [];
    let { oldStart, newStart } = part;
    for (const [oldAt, newAt] of anchors) {
      stretches.push({ oldStart, oldEnd: oldAt, newStart, newEnd: newAt });
      [oldStart, newStart] = [oldAt + 1, newAt + 1];
    }
    stretches.push({ oldStart, oldEnd: part.oldEnd, newStart, newEnd: part.newEnd });
    pending.push(...stretches.reverse());
  }
  return changes;
}

/** The same stretch without the lines at both ends that are alike. */
function* trimmed(whole: Change, old: readonly string[], now: readonly string[]): Generator<undefined, Change> {
  let { oldStart, oldEnd, newStart, newEnd } = whole;
  while (oldStart < oldEnd && newStart < newEnd && old[oldStart] === now[newStart]) {
    [oldStart, newStart] = [oldStart + 1, newStart + 1];
    if (oldStart % stepLines === 0) yield;
  }
  while (oldEnd > oldStart && newEnd > newStart && old[oldEnd - 1] === now[newEnd - 1]) {
    [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];
    if (oldEnd % stepLines === 0) yield;
  }
  return { oldStart, oldEnd, newStart, newEnd };
}

/** Places of lines that each side has once: as many as stand in the same order on both. */
function* anchorsIn(
  part: Change,
  old: readonly string[],
  now: readonly string[],
): Generator<undefined, readonly (readonly [number, number])[]> {
  const inOld = yield* single(old, part.oldStart, part.oldEnd);
  const inNew = yield* single(now, part.newStart, part.newEnd);
  /** For each length the pair with which the earliest run of that length ends, and every pair with the one before it. */
  const ends: { readonly pair: readonly [number, number]; readonly before: number }[] = [];
  const tails: number[] = [];
  for (const [line, newAt] of inNew) {
    const oldAt = inOld.get(line);
    if (oldAt === undefined || oldAt < 0 || newAt < 0) continue;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[tails[middle] ?? 0]?.pair[0] ?? 0) < oldAt) low = middle + 1;
      else high = middle;
    }
    ends.push({ pair: [oldAt, newAt], before: tails[low - 1] ?? -1 });
    tails[low] = ends.length - 1;
    if (ends.length % stepLines === 0) yield;
  }
  const anchors: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = ends[at]?.before ?? -1) {
    const found = ends[at];
    if (found !== undefined) anchors.push(found.pair);
  }
  return anchors.reverse();
}

/** The place of each line of a stretch in the order of the text; -1 for one that stands there several times. */
function* single(
  lines: readonly string[],
  from: number,
  to: number,
): Generator<undefined, ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const line = lines[at] ?? '';
    places.set(line, places.has(line) ? -1 : at);
    if (at % stepLines === 0) yield;
  }
  return places;
}
