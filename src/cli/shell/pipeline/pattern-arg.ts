import { assert } from '../../../base/assert.ts';
import { compileRegex, type Regex, type RegexOptions } from '../../../base/regex/regex.ts';
import { failed, ok } from '../../../base/result.ts';
import type { ArgType } from '../../grammar/arg-types.ts';
import { unquoted } from '../../grammar/words.ts';

/**
 * A pattern: everything up to the end of the filter, so that `include ip address` needs no quotes (inferred); quotes around
 * the whole of it are taken off. What is no pattern is refused as an invalid word (inferred).
 */
export function patternArg(dialect: 'basic' | 'extended' = 'extended'): ArgType<string> {
  return {
    placeholder: 'WORD',
    span: 'rest',
    parse: (typed) => {
      const pattern = unquoted(typed.trim());
      const extended = dialect === 'basic' ? basicToExtended(pattern) : pattern;
      return compileRegex(extended).ok ? ok(extended) : failed({ why: 'shape' });
    },
  };
}

/** The engine for a pattern that `patternArg` has accepted. */
export function regexOf(pattern: string, options: RegexOptions = {}): Regex {
  const compiled = compileRegex(pattern, options);
  assert(compiled.ok, 'a pattern was checked when it was typed');
  return compiled.value;
}

/** The basic syntax of `grep` and `sed`, where `\(`, `\{`, `\+`, `\?` and `\|` are signs and the bare ones are not. */
export function basicToExtended(pattern: string): string {
  let extended = '';
  let isInBracket = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const next = pattern.charAt(at + 1);
    if (isInBracket) {
      extended += character;
      const before = pattern.slice(0, at);
      if (character === ']' && !/\[\^?$/.test(before) && !/\[:\w*:?$/.test(before)) isInBracket = false;
    } else if (character === '\\' && next !== '' && '(){}+?|'.includes(next)) {
      extended += next;
      at += 1;
    } else if (character === '\\') {
      extended += character + next;
      at += 1;
    } else {
      isInBracket = character === '[';
      extended += '(){}+?|'.includes(character) ? `\\${character}` : character;
    }
  }
  return extended;
}
