import { type Branch, type Branches, branchesOf, stepLines } from './tree.ts';

/** What stands before each change of a patch. */
export const patchMark = '!!';

/**
 * The lines that make one configuration of another, as `show diff rollback-patch` gives them: each change stands behind `!!` with the
 * lines of the modes in which it is, what goes before what comes. Empty when both say the same. Undefined stands for work without a
 * line: others may have a turn.
 */
export function* configurationPatch(from: string, to: string): Generator<string | undefined> {
  const before = yield* branchesOf(from);
  const after = yield* branchesOf(to);
  yield* changes(before, after, removal);
  yield* changes(after, before, addition);
}

/** How what only one of two configurations has is written. */
type Wording = (branch: Branch) => Iterable<string>;

function* changes(own: Branches, other: Branches, worded: Wording): Generator<string | undefined> {
  let count = 0;
  for (const [name, branch] of own) {
    count += 1;
    if (count % stepLines === 0) yield;
    const known = other.get(name);
    const lines = known === undefined ? worded(branch) : within(branch, known, worded);
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
  for (const [name, below] of branch.body) {
    const other = known.body.get(name);
    for (const line of other === undefined ? worded(below) : within(below, other, worded)) {
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
