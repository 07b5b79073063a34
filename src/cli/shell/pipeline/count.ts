import { flag, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';

/** `count`: how many lines there are. */
export const count = lineFilter({
  syntax: [word('count', 'Count number of lines')],
  examples: ['count'],
  open() {
    let lines = 0;
    return {
      take() {
        lines += 1;
      },
      end: (emit) => emit(String(lines)),
    };
  },
});

/** `wc`: lines, words and characters as `wc` prints them, or those that are asked for (option letters inferred). */
export const wordCount = lineFilter({
  syntax: [
    word('wc', 'Count words, lines, characters'),
    flag('lines', word('-l', 'Count lines')),
    flag('words', word('-w', 'Count words')),
    flag('characters', word('-c', 'Count characters')),
  ],
  examples: ['wc', 'wc -l'],
  open(args) {
    const counts = { lines: 0, words: 0, characters: 0 };
    return {
      take(line) {
        counts.lines += 1;
        counts.words += line.match(/\S+/g)?.length ?? 0;
        counts.characters += line.length + 1;
      },
      end(emit) {
        const named = (['lines', 'words', 'characters'] as const).filter((name) => args[name]);
        const shown = named.length === 0 ? (['lines', 'words', 'characters'] as const) : named;
        const [only] = shown;
        if (shown.length === 1 && only !== undefined) emit(String(counts[only]));
        else emit(shown.map((name) => String(counts[name]).padStart(7)).join(' '));
      },
    };
  },
});
