import { parseRanges } from '../../../machine/config/vlans.ts';

/** Lines between two questions whether others have a turn. */
const stepLines = 64;

/** A line of a configuration with the lines of its mode. */
interface Section {
  readonly line: string;
  readonly body: readonly string[];
}

/**
 * The lines that make one configuration of another, as `show diff rollback-patch` gives them: each change stands behind `!!`, what
 * goes before what comes. Empty when both say the same. Undefined stands for work without a line: others may have a turn.
 */
export function* configurationPatch(from: string, to: string): Generator<string | undefined> {
  const before = yield* sectionsOf(from);
  const after = yield* sectionsOf(to);
  for (const [name, { line, body }] of before) {
    const kept = after.get(name);
    if (kept === undefined) yield* ['!!', negated(line)];
    else yield* change(kept.line, body, kept.body, negated);
  }
  for (const [name, { line, body }] of after) {
    const known = before.get(name);
    if (known === undefined) yield* ['!!', line];
    if (known === undefined) for (const added of body) yield indented(added);
    else yield* change(line, body, known.body, (added) => added);
  }
}

/** What `body` has and `other` has not, as `worded`, below the line of the section. */
function* change(
  line: string,
  body: readonly string[],
  other: readonly string[],
  worded: (line: string) => string,
): Generator<string | undefined> {
  yield;
  const known = new Set(other);
  let isFirst = true;
  for (const [place, text] of body.entries()) {
    if (place % stepLines === 0) yield;
    if (known.has(text)) continue;
    if (isFirst) yield* ['!!', line];
    isFirst = false;
    yield indented(worded(text));
  }
}

function indented(line: string): string {
  return `  ${line}`;
}

function negated(line: string): string {
  return line.startsWith('no ') ? line.slice(3) : `no ${line}`;
}

/**
 * The sections of a configuration. Head lines, comments and empty lines say nothing; each VLAN of a list counts for itself; the
 * virtual device is the same one under every name.
 */
function* sectionsOf(text: string): Generator<undefined, ReadonlyMap<string, Section>> {
  const sections = new Map<string, { line: string; body: string[] }>();
  let last: { line: string; body: string[] } | undefined;
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end).trimEnd();
    at = end + 1;
    count += 1;
    if (count % stepLines === 0) yield;
    if (line === '' || line.startsWith('!') || line.startsWith('version ')) continue;
    if (line.startsWith(' ')) {
      last?.body.push(line.trim());
      continue;
    }
    const vlanIds = line.startsWith('vlan ') ? parseRanges(line.slice(5), 1, 4094) : undefined;
    for (const header of vlanIds?.map((id) => `vlan ${id}`) ?? [line]) {
      const name = header.startsWith('vdc ') ? header.replace(/^vdc \S+/, 'vdc') : header;
      last = sections.get(name) ?? { line: header, body: [] };
      sections.set(name, last);
    }
  }
  return sections;
}
