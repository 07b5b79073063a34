import { describe, expect, it } from 'vitest';
import { WaitingRoom } from '../../src/base/waiting-room.ts';

function room(limit: number): { readonly waiting: WaitingRoom<string>; readonly out: string[] } {
  const out: string[] = [];
  return { waiting: new WaitingRoom<string>(limit, (guest) => out.push(guest)), out };
}

describe('a waiting room', () => {
  it('has a place for whoever comes, and lets go who was quiet for longest', () => {
    const { waiting, out } = room(2);
    for (const guest of ['a', 'b', 'c']) waiting.enter(guest, 'here');
    waiting.advance('b', 0);
    waiting.enter('d', 'here');
    expect({ out, size: waiting.size }).toEqual({ out: ['a', 'c'], size: 2 });
  });

  it('keeps those who have come further', () => {
    const { waiting, out } = room(2);
    waiting.enter('old', 'here');
    waiting.advance('old', 1);
    for (const guest of ['b', 'c', 'd']) waiting.enter(guest, 'here');
    expect(out).toEqual(['b', 'c']);
  });

  it('takes places from the source that has the most', () => {
    const { waiting, out } = room(3);
    waiting.enter('one', 'elsewhere');
    for (const guest of ['a', 'b', 'c', 'd']) waiting.enter(guest, 'crowd');
    expect(out).toEqual(['a', 'b']);
    waiting.enter('another', 'elsewhere');
    expect(out).toEqual(['a', 'b', 'c']);
  });

  it('forgets who has left', () => {
    const { waiting, out } = room(1);
    waiting.enter('a', 'here');
    waiting.leave('a');
    waiting.advance('a', 3);
    waiting.enter('b', 'here');
    expect(out).toEqual([]);
    expect([waiting.has('a'), waiting.has('b')]).toEqual([false, true]);
  });
});
