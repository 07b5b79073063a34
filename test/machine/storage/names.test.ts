import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { text } from '../../../src/machine/content/content.ts';
import type { TreeData } from '../../../src/machine/storage/entry.ts';
import { deepestPath } from '../../../src/machine/storage/file-name.ts';
import { Files } from '../../../src/machine/storage/files.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';
import { namesIn, put, surroundingsOf, volumeState } from './volumes.ts';

const surroundings = surroundingsOf();
afterAll(() => surroundings.spool.close());

function volume(format: 'ext3' | 'fat32' | 'tmpfs' = 'tmpfs', tree: TreeData = []): Volume {
  return new Volume(volumeState(format, 1_000_000, tree), surroundings);
}

/** Whether each name can be stored. */
function stored(names: readonly string[], format: 'ext3' | 'fat32' = 'ext3'): readonly boolean[] {
  const target = volume(format);
  return names.map((name) => put(target, `/${name}`, text('x')) === 'done');
}

describe('names', () => {
  it('may have blanks, quotes and letters of every kind', () => {
    const names = [' ', ' a b ', "it's", '"', 'ä', '日本', '😀', '-rf', '*', '%2f', '\\', ':', '...', 'a'.repeat(255)];
    expect(stored(names).every(Boolean)).toBe(true);
    expect(stored(['ä'.repeat(127), '😀'.repeat(63)]).every(Boolean)).toBe(true);
  });

  it('have no control characters, no half characters, and nothing that was no UTF-8', () => {
    const names = [
      'a\nb',
      '\r',
      '\t',
      '\0',
      '\x1b[31m',
      '\x7f',
      '\u0085',
      '\ud800',
      'a\udc00',
      Buffer.from([0xc3]).toString(),
    ];
    expect(stored(names).some(Boolean)).toBe(false);
  });

  it('have at most 255 bytes, and paths 4095', () => {
    expect(stored(['a'.repeat(256), 'ä'.repeat(128), '😀'.repeat(64)])).toEqual([false, false, false]);
    const target = volume();
    let path = '';
    let count = 0;
    for (; target.makeDirectory(`${path}/${'d'.repeat(99)}`).ok; count += 1) path += `/${'d'.repeat(99)}`;
    expect(count).toBe(40);
    expect([...target.below('/')].length).toBe(40);
    expect(target.remove(`/${'d'.repeat(99)}`).ok).toBe(true);
    expect(target.usage().usedBytes).toBe(0);
  });

  it('stand at most 256 deep, however many directories somebody asks for', () => {
    const changes: string[] = [];
    const target = new Volume(volumeState('ext3', 1_000_000), surroundings, ({ kind }) => changes.push(kind));
    const paths = Array.from({ length: 2_000 }, (_, index) => '/d'.repeat(index + 1));
    const made = paths.map((path) => target.makeDirectory(path));
    expect(made.findIndex(({ ok }) => !ok)).toBe(deepestPath);
    expect(new Set(made.slice(deepestPath).map((result) => (result.ok ? 'done' : result.error.why)))).toEqual(
      new Set(['bad-name']),
    );
    // What is refused is neither made nor told to whoever keeps the changes.
    expect([[...target.below('/')].length, changes.length]).toEqual([deepestPath, deepestPath]);
    expect(put(target, `${'/d'.repeat(deepestPath - 1)}/file`, text('x'))).toBe('done');
    expect(put(target, `${'/d'.repeat(deepestPath)}/file`, text('x'))).toBe('bad-name');
  });

  it('on FAT32 have none of its own signs', () => {
    expect(stored(['*', '?', '"', '<', '>', '|', ':', '\\'], 'fat32').some(Boolean)).toBe(false);
    expect(stored(['a b', "it's", 'ä'.repeat(255), '+,;=[]'], 'fat32').every(Boolean)).toBe(true);
  });

  it('are listed in the order of their bytes, changed or not', () => {
    const names = ['.a', '0', 'A', 'B', '_', 'a', 'b', 'ä', '\uff5e', '😀'];
    const shuffled = [...names].reverse();
    const tree = shuffled.map((name) => ({
      path: `/${name}`,
      entry: { kind: 'file' as const, modifiedMs: 0, content: text('') },
    }));
    expect(namesIn(volume('ext3', tree))).toEqual(names);
    const target = volume();
    for (const name of shuffled) put(target, `/${name}`, text(''));
    expect(namesIn(target)).toEqual(names);
  });

  it('of any kind are stored as they are or not at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
        const target = volume();
        const isStored = put(target, `/x/${name}`, text('')) === 'done' || put(target, `/${name}`, text('')) === 'done';
        const isNested = name.includes('/');
        if (!isNested) expect(namesIn(target)).toEqual(isStored ? [name] : []);
      }),
      { numRuns: 300 },
    );
  });
});

