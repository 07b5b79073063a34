import { describe, expect, it } from 'vitest';
import { checkGrammar } from '../../../../src/cli/grammar/check.ts';
import type { Surroundings } from '../../../../src/cli/grammar/grammar.ts';
import { match } from '../../../../src/cli/grammar/match.ts';
import { filterGrammar, filters } from '../../../../src/cli/shell/pipeline/filters.ts';
import { Flow } from '../../../../src/cli/shell/pipeline/flow.ts';
import { sortedCharactersMaximum } from '../../../../src/cli/shell/pipeline/sort.ts';

const anyRelease: Surroundings = { has: () => true, offer: () => [] };

/** What comes out of a chain of filters, such as `include a | count`, for these lines. */
function through(chain: string, lines: Iterable<string>): string[] {
  const stages = chain.split(' | ').flatMap((text) => {
    const matched = match(filterGrammar(), text, anyRelease);
    if (matched.kind !== 'matched') throw new Error(`${text}: ${matched.kind}`);
    const { command: filter, args } = matched;
    return filter.kind === 'lines' ? filter.open(args, { earlier: undefined, keep: () => {} }) : [];
  });
  return [...new Flow(lines, stages)];
}

const fruits = ['apple 3', 'Banana 10', 'cherry 2', 'apple 3', 'apple 3'];
const configuration = [
  'hostname switch',
  'interface Ethernet1/1',
  '  description up',
  '    deep',
  '  no shutdown',
  'interface Ethernet1/2',
  '',
  'vlan 1',
  '  name up',
];

describe('a filter', () => {
  it.each([
    ['include an', ['Banana 10']],
    ['include "apple 3"', ['apple 3', 'apple 3', 'apple 3']],
    ['inc ple 3', ['apple 3', 'apple 3', 'apple 3']],
    ['i e|an', fruits],
    ['exclude apple|rr', ['Banana 10']],
    ['begin che', ['cherry 2', 'apple 3', 'apple 3']],
    ['end Ban', ['apple 3', 'Banana 10']],
    ['count', ['5']],
    ['include none | count', ['0']],
    ['grep count apple', ['3']],
    ['grep ignore-case BANANA', ['Banana 10']],
    ['grep a|b', []],
    ['egrep a|b | count', ['4']],
    ['grep line-number next 1 prev 1 an', ['1-apple 3', '2:Banana 10', '3-cherry 2']],
    ['egrep next 1 "^a"', ['apple 3', 'Banana 10', '--', 'apple 3', 'apple 3']],
    ['grep invert-match apple', ['Banana 10', 'cherry 2']],
    ['grep word-exp app', []],
    ['grep word-exp apple | count', ['3']],
    ['grep line-exp "cherry 2"', ['cherry 2']],
    ['head 2', ['apple 3', 'Banana 10']],
    ['head lines 1', ['apple 3']],
    ['last 2', ['apple 3', 'apple 3']],
    ['last', fruits],
    ['sort', ['Banana 10', 'apple 3', 'apple 3', 'apple 3', 'cherry 2']],
    ['sort -f -u', ['apple 3', 'Banana 10', 'cherry 2']],
    ['sort -k 2 -n -r | head 1', ['Banana 10']],
    ['uniq', ['apple 3', 'Banana 10', 'cherry 2', 'apple 3']],
    ['sort | uniq -c', ['      1 Banana 10', '      3 apple 3', '      1 cherry 2']],
    ['uniq -d', ['apple 3']],
    ['uniq -u', ['apple 3', 'Banana 10', 'cherry 2']],
    ['wc', ['      5      10      43']],
    ['wc -l', ['5']],
    ['cut -c 1-3,7', ['app3', 'Ban ', 'che ', 'app3', 'app3']],
    ["cut -d ' ' -f 2", ['3', '10', '2', '3', '3']],
    ['cut -d p -f 1 -s', ['a', 'a', 'a']],
    ['tr a-z A-Z | head 1', ['APPLE 3']],
    ['tr [:lower:] [:upper:] | head 1', ['APPLE 3']],
    ['tr -d a-z | head 2', [' 3', 'B 10']],
    ['tr -s p | head 1', ['aple 3']],
    ['tr -c a-z . | head 1', ['apple..']],
    ['sed s/a/A/ | head 2', ['Apple 3', 'BAnana 10']],
    ['sed s/an/<&>/g | head 2', ['apple 3', 'B<an><an>a 10']],
    ['sed "2,4d"', ['apple 3', 'apple 3']],
    ['sed -n "$p"', ['apple 3']],
    ['sed -n /Ban/,/che/p', ['Banana 10', 'cherry 2']],
    ['sed "/apple/!d; s/\\(p\\)*/-/"', ['-apple 3', '-apple 3', '-apple 3']],
    ['sed s/x*/-/g | head 1', ['-a-p-p-l-e- -3-']],
    ['diff', ['0a1,5', ...fruits.map((line) => `> ${line}`)]],
    ['include apple | uniq | tr a-z A-Z', ['APPLE 3']],
  ])('%s', (chain, expected) => {
    expect(through(chain, fruits)).toEqual(expected);
  });

  it('section shows what lies indented below a match', () => {
    expect(through('section ^interface', configuration)).toEqual(configuration.slice(1, 6));
    expect(through("section '^hostname|up'", configuration)).toEqual([
      'hostname switch',
      '  description up',
      '    deep',
      '  name up',
    ]);
  });

  it.each([
    'include',
    'include (',
    'include "["',
    'e x',
    'grep next 0 x',
    'grep count',
    'head 0',
    'cut',
    'cut -c 0',
    'tr',
    'sed',
    'sed y/a/b/',
    'sed s/a/b',
    'sed s/\\(a\\)/\\1/',
    'nonsense',
    'count x',
  ])('%j is refused', (text) => {
    expect(match(filterGrammar(), text, anyRelease).kind).not.toBe('matched');
  });
});

describe('the filters together', () => {
  it('have no mistakes in their grammar, and their examples are accepted', () => {
    expect(checkGrammar(filters)).toEqual([]);
    const refused = filters
      .flatMap(({ examples }) => examples)
      .filter((example) => match(filterGrammar(), example, anyRelease).kind !== 'matched');
    expect(refused).toEqual([]);
  });

  it('take no more lines than they need', () => {
    let made = 0;
    let isClosed = false;
    function* endless(): Generator<string> {
      try {
        while (true) yield `line ${++made}`;
      } finally {
        isClosed = true;
      }
    }
    expect(through('include 0 | head 2', endless())).toEqual(['line 10', 'line 20']);
    expect([made, isClosed]).toEqual([20, true]);
  });

  it('let others have their turn, and stop when told to', async () => {
    let made = 0;
    function* endless(): Generator<string> {
      while (true) yield `line ${++made}`;
    }
    const matched = match(filterGrammar(), 'count', anyRelease);
    if (matched.kind !== 'matched' || matched.command.kind !== 'lines') throw new Error('count is a filter');
    const flow = new Flow(endless(), [matched.command.open(matched.args, { earlier: undefined, keep: () => {} })]);
    const stop = new AbortController();
    const prepared = flow.prepare(1, stop.signal);
    expect(made).toBeLessThan(100_000);
    stop.abort();
    await prepared;
    expect([...flow]).toEqual([]);
  });

  it('hold a bounded amount', () => {
    const line = 'x'.repeat(1023);
    const count = Math.ceil(sortedCharactersMaximum / 1024) + 10;
    let left = count;
    function* many(): Generator<string> {
      while (left > 0) yield `${--left % 7}${line}`;
    }
    expect(through('sort | count', many())).toEqual([String(count)]);
  });
});
