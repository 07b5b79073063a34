import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex, type Regex, type RegexOptions } from '../../../src/base/regex/regex.ts';

function regex(text: string, options?: RegexOptions): Regex {
  const compiled = compileRegex(text, options);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.error.why}`);
  return compiled.value;
}

/** The first match in `line`, marked; undefined when there is none. */
function marked(text: string, line: string, options?: RegexOptions): string | undefined {
  const found = regex(text, options).find(line, 0);
  if (found === undefined) return undefined;
  return `${line.slice(0, found.start)}<${line.slice(found.start, found.end)}>${line.slice(found.end)}`;
}

describe('a pattern', () => {
  it.each([
    ['^feature', 'feature lldp', '<feature> lldp'],
    ['^feature', 'no feature lldp', undefined],
    ['^interface|^feature bfd', 'feature bfd', '<feature bfd>'],
    ['NXOS: version', '  NXOS: version 7.0(3)I7(8)', '  <NXOS: version> 7.0(3)I7(8)'],
    ['a|ab', 'xab', 'x<ab>'],
    ['(a|b)*c', 'ababc', '<ababc>'],
    ['x*', 'aaa', '<>aaa'],
    ['a{2,3}', 'aaaa', '<aaa>a'],
    ['a{,1}$', 'aaaa', 'aaa<a>'],
    ['a{x}', 'a{x}', '<a{x}>'],
    ['[[:digit:]]+', 'Eth12', 'Eth<12>'],
    ['[^a-c]+', 'abcxyz', 'abc<xyz>'],
    ['[]x]+', 'a]x', 'a<]x>'],
    ['\\d+\\.\\d+', 'v10.25', 'v<10.25>'],
    ['\\bup\\b', 'upper up', 'upper <up>'],
    ['\\<up', 'sup up', 'sup <up>'],
    ['up\\>', 'upper sup', 'upper s<up>'],
    ['\\(', 'f(x)', 'f<(>x)'],
    ['', 'abc', '<>abc'],
    ['a||b', 'xb', '<>xb'],
    ['*a', 'x*a', 'x<*a>'],
  ])('%j in %j', (text, line, expected) => {
    expect(marked(text, line)).toBe(expected);
  });

  it('may ignore case, or ask for whole words or a whole line', () => {
    expect(marked('eth[e-f]R', 'ETHER', { ignoresCase: true })).toBe('<ETHER>');
    expect(marked('up', 'upper up', { isWholeWord: true })).toBe('upper <up>');
    expect(marked('up|down', 'up down', { isWholeLine: true })).toBeUndefined();
    expect(marked('up|down', 'down', { isWholeLine: true })).toBe('<down>');
  });

  it.each(['(', ')', 'a(b', '[a', '[z-a]', 'a{3,2}', 'a{256}', '\\', '(((((a{255}){255}){255})))', '[[:no:]]'])(
    'is refused when it is %j',
    (text) => {
      expect(compileRegex(text).ok).toBe(false);
    },
  );
});

/** Patterns on which JavaScript and POSIX agree about whether there is a match. */
const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\s', '\\d', '\\b', '^', '$', ' ', '\\.');
const pattern = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.tuple(tie('node'), tie('node')).map(([one, other]) => one + other),
    fc.tuple(tie('node'), tie('node')).map(([one, other]) => `(${one}|${other})`),
    fc
      .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,2}'))
      .map(([of, sign]) => `(${of})${sign}`),
  ),
})).node;
const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', ' ', '1', '_'), maxLength: 12 });

describe('the engine', () => {
  it('agrees with JavaScript', () => {
    fc.assert(
      fc.property(pattern, line, (text, subject) => {
        const theirs = new RegExp(text);
        const ours = regex(text);
        expect(ours.test(subject)).toBe(theirs.test(subject));
        expect(ours.find(subject, 0)?.start).toBe(theirs.exec(subject)?.index);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, whatever is typed', () => {
    const signs = fc.constantFrom(...'ab(){}[]|*+?^$\\.,-:019w');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 30 }), line, (text, subject) => {
        const compiled = compileRegex(text);
        if (compiled.ok) compiled.value.test(subject);
      }),
      { numRuns: 2_000 },
    );
  });

  it('searches a very long line with a pattern of many states as far as its steps go, and with any other to its end', () => {
    const subject = `${'a'.repeat(100_000)}b`;
    expect(regex('[ab]b').test(subject)).toBe(true);
    expect(regex('((a?){40}){10}b').test(subject)).toBe(false);
  });

  it('takes time in proportion where a backtracking one would take years', () => {
    const subject = 'a'.repeat(20_000);
    for (const text of ['(a*)*b', '(a|a)*b', '(a|aa)+$b', '(.*)(.*)(.*)b', '((a?){50}){5}b']) {
      expect(regex(text).test(subject)).toBe(false);
    }
  });
});