describe('many files', () => {
  const treeOf = (count: number): TreeData =>
    Array.from({ length: count }, (_, index) => ({
      path: `/file-${index}`,
      entry: { kind: 'file' as const, modifiedMs: 0, content: text(`${index}`) },
    }));

  /** How often listing `count` files looks something up, on a volume that was changed or not. */
  function lookupsFor(count: number, isChanged: boolean): number {
    const target = volume('ext3', treeOf(count));
    if (isChanged) target.touch('/file-7', 1);
    const files = new Files(new Map([['bootflash', target]]), () => false);
    const lookups = vi.spyOn(Map.prototype, 'get');
    const listed = files.list({ filesystem: 'bootflash', path: '/' });
    const found = lookups.mock.calls.length;
    lookups.mockRestore();
    expect(listed.ok && listed.value.length).toBe(count);
    return found;
  }

  it.each([false, true])('cost a listing the same each, however many there are (changed: %s)', (isChanged) => {
    const few = lookupsFor(1_000, isChanged);
    expect(few).toBeGreaterThanOrEqual(1_000);
    // Ten times as many names, ten times as much work, and what does not depend on them.
    expect(lookupsFor(10_000, isChanged)).toBeLessThanOrEqual(10 * few);
  });

  it('are found among twenty thousand', () => {
    const target = volume('ext3', treeOf(20_000));
    target.touch('/file-7', 1);
    expect(target.find('/file-19999')).toEqual({ kind: 'file', modifiedMs: 0, content: text('19999') });
    expect(namesIn(target).length).toBe(20_000);
  });
});

describe('a volume as plain data', () => {
  it('is the same after it was saved, restored and saved', () => {
    const source = volume('ext3');
    source.makeDirectory('/d');
    put(source, '/d/a', text('ä'));
    put(source, '/b', { kind: 'seeded', seed: 's', sizeBytes: 900_000, style: 'lines' });
    source.growBase(10_000);
    const half = source.write('/half');
    if (half.ok) half.value.claim(5000);
    const saved = source.state();
    const restored = new Volume(saved, surroundings);
    expect(restored.state()).toEqual(saved);
    expect(new Volume(JSON.parse(JSON.stringify(saved)), surroundings).state()).toEqual(saved);
    if (half.ok) half.value.abort();
    expect(restored.usage()).toEqual(source.usage());
    restored.remove('/d');
    expect(namesIn(source)).toEqual(['b', 'd/']);
  });

  it('costs nothing while it is not changed: all copies share its tree', () => {
    const tree: TreeData = [{ path: '/a', entry: { kind: 'file', modifiedMs: 0, content: text('a') } }];
    const source = volume('ext3', tree);
    const copy = new Volume(source.state(), surroundings);
    expect(copy.state().tree).toBe(tree);
    put(copy, '/b', text('b'));
    expect(source.state().tree).toBe(tree);
    expect([namesIn(source), namesIn(copy)]).toEqual([['a'], ['a', 'b']]);
  });
});
