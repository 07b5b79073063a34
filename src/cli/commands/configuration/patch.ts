import { type Branch, type Branches, branchesOf, stepLines } from './tree.ts';

/** What stands before each change of a patch. */
export const patchMark = '!!';

/**
 * The lines that make one configuration of another, as `show diff rollback-patch` gives them: each change stands behind `!!` with the
 * lines of the modes in which it is, what goes, from the end, before what comes (so a transcript of 9.3(1)). Empty when both say the same. Undefined stands for work without a
 * line: others may have a turn.
 */
export function* configurationPatch(from: string, to: string): Generator<string | undefined> {
  const before = yield* branchesOf(from);
  const after = yield* branchesOf(to);
  yield* changes(before, after, { isBackwards: true, written: removal });
  yield* changes(after, before, { isBackwards: false, written: addition });
}

/** How what only one of two configurations has is written, and in which order: what goes goes from the end, as what depends stands behind. */
interface Wording {
  readonly isBackwards: boolean;
  written(branch: Branch): Iterable<string>;
}

function inOrder(branches: Branches, { isBackwards }: Wording): Iterable<readonly [string, Branch]> {
  return isBackwards ? [...branches].reverse() : branches;
}

function* changes(own: Branches, other: Branches, worded: Wording): Generator<string | undefined> {
  let count = 0;
  for (const [name, branch] of inOrder(own, worded)) {
    count += 1;
    if (count % stepLines === 0) yield;
    const known = other.get(name);
    const lines = known === undefined ? worded.written(branch) : within(branch, known, worded);
    let isFirst = true;
    for (const line of lines) {
      if (isFirst) yield patchMark;
      isFirst = false;
      yield line;
    }
  }
}

/** What a mode has below it that the same mode of another configuration has not, under its line; nothing where there is nothing. */
function* within(branch: Branch, known: Branch, worded: Wording): Generator<string> {
  let isFirst = true;
  for (const [name, below] of inOrder(branch.body, worded)) {
    const other = known.body.get(name);
    for (const line of other === undefined ? worded.written(below) : within(below, other, worded)) {
      if (isFirst) yield branch.line;
      isFirst = false;
      yield indented(line);
    }
  }
}

function* removal({ line }: Branch): Generator<string> {
  if (line.startsWith('no ')) yield line.slice(3);
  else yield `no ${/^banner \S+/.exec(line)?.[0] ?? line}`;
}

function* addition({ line, body }: Branch): Generator<string> {
  yield* line.split('\n');
  for (const below of body.values()) for (const inner of addition(below)) yield indented(inner);
}

function indented(line: string): string {
  return `  ${line}`;
}

/** The lines of a patch as they are executed: each mode is left behind its lines. */
export function executedLines(patch: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let depth = 0;
  for (const line of patch) {
    const inside = line === patchMark ? 0 : line.search(/\S/) / 2;
    for (; depth > inside; depth -= 1) lines.push('exit');
    if (line === patchMark) continue;
    depth = Math.max(depth, inside);
    lines.push(line.trim());
  }
  for (; depth > 0; depth -= 1) lines.push('exit');
  return lines;
}
