/** Tab: goes on as far as there is only one way to go. */
import type { Grammar, Matchable, Surroundings } from './grammar.ts';
import { type Candidate, lookAhead } from './look-ahead.ts';

/** The answer to Tab. */
export type Completion =
  /** `text` is to be appended; it ends with a blank when the word is complete. */
  | { readonly kind: 'extend'; readonly text: string }
  /** Several ways to go on, and no letter common to all of them. */
  | { readonly kind: 'list'; readonly candidates: readonly string[] }
  | { readonly kind: 'nothing' };

const NOTHING: Completion = { kind: 'nothing' };

/** What Tab at the end of `line` does. A line that is wrong before its last word is left alone. */
export function complete(grammar: Grammar<Matchable>, line: string, surroundings: Surroundings): Completion {
  const view = lookAhead(grammar, line, surroundings);
  if (view.kind !== 'outlook') return NOTHING;
  const choices = view.candidates.filter((candidate) => candidate.kind !== 'placeholder');
  const [first] = choices;
  if (first === undefined) return NOTHING;
  const typedLength = view.partial.length;
  if (choices.length > 1) {
    const common = commonPrefix(choices.map((choice) => choice.text));
    if (common.length > typedLength) return { kind: 'extend', text: common.slice(typedLength) };
    return { kind: 'list', candidates: choices.map((choice) => choice.text) };
  }
  const isAnyValueWelcome = typedLength === 0 && view.candidates.length > choices.length;
  if (isAnyValueWelcome) return { kind: 'list', candidates: view.candidates.map((candidate) => candidate.text) };
  const text = first.text.slice(typedLength) + (isFinal(first) ? ' ' : '');
  return text === '' ? NOTHING : { kind: 'extend', text };
}

/** Lays `texts` out in columns, two blanks between them, on lines of at most `widthColumns` (0: unlimited). */
export function renderChoices(texts: readonly string[], widthColumns: number): string[] {
  const cell = Math.max(0, ...texts.map((text) => text.length)) + 2;
  const perLine = widthColumns === 0 ? texts.length : Math.max(1, Math.floor((widthColumns + 2) / cell));
  const lines: string[] = [];
  for (let index = 0; index < texts.length; index += perLine) {
    const row = texts.slice(index, index + perLine);
    lines.push(
      row
        .map((text) => text.padEnd(cell))
        .join('')
        .trimEnd(),
    );
  }
  return lines;
}

function isFinal(candidate: Candidate): boolean {
  return candidate.kind !== 'offer' || candidate.isFinal;
}

function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first.charAt(same) === other.charAt(same)) same += 1;
    length = same;
  }
  return first.slice(0, length);
}
