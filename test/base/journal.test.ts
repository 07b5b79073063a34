import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/base/journal.ts';

function line(text: string): { readonly kind: 'console.line'; readonly device: string; readonly text: string } {
  return { kind: 'console.line', device: 'sw1', text };
}

const textOf = (entry: object): unknown => Reflect.get(entry, 'text');

describe('a journal', () => {
  it('holds the newest entries, numbered from 1 without gaps', () => {
    const journal = new Journal(() => 0, { limits: { entries: 3 } });
    for (let number = 1; number <= 20; number += 1) journal.write(line(String(number)));
    expect(journal.entries().map(({ sequence }) => sequence)).toEqual([18, 19, 20]);
  });

  it('holds the beginning of a long field, with a mark', () => {
    const journal = new Journal(() => 0, { limits: { fieldCharacters: 5 } });
    journal.write(line('x'.repeat(30_000)));
    expect(journal.entries().map(textOf)).toEqual(['xxxxx… (30000 characters)']);
  });

  it('is bounded in all, whatever its entries hold', () => {
    const journal = new Journal(() => 0, { limits: { characters: 10_000 } });
    for (let number = 0; number < 5_000; number += 1) journal.write(line('x'.repeat(2000)));
    const held = journal.entries();
    expect(held.length).toBe(4);
    expect(held.at(-1)?.sequence).toBe(5_000);
  });

  it('holds one entry that is larger than all may be', () => {
    const journal = new Journal(() => 0, { limits: { characters: 10 } });
    journal.write(line('a'));
    journal.write(line('b'));
    expect(journal.entries().map(textOf)).toEqual(['b']);
  });

  it('takes secrets out before anybody reads', () => {
    const journal = new Journal(() => 0, { redact: (text) => text.replace('secret', '****') });
    const read: unknown[] = [];
    journal.follow((entry) => read.push(textOf(entry)));
    journal.write(line('a secret'));
    expect([read, journal.entries().map(textOf)]).toEqual([['a ****'], ['a ****']]);
  });

  it('drops a reader that throws, tells of it, and hands on to the others', () => {
    const journal = new Journal(() => 0);
    const read: string[] = [];
    journal.follow(() => {
      throw new Error('broken reader');
    });
    journal.follow(({ kind }) => read.push(kind));
    journal.write(line('one'));
    journal.write(line('two'));
    expect(journal.entries().map(({ kind }) => kind)).toEqual(['console.line', 'error.contained', 'console.line']);
    expect([...read].sort()).toEqual(['console.line', 'console.line', 'error.contained']);
  });
});
