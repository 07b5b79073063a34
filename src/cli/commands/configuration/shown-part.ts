import { parseRanges } from '../../../machine/config/vlans.ts';
import type { Component } from './components.ts';

/** What of a configuration is shown; a line below an interface brings the line of its interface with it. */
export interface Selection {
  /** Whether a line of configuration mode is shown, with all below it. */
  has(line: string): boolean;
  /** Whether a line below the line `header` is shown although `header` is not. */
  hasBelow(line: string, header: string): boolean;
}

/** The lines of a component. */
export function componentSelection({ lines, below }: Component): Selection {
  return {
    has: (line) => lines.some((head) => begins(line, head)),
    hasBelow: (line, header) => header.startsWith('interface ') && below.some((head) => begins(line, head)),
  };
}

/** What is about a VRF, or about any: its context, the interfaces in it, and its part of routing protocols. */
export function vrfSelection(name: string | undefined): Selection {
  const isOf = (line: string, head: string): boolean =>
    name === undefined ? line.startsWith(`${head} `) : line === `${head} ${name}`;
  return {
    has: (line) => isOf(line, 'vrf context'),
    hasBelow: (line, header) =>
      (header.startsWith('interface ') && isOf(line, 'vrf member')) ||
      (header.startsWith('router ') && isOf(line, 'vrf')),
  };
}

/** The lines about VLANs, or about one. */
export function vlanSelection(id: number | undefined): Selection {
  return {
    has: (line) => {
      const ids = line.startsWith('vlan ')
        ? parseRanges(line.replace(/^vlan (configuration )?/, ''), 1, 4094)
        : undefined;
      return ids !== undefined && (id === undefined || ids.includes(id));
    },
    hasBelow: () => false,
  };
}

/** The sections of interfaces, or of those of these names. */
export function interfaceSelection(names: readonly string[] | undefined): Selection {
  const wanted = new Set(names);
  return {
    has: (line) =>
      names === undefined ? isInterface(line) : isInterface(line) && wanted.has(line.slice('interface '.length)),
    hasBelow: () => false,
  };
}

/** A port that is split stands by itself under the same word (`interface breakout module 1 …`). */
function isInterface(line: string): boolean {
  return line.startsWith('interface ') && !line.startsWith('interface breakout ');
}

/** What none of the selections has. */
export function withoutAny(selections: readonly Selection[]): Selection {
  return {
    has: (line) => !selections.some((one) => one.has(line)),
    hasBelow: () => false,
  };
}

/**
 * The lines of a configuration that are selected, behind its first one, the version. Features follow on it; behind them and before
 * what has lines below it, and wherever the whole configuration has one, stands an empty line.
 */
export function* selectedLines(lines: readonly string[], selection: Selection): Generator<string> {
  yield* lines.slice(0, 1);
  let isApart = false;
  let last: string | undefined;
  for (let at = 1; at < lines.length; ) {
    const line = lines[at] ?? '';
    const end = endOf(lines, at);
    const kept = line === '' ? [] : keptOf(lines.slice(at, end), selection);
    isApart ||= line === '';
    if (kept.length > 0) {
      if (needsSpace(line, kept.length > 1 || isSection(line), last, isApart)) yield '';
      yield* kept;
      isApart = false;
      last = line;
    }
    at = end;
  }
}

/** A section, or what of it is selected under its line. */
function keptOf(section: readonly string[], selection: Selection): readonly string[] {
  const [header = '', ...body] = section;
  if (selection.has(header)) return section;
  const kept: string[] = [];
  let depth: number | undefined;
  for (const line of body) {
    const indent = line.search(/\S/);
    if (depth !== undefined && indent > depth) kept.push(line);
    else depth = undefined;
    if (depth === undefined && indent >= 0 && selection.hasBelow(line.trim(), header)) {
      depth = indent;
      kept.push(line);
    }
  }
  return kept.length === 0 ? [] : [header, ...kept];
}

/** One past the last line of the section that begins at `from`; commands of a scheduled job end with a line of their own. */
function endOf(lines: readonly string[], from: number): number {
  if (lines[from]?.startsWith('scheduler job name ') === true) {
    const last = lines.indexOf('end-job', from);
    if (last > from) return last + 1;
  }
  let end = from + 1;
  while (lines[end]?.startsWith(' ') === true) end += 1;
  return end;
}

function isSection(line: string): boolean {
  return isInterface(line) || /^(vlan|vrf context|router) /.test(line);
}

function needsSpace(line: string, isSectionLine: boolean, last: string | undefined, isApart: boolean): boolean {
  if (line.startsWith('feature ')) return false;
  if (last === undefined) return isSectionLine;
  if (line.startsWith('vlan ') && last.startsWith('vlan ')) return isApart;
  return isApart || isSectionLine || last.startsWith('feature ');
}

/** Whether a line begins with these words, as it is or behind `no`. */
function begins(line: string, head: string): boolean {
  return startsWithWords(line, head) || (line.startsWith('no ') && startsWithWords(line.slice(3), head));
}

function startsWithWords(line: string, head: string): boolean {
  const star = head.indexOf('*');
  if (star >= 0) {
    const behind = line.slice(star).replace(/^\S+/, '');
    return behind !== '' && line.startsWith(head.slice(0, star)) && startsWithWords(behind, head.slice(star + 1));
  }
  return line.startsWith(head) && (line.length === head.length || line.charAt(head.length) === ' ');
}
