import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { yieldToOthers } from '../../../src/base/clock.ts';
import { spooledIn } from '../../../src/machine/content/content.ts';
import { Volume, type VolumeChange } from '../../../src/machine/storage/volume.ts';
import { put, strangeBytes, surroundingsOf, volumeState } from './volumes.ts';

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function volumeOf(totalBytes: number, changes: VolumeChange[] = []): Volume {
  const surroundings = surroundingsOf();
  closing.push(() => surroundings.spool.close());
  return new Volume({ ...volumeState('tmpfs', 0), totalBytes }, surroundings, (change) => changes.push(change));
}

describe('many small files', () => {
  it('are told of one by one: a change never names more than itself', () => {
    const changes: VolumeChange[] = [];
    const volume = volumeOf(100_000_000, changes);
    volume.makeDirectory('/d');
    for (let number = 0; number < 50; number += 1) put(volume, `/d/${number}`, Buffer.from('text'));
    expect(changes.map(({ kind }) => kind)).toEqual(Array.from({ length: 51 }, () => 'entry'));
    changes.length = 0;
    volume.rename('/d', '/e');
    volume.touch('/e/7', 5_000);
    volume.remove('/e');
    expect(changes).toMatchObject([
      { kind: 'renamed', path: '/d', newPath: '/e', isDirectory: true },
      { kind: 'entry', path: '/e/7' },
      { kind: 'removed', path: '/e', isDirectory: true },
    ]);
    expect(volume.usage().usedBytes).toBe(0);
  });

  it('stay in byte order, whatever is added and taken away after a listing', () => {
    const volume = volumeOf(100_000_000);
    const names = ['b', 'a', 'ä', '\u{1f600}', '\uffee', 'B', 'zz', '1'];
    for (const [index, name] of names.entries()) {
      put(volume, `/${name}`, Buffer.from('x'));
      const there = names.slice(0, index + 1).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      const listed = volume.list('/');
      expect(listed.ok && listed.value.map((entry) => entry.name)).toEqual(there);
    }
    volume.remove('/ä');
    const listed = volume.list('/');
    expect(listed.ok && listed.value.map((entry) => entry.name)).toEqual([
      '1',
      'B',
      'a',
      'b',
      'zz',
      '\uffee',
      '\u{1f600}',
    ]);
  });

  it('are bounded in number, so that empty ones fill no memory', () => {
    const volume = volumeOf(1_000_000);
    for (let number = 0; number < 1_024; number += 1) expect(put(volume, `/${number}`, Buffer.alloc(0))).toBe('done');
    expect(put(volume, '/more', Buffer.alloc(0))).toBe('no-space');
    expect(volume.makeDirectory('/more')).toMatchObject({ error: { why: 'no-space' } });
    expect(put(volume, '/7', Buffer.from('in the place of another one'))).toBe('done');
    expect(volume.rename('/8', '/eight').ok).toBe(true);
    volume.remove('/9');
    expect(put(volume, '/more', Buffer.alloc(0))).toBe('done');
  });

  it('have dates that listings can show, whatever a client says', () => {
    const volume = volumeOf(1_000_000);
    put(volume, '/f', Buffer.from('x'));
    const datedMs = [Number.NaN, -5, 9e15, Number.POSITIVE_INFINITY].map((modifiedMs) => {
      volume.touch('/f', modifiedMs);
      return volume.look('/f')?.modifiedMs;
    });
    expect(datedMs).toEqual([0, 0, 4_294_967_295_000, 4_294_967_295_000]);
  });

  it('lie in host files that are removed in turns', async () => {
    const volume = volumeOf(100_000_000);
    volume.makeDirectory('/d');
    for (let number = 0; number < 200; number += 1) put(volume, `/d/${number}`, strangeBytes(5_000 + number));
    const first = volume.find('/d/0');
    const [spooled] = first?.kind === 'file' ? spooledIn(first.content) : [];
    const folder = dirname(spooled?.path ?? '');
    expect(readdirSync(folder).length).toBe(200);
    volume.remove('/d');
    expect(readdirSync(folder).length).toBe(136);
    while (readdirSync(folder).length > 0) await yieldToOthers();
    expect(existsSync(spooled?.path ?? '')).toBe(false);
  });
});
