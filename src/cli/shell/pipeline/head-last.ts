import { integer } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';

/** How many lines are shown when no number is typed, as `head` and `tail` have it. */
const defaultLines = 10;
/** What `last` may have to hold. */
const linesMaximum = 9_999;

const amount = optional([
  optional([word('lines', 'Number of lines to display')]),
  arg('lines', integer(1, linesMaximum), 'Number of lines to display'),
]);

/** `head`: the first lines. */
export const head = lineFilter({
  syntax: [word('head', 'Display first lines'), amount],
  examples: ['head', 'head 5', 'head lines 3'],
  open({ lines = defaultLines }) {
    let left = lines;
    return {
      take(line, emit) {
        if (left > 0) emit(line);
        left -= 1;
      },
      isFull: () => left <= 0,
    };
  },
});

/** `last`: the last lines. */
export const last = lineFilter({
  syntax: [word('last', 'Display last lines'), amount],
  examples: ['last', 'last 3'],
  open({ lines = defaultLines }) {
    const kept: string[] = [];
    let oldest = 0;
    return {
      take(line) {
        if (kept.length < lines) kept.push(line);
        else {
          kept[oldest] = line;
          oldest = (oldest + 1) % lines;
        }
      },
      end(emit) {
        for (let index = 0; index < kept.length; index += 1) emit(kept[(oldest + index) % kept.length] ?? '');
      },
    };
  },
});
