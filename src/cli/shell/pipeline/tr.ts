import { failed, ok } from '../../../base/result.ts';
import type { ArgType } from '../../grammar/arg-types.ts';
import { arg, flag, optional, word } from '../../grammar/tokens.ts';
import { lineFilter } from './filter.ts';

/** Letters of a class, and what a range may at most stand for. */
const classes: ReadonlyMap<string, string> = new Map([
  ['[:upper:]', 'A-Z'],
  ['[:lower:]', 'a-z'],
  ['[:digit:]', '0-9'],
  ['[:alpha:]', 'A-Za-z'],
  ['[:alnum:]', '0-9A-Za-z'],
  ['[:space:]', ' \t'],
  ['[:blank:]', ' \t'],
]);

/** `a-z`, `[:digit:]`, `.-`: the characters of a set, in order. */
const setArg: ArgType<readonly string[]> = {
  placeholder: 'SET',
  parse(text) {
    const characters: string[] = [];
    const spelled = Array.from(classes).reduce((known, [name, letters]) => known.replaceAll(name, letters), text);
    const signs = Array.from(spelled.replaceAll('\\t', '\t').replaceAll('\\\\', '\\'));
    for (let at = 0; at < signs.length; at += 1) {
      const from = signs[at]?.codePointAt(0) ?? 0;
      const to = signs[at + 1] === '-' ? signs[at + 2]?.codePointAt(0) : undefined;
      if (to === undefined) {
        characters.push(String.fromCodePoint(from));
        continue;
      }
      if (to < from || to - from > 0xff) return failed({ why: 'shape' });
      for (let code = from; code <= to; code += 1) characters.push(String.fromCodePoint(code));
      at += 2;
    }
    return characters.length === 0 ? failed({ why: 'shape' }) : ok(characters);
  },
};

/** `tr`: other characters in place of some, or none (options of `tr`, inferred). Ends of lines are not characters here. */
export const translate = lineFilter({
  syntax: [
    word('tr', 'Translate, squeeze, and/or delete characters'),
    flag('complement', word('-c', 'Use the complement of the first set')),
    flag('delete', word('-d', 'Delete characters of the first set')),
    flag('squeeze', word('-s', 'Replace runs of a character by one')),
    arg('from', setArg, 'First set, such as a-z'),
    optional([arg('to', setArg, 'Second set, such as A-Z')]),
  ],
  examples: ['tr a-z A-Z', "tr -s ' '", 'tr -d [:digit:]'],
  open({ from, to, complement, delete: isDeleting, squeeze }) {
    const set = new Set(from);
    const isIn = (character: string): boolean => set.has(character) !== complement;
    const replacement = (character: string): string => {
      if (to === undefined || !isIn(character)) return character;
      const at = complement ? to.length : from.lastIndexOf(character);
      return to[Math.min(at, to.length - 1)] ?? character;
    };
    const squeezed = new Set(to ?? from);
    const isSqueezed = (character: string): boolean => (to === undefined ? isIn(character) : squeezed.has(character));
    return {
      take(line, emit) {
        let changed = '';
        let before = '';
        for (const character of line) {
          if (isDeleting && isIn(character)) continue;
          const next = isDeleting ? character : replacement(character);
          if (squeeze && next === before && isSqueezed(next)) continue;
          before = next;
          changed += next;
        }
        emit(changed);
      },
    };
  },
});
