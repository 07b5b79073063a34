/** `?`: what may be typed next, or how the word at the end of the line may go on. */
import type { Grammar, Matchable, Surroundings } from './grammar.ts';
import { type Candidate, lookAhead } from './look-ahead.ts';
import type { Refusal } from './walk.ts';
import { splitWords } from './words.ts';

/** One line of help. */
export interface HelpEntry {
  readonly text: string;
  readonly help: string;
}

/** The answer to `?`. */
export type HelpAnswer =
  | {
      readonly kind: 'help';
      readonly entries: readonly HelpEntry[];
      /** Whether the command may end here, shown as `<CR>`. */
      readonly canEnd: boolean;
    }
  | Refusal;

/** What `?` at the end of `line` tells: after a blank the next tokens, else those that begin with the last word. */
export function help(grammar: Grammar<Matchable>, line: string, surroundings: Surroundings): HelpAnswer {
  const view = lookAhead(grammar, line, surroundings);
  if (view.kind !== 'outlook') return view;
  const last = splitWords(line).at(-1);
  if (view.candidates.length === 0 && view.partial !== '' && last !== undefined) {
    return { kind: 'invalid', column: last.column, word: last.text };
  }
  return { kind: 'help', entries: view.candidates.map(entry), canEnd: view.canEnd };
}

/**
 * The lines that show `entries`: two blanks, the token, padding, two blanks, its help; `<CR>` closes them where the
 * command may end. Source of the layout: public captures, `  48x10g+4x40g  48x10G+4x40G port mode`.
 */
export function renderHelp(answer: Extract<HelpAnswer, { kind: 'help' }>): string[] {
  const ending = answer.canEnd ? [{ text: '<CR>', help: '' }] : [];
  const rows = [...answer.entries, ...ending];
  const width = Math.max(0, ...rows.map((row) => row.text.length));
  return rows.map((row) => `  ${row.text.padEnd(width)}  ${row.help}`.trimEnd());
}

function entry(candidate: Candidate): HelpEntry {
  return { text: candidate.text, help: candidate.help };
}
