/** Reads the part of the language of `sed` that changes single lines: `s`, `d` and `p`, with addresses. */

import { compileRegex, type Regex } from '../../../base/regex/regex.ts';
import { failed, ok, type Result } from '../../../base/result.ts';
import { basicToExtended } from './pattern-arg.ts';

/** Which lines a command is for. */
export type Address =
  | { readonly kind: 'line'; readonly number: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'match'; readonly regex: Regex };

/** A piece of what is put in place of a match: text, or (`&`) the match itself. */
export type Replacement = readonly (string | { readonly kind: 'match' })[];

/** What is done with a line. */
export type Action =
  | { readonly kind: 'delete' }
  | { readonly kind: 'print' }
  | {
      readonly kind: 'substitute';
      readonly regex: Regex;
      readonly replacement: Replacement;
      readonly isGlobal: boolean;
      readonly isPrinted: boolean;
    };

/** One command of a script; without addresses it is for every line, with two for all between them. */
export interface SedCommand {
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly isNegated: boolean;
  readonly action: Action;
}

/** The commands of a script. What goes beyond (labels, holding, files, `\1`) is refused. */
export function parseSedScript(script: string): Result<readonly SedCommand[], 'unsupported'> {
  const reader = new ScriptReader(script);
  const commands: SedCommand[] = [];
  while (!reader.isAtEnd()) {
    const command = reader.command();
    if (command === undefined) return failed('unsupported');
    commands.push(command);
  }
  return commands.length === 0 ? failed('unsupported') : ok(commands);
}

class ScriptReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether nothing but blanks and semicolons is left. */
  isAtEnd(): boolean {
    this.#skip(/^[\s;]*/);
    return this.#at >= this.#text.length;
  }

  /** The next command; undefined when it is none of ours. */
  command(): SedCommand | undefined {
    const from = this.#address();
    if (from === 'bad') return undefined;
    const hasSecond = from !== undefined && this.#take(',');
    const to = hasSecond ? this.#address() : undefined;
    if (to === 'bad' || (hasSecond && to === undefined)) return undefined;
    this.#skip(/^\s*/);
    const isNegated = this.#take('!');
    const action = this.#action();
    if (action === undefined || !/^(\s*$|\s*;)/.test(this.#text.slice(this.#at))) return undefined;
    return { from, to, isNegated, action };
  }

  #action(): Action | undefined {
    if (this.#take('d')) return { kind: 'delete' };
    if (this.#take('p')) return { kind: 'print' };
    return this.#take('s') ? this.#substitution() : undefined;
  }

  #substitution(): Action | undefined {
    const divider = this.#text.charAt(this.#at);
    this.#at += 1;
    if (divider === '' || /[\s\\A-Za-z0-9]/.test(divider)) return undefined;
    const pattern = this.#upTo(divider);
    const typed = pattern === undefined ? undefined : this.#upTo(divider);
    if (pattern === undefined || typed === undefined || /\\[0-9]/.test(pattern + typed)) return undefined;
    const flags = /^[gpI]*/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += flags.length;
    const regex = compileRegex(basicToExtended(pattern), { ignoresCase: flags.includes('I') });
    if (!regex.ok) return undefined;
    return {
      kind: 'substitute',
      regex: regex.value,
      replacement: replacementOf(typed),
      isGlobal: flags.includes('g'),
      isPrinted: flags.includes('p'),
    };
  }

  #address(): Address | 'bad' | undefined {
    const number = /^\d{1,9}/.exec(this.#text.slice(this.#at))?.[0];
    if (number !== undefined) {
      this.#at += number.length;
      return { kind: 'line', number: Number(number) };
    }
    if (this.#take('$')) return { kind: 'last' };
    if (!this.#take('/')) return undefined;
    const pattern = this.#upTo('/');
    const regex = pattern === undefined ? undefined : compileRegex(basicToExtended(pattern));
    return regex?.ok === true ? { kind: 'match', regex: regex.value } : 'bad';
  }

  /** The text up to an unescaped `divider`, which is passed; undefined when there is none. */
  #upTo(divider: string): string | undefined {
    let text = '';
    for (let at = this.#at; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      const next = this.#text.charAt(at + 1);
      if (character === divider) {
        this.#at = at + 1;
        return text;
      }
      text += character === '\\' && next !== divider ? character + next : character === '\\' ? next : character;
      if (character === '\\') at += 1;
    }
    return undefined;
  }

  #take(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): void {
    this.#at += pattern.exec(this.#text.slice(this.#at))?.[0].length ?? 0;
  }
}

function replacementOf(typed: string): Replacement {
  const parts: (string | { readonly kind: 'match' })[] = [];
  for (const [sign] of typed.matchAll(/\\[\s\S]|&|[^\\&]+|\\$/g)) {
    if (sign === '&') parts.push({ kind: 'match' });
    else if (sign === '\\t') parts.push('\t');
    else parts.push(sign.startsWith('\\') && sign.length > 1 ? sign.slice(1) : sign);
  }
  return parts;
}
