import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integer, wordArg } from '../../../src/cli/grammar/arg-types.ts';
import { checkGrammar } from '../../../src/cli/grammar/check.ts';
import { complete } from '../../../src/cli/grammar/complete.ts';
import { compileGrammar, type Matchable, type Surroundings } from '../../../src/cli/grammar/grammar.ts';
import { help } from '../../../src/cli/grammar/help.ts';
import { match } from '../../../src/cli/grammar/match.ts';
import {
  anyOrder,
  arg,
  choice,
  either,
  flag,
  optional,
  type Syntax,
  type Token,
  word,
} from '../../../src/cli/grammar/tokens.ts';

/**
 * A syntax without names: the shape of a token tree. Names and keywords are given out afterwards, so that no two tokens
 * of a grammar share a keyword and every value stands behind a keyword of its own.
 */
type Shape =
  | { readonly kind: 'word' | 'number' | 'name' | 'flag' | 'choice' }
  | { readonly kind: 'optional'; readonly items: readonly Shape[] }
  | { readonly kind: 'either' | 'any-order'; readonly branches: readonly (readonly Shape[])[] };

const { items } = fc.letrec<{ shape: Shape; items: Shape[] }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<Shape>(
      { kind: 'word' },
      { kind: 'number' },
      { kind: 'name' },
      { kind: 'flag' },
      { kind: 'choice' },
    ),
    fc.record({ kind: fc.constant('optional' as const), items: tie('items') }),
    fc.record({
      kind: fc.constantFrom('either' as const, 'any-order' as const),
      branches: fc.array(tie('items'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  items: fc.array(tie('shape'), { minLength: 1, maxLength: 3 }),
}));

/** Gives out keywords with many common beginnings, and makes every decision of a walk from a list of random numbers. */
class Walker {
  readonly #choices: readonly number[];
  #used = 0;
  #keywords = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  keyword(): string {
    this.#keywords += 1;
    const letters = this.#keywords.toString(3).replaceAll('0', 'a').replaceAll('1', 'b').replaceAll('2', 'c');
    return `${letters}z`;
  }

  below(limit: number): number {
    const choice = this.#choices[this.#used % this.#choices.length] ?? 0;
    this.#used += 1;
    return choice % limit;
  }
}

/** A token, and one way of typing it. */
interface Typed {
  readonly syntax: Syntax;
  readonly words: readonly string[];
  readonly args: Readonly<Record<string, unknown>>;
}

function typedItems(shapes: readonly Shape[], walker: Walker): Typed {
  const parts = shapes.map((shape) => typedShape(shape, walker));
  return {
    syntax: parts.flatMap((part) => part.syntax),
    words: parts.flatMap((part) => part.words),
    args: Object.assign({}, ...parts.map((part) => part.args)),
  };
}

function typedShape(shape: Shape, walker: Walker): Typed {
  const keyword = walker.keyword();
  const one = (token: Token, ...words: string[]): Typed => ({ syntax: [token], words, args: {} });
  switch (shape.kind) {
    case 'word':
      return one(word(keyword, 'Word'), keyword);
    case 'number': {
      const value = walker.below(100);
      const syntax = [word(keyword, 'Word'), arg(keyword, integer(0, 99), 'Number')];
      return { syntax, words: [keyword, String(value)], args: { [keyword]: value } };
    }
    case 'name': {
      const value = ['x', 'a', '"two words"', 'usb1:/a.bin'][walker.below(4)] ?? '';
      const syntax = [word(keyword, 'Word'), arg(keyword, wordArg(), 'Name')];
      return { syntax, words: [keyword, value], args: { [keyword]: value.replaceAll('"', '') } };
    }
    case 'flag': {
      const isTyped = walker.below(2) === 1;
      const syntax = [flag(keyword, word(keyword, 'Word'))];
      return { syntax, words: isTyped ? [keyword] : [], args: { [keyword]: isTyped } };
    }
    case 'choice': {
      const texts = [keyword, walker.keyword(), walker.keyword()];
      const text = texts[walker.below(3)] ?? '';
      const syntax = [
        choice(
          keyword,
          texts.map((each) => word(each, 'Word')),
        ),
      ];
      return { syntax, words: [text], args: { [keyword]: text } };
    }
    case 'optional': {
      const inner = typedItems(shape.items, walker);
      const isTyped = walker.below(2) === 1;
      return { syntax: [optional(inner.syntax)], ...(isTyped ? chosen([inner], [inner]) : chosen([], [inner])) };
    }
    case 'either': {
      const branches = shape.branches.map((branch) => typedItems(branch, walker));
      const taken = branches.slice(walker.below(branches.length)).slice(0, 1);
      const syntax = [either(Object.fromEntries(branches.map((branch, index) => [`b${index}`, branch.syntax])))];
      return { syntax, ...chosen(taken, branches) };
    }
    case 'any-order': {
      const branches = shape.branches.map((branch) => typedItems(branch, walker));
      const taken = branches.filter(() => walker.below(2) === 1);
      if (walker.below(2) === 1) taken.reverse();
      return { syntax: [anyOrder(branches.map((branch) => branch.syntax))], ...chosen(taken, branches) };
    }
  }
}

