import { present } from '../../../base/assert.ts';
import type { Span } from '../../../base/regex/regex.ts';
import { failed, ok } from '../../../base/result.ts';
import type { ArgType } from '../../grammar/arg-types.ts';
import { arg, flag, word } from '../../grammar/tokens.ts';
import { unquoted } from '../../grammar/words.ts';
import { lineFilter } from './filter.ts';
import { type Action, type Address, parseSedScript, type SedCommand } from './sed-script.ts';
import type { Emit, Stage } from './stage.ts';

/** A line that is longer is left as it is from here on: finding all matches of it could take the square of its length. */
const changedCharactersMaximum = 8_192;

const scriptArg: ArgType<readonly SedCommand[]> = {
  placeholder: 'WORD',
  span: 'rest',
  parse(text) {
    const commands = parseSedScript(unquoted(text.trim()));
    return commands.ok ? ok(commands.value) : failed({ why: 'shape' });
  },
};

/** `sed`: substitutes, deletes and prints lines; the rest of the language of `sed` is refused as invalid. */
export const sed = lineFilter({
  syntax: [
    word('sed', 'Stream Editor'),
    flag('isQuiet', word('-n', 'Print only what is told to be printed')),
    arg('script', scriptArg, 'Script, such as s/up/UP/g'),
  ],
  examples: ['sed s/bytes/octets/g', "sed -n '/used/,/free/p'", 'sed "1,2d"'],
  open: ({ isQuiet, script }) => new Editing(script, isQuiet),
});

/** A script at work. Invariant: one line is held back, because only the next tells whether it was the last. */
class Editing implements Stage {
  readonly #commands: readonly SedCommand[];
  readonly #isQuiet: boolean;
  /** Commands with two addresses whose second has not come yet. */
  readonly #open = new Set<SedCommand>();
  #held: string | undefined;
  #number = 0;

  constructor(commands: readonly SedCommand[], isQuiet: boolean) {
    this.#commands = commands;
    this.#isQuiet = isQuiet;
  }

  take(line: string, emit: Emit): void {
    if (this.#held !== undefined) this.#edit(this.#held, false, emit);
    this.#held = line;
  }

  end(emit: Emit): void {
    if (this.#held !== undefined) this.#edit(this.#held, true, emit);
  }

  #edit(original: string, isLast: boolean, emit: Emit): void {
    this.#number += 1;
    let line = original;
    for (const command of this.#commands) {
      if (this.#isFor(command, line, isLast) === command.isNegated) continue;
      const { action } = command;
      if (action.kind === 'delete') return;
      if (action.kind === 'print') {
        emit(line);
        continue;
      }
      const changed = substituted(line, action);
      if (changed !== undefined && action.isPrinted) emit(changed);
      line = changed ?? line;
    }
    if (!this.#isQuiet) emit(line);
  }

  #isFor(command: SedCommand, line: string, isLast: boolean): boolean {
    const { from, to } = command;
    if (from === undefined) return true;
    if (this.#open.has(command)) {
      const end = present(to, 'the end of a range');
      const isOver = end.kind === 'line' ? this.#number >= end.number : this.#isAt(end, line, isLast);
      if (isOver) this.#open.delete(command);
      return end.kind !== 'line' || this.#number <= end.number;
    }
    if (!this.#isAt(from, line, isLast)) return false;
    const goesOn = to !== undefined && !(to.kind === 'line' && to.number <= this.#number);
    if (goesOn) this.#open.add(command);
    return true;
  }

  #isAt(address: Address, line: string, isLast: boolean): boolean {
    switch (address.kind) {
      case 'line':
        return this.#number === address.number;
      case 'last':
        return isLast;
      case 'match':
        return address.regex.test(line);
    }
  }
}

/** The changed line; undefined when nothing in it matches. */
function substituted(line: string, action: Action & { readonly kind: 'substitute' }): string | undefined {
  const body = line.slice(0, changedCharactersMaximum);
  let changed = '';
  let from = 0;
  let found: Span | undefined = action.regex.find(body, 0);
  if (found === undefined) return undefined;
  while (found !== undefined) {
    const match = body.slice(found.start, found.end);
    changed += body.slice(from, found.start);
    changed += action.replacement.map((part) => (typeof part === 'string' ? part : match)).join('');
    from = found.end;
    if (!action.isGlobal || from >= body.length) break;
    const isEmpty = found.end === found.start;
    // An empty match is not taken twice at one place, nor directly behind another match.
    found = action.regex.find(body, from + (isEmpty ? 1 : 0));
    if (found?.start === from && found.end === from) found = action.regex.find(body, from + 1);
  }
  return changed + line.slice(from);
}
