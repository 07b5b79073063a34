import { arg, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';
import { patternArg, regexOf } from './pattern-arg.ts';

/** `section`: the lines that match, each with the lines below it that are indented further. */
export const section = lineFilter({
  syntax: [
    word(
      'section',
      'Show lines that include the pattern as well as the subsequent lines that are more indented than matching line',
    ),
    arg('pattern', patternArg(), 'Search for the expression'),
  ],
  examples: ['section ^interface', "section '^interface|^feature bfd'"],
  open({ pattern }) {
    const regex = regexOf(pattern);
    /** The indent of the line that opened the present section; undefined outside of one. */
    let indent: number | undefined;
    return {
      take(line, emit) {
        const own = line.length - line.trimStart().length;
        const isInside = indent !== undefined && line !== '' && own > indent;
        if (isInside) return emit(line);
        indent = regex.test(line) ? own : undefined;
        if (indent !== undefined) emit(line);
      },
    };
  },
});
