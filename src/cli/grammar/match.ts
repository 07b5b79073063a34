/** Decides which command a line is. */
import { present } from '../../base/assert.ts';
import type { ArgsOf } from './args-of.ts';
import type { Grammar, Matchable, Program, Surroundings } from './grammar.ts';
import type { Thread } from './positions.ts';
import { type Refusal, walk } from './walk.ts';
import { splitWords } from './words.ts';

/**
 * What a line is. Columns count from 0 within the line. An incomplete command is marked one past its last word, which is where
 * captures of `wr` and of newer images have it; for the others see `Refusal`.
 */
export type Match<C extends Matchable> =
  | { readonly kind: 'empty' }
  | { readonly kind: 'matched'; readonly command: C; readonly args: ArgsOf<C['syntax']> }
  /** `words` stand below the caret in place of the usual ones, where the value that is due has its own. */
  | { readonly kind: 'incomplete'; readonly column: number; readonly words?: string }
  | Refusal;

/** The command that `line` is, with its arguments, or why it is none. */
export function match<C extends Matchable>(grammar: Grammar<C>, line: string, surroundings: Surroundings): Match<C> {
  const words = splitWords(line);
  const last = words.at(-1);
  if (last === undefined) return { kind: 'empty' };
  const walked = walk(grammar, line, words, words.length, surroundings);
  if (walked.kind !== 'alive') return walked;
  const ending = walked.threads.find((thread) => thread.position.canEnd) ?? walked.absorbed[0];
  if (ending === undefined) {
    const words = missingWords(walked.threads);
    return { kind: 'incomplete', column: last.end, ...(words === undefined ? {} : { words }) };
  }
  return matched(present(grammar.programs[ending.position.command], 'the program of a position'), ending);
}

/** What a value that is due says of being left out, if nothing else could follow. */
function missingWords(threads: readonly Thread[]): string | undefined {
  const due = threads.flatMap(({ position }) => position.next.map(({ token }) => token));
  const words = due.map((token) => (token?.kind === 'argument' ? token.type.missing : undefined));
  return words.every((one) => one === words[0]) ? words[0] : undefined;
}

function matched<C extends Matchable>(program: Program<C>, ending: Thread): Match<C> {
  const args: Record<string, unknown> = {};
  for (const name of program.flags) args[name] = false;
  for (let capture = ending.captures; capture !== undefined; capture = capture.previous) {
    args[capture.name] = capture.value;
  }
  // The captures were made by walking this very syntax, from which ArgsOf derives their names and types.
  return { kind: 'matched', command: program.command, args: args as ArgsOf<C['syntax']> };
}