/** The words of the sequences taken; flags of those not taken are false, their values are missing. */
function chosen(taken: readonly Typed[], all: readonly Typed[]): Pick<Typed, 'words' | 'args'> {
  const flags = all.flatMap((each) => Object.entries(each.args).filter(([, value]) => typeof value === 'boolean'));
  const untyped = Object.fromEntries(flags.map(([name]) => [name, false]));
  return {
    words: taken.flatMap((each) => each.words),
    args: Object.assign(untyped, ...taken.map((each) => each.args)),
  };
}

const surroundings: Surroundings = { has: () => true, offer: () => [] };

/** Several commands that share their first word, and one line for each. */
const lines = fc
  .record({
    shapes: fc.array(items, { minLength: 1, maxLength: 5 }),
    choices: fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }),
  })
  .map(({ shapes, choices }) => {
    const walker = new Walker(choices);
    return shapes.map((shape) => {
      const keyword = walker.keyword();
      const typed = typedItems(shape, walker);
      const syntax: Syntax = [word('show', 'Show'), word(keyword, 'Word'), ...typed.syntax];
      return { syntax, words: ['show', keyword, ...typed.words], args: typed.args };
    });
  });

function compiled(typed: readonly Matchable[]) {
  return compileGrammar(typed);
}

test('every walk through a syntax, printed, matches back to the same command and arguments', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const grammar = compiled(typed);
      for (const command of typed) {
        const answer = match(grammar, command.words.join(' '), surroundings);
        expect(answer).toEqual({ kind: 'matched', command, args: command.args });
      }
    }),
  );
});

test('the checker finds nothing wrong with such commands', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      expect(checkGrammar(typed)).toEqual([]);
    }),
  );
});

/** The shortest beginning of `keyword` that no other keyword has, among those that may stand after `before`. */
function shortened(grammar: ReturnType<typeof compiled>, before: string, keyword: string): string {
  const answer = help(grammar, before, surroundings);
  const others = answer.kind === 'help' ? answer.entries.map((entry) => entry.text) : [];
  if (!others.includes(keyword)) return keyword;
  const isUnique = (prefix: string): boolean => others.filter((other) => other.startsWith(prefix)).length === 1;
  for (let length = 1; length < keyword.length; length += 1) {
    if (isUnique(keyword.slice(0, length))) return keyword.slice(0, length);
  }
  return keyword;
}

test('unique prefixes, in capitals too, match the same', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const grammar = compiled(typed);
      for (const command of typed) {
        let line = '';
        for (const text of command.words) {
          const short = shortened(grammar, line, text);
          line += `${short === text ? text : short.toUpperCase()} `;
        }
        expect(match(grammar, line, surroundings)).toEqual({ kind: 'matched', command, args: command.args });
      }
    }),
  );
});

test('at every point of a line that matches, help lists what comes next and Tab never leads astray', () => {
  fc.assert(
    fc.property(lines, fc.nat(20), (typed, cut) => {
      const grammar = compiled(typed);
      for (const { words } of typed) {
        const count = Math.min(cut, words.length);
        const before = words
          .slice(0, count)
          .map((each) => `${each} `)
          .join('');
        const answer = help(grammar, before, surroundings);
        if (answer.kind !== 'help') throw new Error(`no help after ${before}`);
        const next = words[count];
        const kind = match(grammar, before, surroundings).kind;
        expect(kind).toBe(count === 0 ? 'empty' : answer.canEnd ? 'matched' : 'incomplete');
        if (next === undefined) continue;
        const entry =
          answer.entries.find(({ text }) => text === next) ?? answer.entries.find(({ text }) => /W|</.test(text));
        expect(entry).toBeDefined();
        const typedPart = `${before}${next.slice(0, 1 + (cut % next.length))}`;
        const completion = complete(grammar, typedPart, surroundings);
        if (completion.kind !== 'extend' || !completion.text.endsWith(' ')) continue;
        expect(['matched', 'incomplete']).toContain(match(grammar, typedPart + completion.text, surroundings).kind);
      }
    }),
  );
});

test('whatever is typed, the three never disagree', () => {
  const garbage = fc.array(fc.constantFrom('show', 's', 'a', 'b', 'az', 'bz', 'ab', 'x', '7', '"', "'", ' ', '  '), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(lines, garbage, (typed, pieces) => {
      const grammar = compiled(typed);
      const line = pieces.join('');
      const entered = match(grammar, line, surroundings);
      const afterBlank = help(grammar, `${line} `, surroundings);
      const isRefused = !['empty', 'matched', 'incomplete'].includes(entered.kind);
      // An open quote takes the blank in, so the line with a blank is another one.
      if (!/["']/.test(line)) expect(afterBlank.kind === 'help').toBe(!isRefused);
      const completion = complete(grammar, line, surroundings);
      if (completion.kind === 'extend') {
        expect(match(grammar, line + completion.text, surroundings).kind).not.toBe('invalid');
      }
      if (completion.kind === 'list') expect(help(grammar, line, surroundings).kind).toBe('help');
    }),
  );
});
