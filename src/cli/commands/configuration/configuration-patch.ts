import { parseRanges } from '../../../machine/config/vlans.ts';

/** A line of a configuration with the lines of its mode. */
interface Section {
  readonly line: string;
  readonly body: readonly string[];
}

/**
 * The lines that make one configuration of another, as `show diff rollback-patch` gives them: each change stands behind `!!`, what
 * goes before what comes. Empty when both say the same.
 */
export function* configurationPatch(from: string, to: string): Generator<string> {
  const before = sectionsOf(from);
  const after = sectionsOf(to);
  for (const [name, { line, body }] of before) {
    const kept = after.get(name);
    if (kept === undefined) yield* ['!!', negated(line)];
    else yield* change(kept.line, missing(body, kept.body).map(negated));
  }
  for (const [name, { line, body }] of after) {
    const known = before.get(name);
    const added = missing(body, known?.body ?? []);
    if (known === undefined) yield* ['!!', line, ...added.map(indented)];
    else yield* change(line, added);
  }
}

function* change(line: string, body: readonly string[]): Generator<string> {
  if (body.length > 0) yield* ['!!', line, ...body.map(indented)];
}

function missing(lines: readonly string[], among: readonly string[]): readonly string[] {
  const known = new Set(among);
  return lines.filter((line) => !known.has(line));
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
function sectionsOf(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, { line: string; body: string[] }>();
  let last: { line: string; body: string[] } | undefined;
  for (const whole of text.split('\n')) {
    const line = whole.trimEnd();
    if (line === '' || /^!|^version /.test(line)) continue;
    if (line.startsWith(' ')) {
      last?.body.push(line.trim());
      continue;
    }
    const vlanIds = line.startsWith('vlan ') ? parseRanges(line.slice(5), 1, 4094) : undefined;
    for (const header of vlanIds?.map((id) => `vlan ${id}`) ?? [line]) {
      const name = header.replace(/^vdc \S+/, 'vdc');
      last = sections.get(name) ?? { line: header, body: [] };
      sections.set(name, last);
    }
  }
  return sections;
}
