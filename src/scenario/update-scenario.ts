import { readFileSync, writeFileSync } from 'node:fs';
import { isScalar, LineCounter, parseDocument } from 'yaml';
import type { ScreenChange } from './outcome.ts';

/** Which files were written, and why others were not. */
export interface Written {
  readonly written: readonly string[];
  readonly refused: readonly string[];
}

/** Writes what screens showed into the scenario and golden files; the files that were written, and what could not be. */
export function applyChanges(changes: readonly ScreenChange[]): Written {
  const written = new Set<string>();
  const refused: string[] = [];
  // From the end of a file to its start: what stands before a change keeps its place.
  const ordered = [...changes].sort((a, b) => placeOf(b) - placeOf(a));
  for (const change of ordered) {
    if (change.kind === 'golden') {
      writeFileSync(change.path, change.text);
      written.add(change.path);
      continue;
    }
    const text = withShows(readFileSync(change.file, 'utf8'), change.index, change.text);
    if (text === undefined) refused.push(`${change.file}: step ${change.index + 1} has variables in its screen`);
    else {
      writeFileSync(change.file, text);
      written.add(change.file);
    }
  }
  return { written: [...written].sort(), refused };
}

function placeOf(change: ScreenChange): number {
  return change.kind === 'golden' ? 0 : change.index;
}

/** The text of a scenario with `shows` of a step replaced, everything else untouched; undefined where it holds variables. */
export function withShows(text: string, index: number, shown: string): string | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const node: unknown = document.getIn(['steps', index, 'shows'], true);
  if (!isScalar(node) || node.range === undefined || node.range === null) return undefined;
  if (String(node.value).includes('${')) return undefined;
  const [start, end] = node.range;
  const { line } = lines.linePos(start);
  const head = text.split('\n')[line - 1] ?? '';
  const indent = ' '.repeat(head.indexOf('shows') + 2);
  // An empty line at the end is a line end behind the last one already.
  const kept = shown.replace(/\n$/, '');
  const indicator = `|${/^\s/.test(kept) ? '2' : ''}${kept.endsWith('\n') ? '+' : ''}`;
  const body = kept.split('\n').map((row) => (row === '' ? '' : `${indent}${row}`));
  const block = kept === '' ? '""\n' : `${indicator}\n${body.join('\n')}\n`;
  const rest = text.slice(end);
  return `${text.slice(0, start)}${block}${rest.startsWith('\n') ? rest.slice(1) : rest}`;
}
