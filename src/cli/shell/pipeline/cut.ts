import { failed, ok } from '../../../base/result.ts';
import { type ArgType, wordArg } from '../../grammar/arg-types.ts';
import { arg, either, flag, optional, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';

/** A stretch of places counted from 1; without `last` up to the end. */
interface Stretch {
  readonly first: number;
  readonly last: number | undefined;
}

/** `1-3,5,7-`: places in ascending order. */
const listArg: ArgType<readonly Stretch[]> = {
  placeholder: 'LIST',
  parse(text) {
    const stretches: Stretch[] = [];
    for (const part of text.split(',')) {
      const match = /^(\d{1,6})?(-)?(\d{1,6})?$/.exec(part);
      const [, low, dash, high] = match ?? [];
      if (low === undefined && high === undefined) return failed({ why: 'shape' });
      const first = Number(low ?? 1);
      const last = dash === undefined ? first : high === undefined ? undefined : Number(high);
      if (first < 1 || (last !== undefined && last < first)) return failed({ why: 'shape' });
      stretches.push({ first, last });
    }
    return ok(stretches);
  },
};

/** `cut`: parts of every line, by characters or by fields. The letters of the options are those of `cut` (inferred). */
export const cut = lineFilter({
  syntax: [
    word('cut', 'Print selected parts of lines.'),
    either({
      characters: [word('-c', 'Select only these characters'), arg('characters', listArg, 'Places, such as 1-8')],
      fields: [
        optional([
          word('-d', 'Use a delimiter instead of TAB'),
          arg('delimiter', wordArg({ maxLength: 1 }), 'Delimiter character'),
        ]),
        word('-f', 'Select only these fields'),
        arg('fields', listArg, 'Numbers of fields, such as 1,3'),
        flag('onlyDelimited', word('-s', 'Do not print lines that hold no delimiter')),
      ],
    }),
  ],
  examples: ['cut -c 1-20', 'cut -d : -f 1', "cut -d ' ' -f 2- -s"],
  open({ characters, fields, delimiter = '\t', onlyDelimited }) {
    if (characters !== undefined) {
      return { take: (line, emit) => emit(Array.from(line).filter(chosen(characters)).join('')) };
    }
    const isChosen = chosen(fields ?? []);
    return {
      take(line, emit) {
        if (line.includes(delimiter)) emit(line.split(delimiter).filter(isChosen).join(delimiter));
        else if (onlyDelimited !== true) emit(line);
      },
    };
  },
});

function chosen(stretches: readonly Stretch[]): (part: string, index: number) => boolean {
  return (_part, index) =>
    stretches.some(({ first, last }) => index + 1 >= first && (last === undefined || index + 1 <= last));
}
