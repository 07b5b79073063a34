import { compileGrammar, type Grammar } from '../../grammar/grammar.ts';
import { count, wordCount } from './count.ts';
import { cut } from './cut.ts';
import { diff } from './diff.ts';
import type { Filter } from './filter.ts';
import { json, jsonPretty, xml } from './formats.ts';
import { egrep, grep } from './grep.ts';
import { head, last } from './head-last.ts';
import { begin, endWith, exclude, include } from './include.ts';
import { human, less, noMore } from './paging.ts';
import { section } from './section.ts';
import { sed } from './sed.ts';
import { sort } from './sort.ts';
import { translate } from './tr.ts';
import { uniq } from './uniq.ts';

/** Everything that can be typed behind `|`. */
export const filters: readonly Filter[] = [
  begin,
  count,
  cut,
  diff,
  egrep,
  endWith,
  exclude,
  grep,
  head,
  human,
  include,
  json,
  jsonPretty,
  last,
  less,
  noMore,
  section,
  sed,
  sort,
  translate,
  uniq,
  wordCount,
  xml,
];

let compiled: Grammar<Filter> | undefined;

/** The grammar of filters, compiled when the first `|` is typed. */
export function filterGrammar(): Grammar<Filter> {
  compiled ??= compileGrammar(filters);
  return compiled;
}
