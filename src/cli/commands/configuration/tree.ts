import { parseRanges } from '../../../machine/config/vlans.ts';

/** Lines between two questions whether others have a turn. */
export const stepLines = 64;

/** A line of a configuration, and what stands below it by name, at any depth. */
export interface Branch {
  readonly line: string;
  readonly body: Branches;
}

/** Lines by what they are called: by themselves, but for those of which two spellings are one. */
export type Branches = ReadonlyMap<string, Branch>;

interface Growing {
  readonly indent: number;
  readonly body: Map<string, Grown>;
}

interface Grown extends Branch {
  readonly body: Map<string, Grown>;
}

/**
 * The lines of a configuration with their modes, at any depth. Head lines, comments and empty lines say nothing; each VLAN of a list
 * counts for itself; the virtual device is the same one under every name; a banner of several lines is one line. Undefined stands
 * for work: others may have a turn.
 */
export function* branchesOf(text: string): Generator<undefined, Branches> {
  const top = new Map<string, Grown>();
  const open: Growing[] = [{ indent: -1, body: top }];
  let count = 0;
  const lines = linesOf(text);
  for (const line of lines) {
    count += 1;
    if (count % stepLines === 0) yield;
    if (/^\s*(!|$)|^version /.test(line)) continue;
    const indent = line.search(/\S/);
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const above = open.at(-1)?.body ?? top;
    const typed = wholeBanner(line.trim(), lines);
    for (const header of above === top ? eachVlan(typed) : [typed]) {
      const name = header.startsWith('vdc ') ? header.replace(/^vdc \S+/, 'vdc') : header;
      const grown = above.get(name) ?? { line: header, body: new Map() };
      above.set(name, grown);
      open.push({ indent, body: grown.body });
    }
  }
  return top;
}

/** A banner up to the line with its closing mark. */
function wholeBanner(line: string, lines: Iterator<string>): string {
  const [, head, mark, first = ''] = /^(banner \S+ )(\S)(.*)$/.exec(line) ?? [];
  if (head === undefined || mark === undefined || first.includes(mark)) return line;
  const whole = [line];
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    whole.push(next.value);
    if (next.value.includes(mark)) break;
  }
  return whole.join('\n');
}

/** The last of several VLANs is the one whose mode the line enters. */
function eachVlan(line: string): readonly string[] {
  const ids = line.startsWith('vlan ') ? parseRanges(line.slice(5), 1, 4094) : undefined;
  return ids?.map((id) => `vlan ${id}`) ?? [line];
}

function* linesOf(text: string): Generator<string, void> {
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    yield text.slice(at, end).trimEnd();
    at = end + 1;
  }
}
