import { flag, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';
import type { Emit } from './stage.ts';

/** `uniq`: one of each run of equal lines; `-c`, `-d` and `-u` as in `uniq` (inferred). */
export const uniq = lineFilter({
  syntax: [
    word('uniq', 'Discard all but one of successive identical lines'),
    flag('count', word('-c', 'Prefix lines by the number of occurrences')),
    flag('repeated', word('-d', 'Only print duplicate lines')),
    flag('single', word('-u', 'Only print unique lines')),
  ],
  examples: ['uniq', 'uniq -c'],
  open({ count, repeated, single }) {
    let line: string | undefined;
    let times = 0;
    const release = (emit: Emit): void => {
      if (line === undefined || (repeated && times < 2) || (single && times > 1)) return;
      emit(count ? `${String(times).padStart(7)} ${line}` : line);
    };
    return {
      take(next, emit) {
        if (next === line) {
          times += 1;
          return;
        }
        release(emit);
        line = next;
        times = 1;
      },
      end: release,
    };
  },
});
