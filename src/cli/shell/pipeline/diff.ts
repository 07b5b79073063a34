import { word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';

/** What is remembered of an output; the device, too, warns against large ones. */
const linesMaximum = 2_000;
/** Outputs with more changes than this are shown as changed altogether. */
const changesMaximum = 400;

/** `diff`: what differs from what the same line showed before in this session, as `diff` prints it (form inferred). */
export const diff = lineFilter({
  syntax: [
    word(
      'diff',
      "Show difference between current and previous invocation (creates temp files: remove them with 'diff-clean' command and dont use it on commands with big outputs, like 'show tech'!)",
    ),
  ],
  examples: ['diff'],
  open(_args, memory) {
    const lines: string[] = [];
    return {
      take(line) {
        if (lines.length < linesMaximum) lines.push(line);
      },
      *finish(emit) {
        const pairs = yield* commonLines(memory.earlier ?? [], lines);
        for (const line of differencesAt(pairs, memory.earlier ?? [], lines)) emit(line);
        memory.keep(lines);
      },
    };
  },
});

/** The differences in the normal format of `diff`. */
export function differences(old: readonly string[], now: readonly string[]): Iterable<string> {
  const finding = commonLines(old, now);
  let step = finding.next();
  while (step.done !== true) step = finding.next();
  return differencesAt(step.value, old, now);
}

/** Pairs of places that hold the same line, in order. */
type Pairs = readonly (readonly [number, number])[];

function* differencesAt(pairs: Pairs, old: readonly string[], now: readonly string[]): Generator<string> {
  for (const { oldStart, oldEnd, newStart, newEnd } of hunks(pairs, old, now)) {
    const letter = oldStart === oldEnd ? 'a' : newStart === newEnd ? 'd' : 'c';
    yield `${span(oldStart, oldEnd)}${letter}${span(newStart, newEnd)}`;
    for (const line of old.slice(oldStart, oldEnd)) yield `< ${line}`;
    if (letter === 'c') yield '---';
    for (const line of now.slice(newStart, newEnd)) yield `> ${line}`;
  }
}

/** Lines `start` up to before `end`, counted from 0, as `diff` names them; an empty stretch by the line before it. */
function span(start: number, end: number): string {
  return end - start <= 1 ? String(end) : `${start + 1},${end}`;
}

interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

function hunks(pairs: Pairs, old: readonly string[], now: readonly string[]): readonly Hunk[] {
  const found: Hunk[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const [oldEnd, newEnd] of [...pairs, [old.length, now.length] as const]) {
    if (oldEnd > oldAt || newEnd > newAt) found.push({ oldStart: oldAt, oldEnd, newStart: newAt, newEnd });
    oldAt = oldEnd + 1;
    newAt = newEnd + 1;
  }
  return found;
}

/** A longest list of such pairs (Myers), or none beyond the bound; found step by step. */
function* commonLines(old: readonly string[], now: readonly string[]): Generator<void, Pairs> {
  const traces: Map<number, number>[] = [];
  const reached = new Map<number, number>([[1, 0]]);
  for (let changes = 0; changes <= Math.min(changesMaximum, old.length + now.length); changes += 1) {
    yield;
    traces.push(new Map(reached));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let oldAt = furthest(reached, diagonal, changes);
      while (oldAt < old.length && oldAt - diagonal < now.length && old[oldAt] === now[oldAt - diagonal]) oldAt += 1;
      reached.set(diagonal, oldAt);
      if (oldAt >= old.length && oldAt - diagonal >= now.length) return backwards(traces, old.length, now.length);
    }
  }
  return [];
}

/** Where a diagonal goes on from: down from the one above, or right from the one below, whichever is further. */
function furthest(reached: ReadonlyMap<number, number>, diagonal: number, changes: number): number {
  const below = reached.get(diagonal - 1) ?? -1;
  const above = reached.get(diagonal + 1) ?? -1;
  return diagonal === -changes || (diagonal !== changes && below < above) ? above : below + 1;
}

function backwards(
  traces: readonly ReadonlyMap<number, number>[],
  oldLength: number,
  newLength: number,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let oldAt = oldLength;
  let newAt = newLength;
  for (let changes = traces.length - 1; changes >= 0; changes -= 1) {
    const reached = traces[changes] ?? new Map<number, number>();
    const diagonal = oldAt - newAt;
    const start = furthest(reached, diagonal, changes);
    while (oldAt > Math.max(start, 0) && newAt > Math.max(start - diagonal, 0)) {
      oldAt -= 1;
      newAt -= 1;
      pairs.push([oldAt, newAt]);
    }
    if (changes === 0) break;
    const isDown = start === (reached.get(diagonal + 1) ?? -1) && start !== (reached.get(diagonal - 1) ?? -1) + 1;
    const before = isDown ? diagonal + 1 : diagonal - 1;
    oldAt = reached.get(before) ?? 0;
    newAt = oldAt - before;
  }
  return pairs.reverse();
}
