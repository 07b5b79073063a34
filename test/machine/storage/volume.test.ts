import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { filesystemFormats } from '../../../src/facts/filesystem-formats.ts';
import { type Content, sizeOf } from '../../../src/machine/content/content.ts';
import { Spool } from '../../../src/machine/content/spool.ts';
import type { TreeData } from '../../../src/machine/storage/entry.ts';
import { ext3, fat32, type VolumeFormat, volumeFormat } from '../../../src/machine/storage/format.ts';
import { parentOf } from '../../../src/machine/storage/location.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';

let spool = new Spool();
afterEach(() => {
  spool.close();
  spool = new Spool();
});

function filler(sizeBytes: number): Content {
  return { kind: 'seeded', seed: 'filler', sizeBytes, style: 'lines' };
}

function volume(format: VolumeFormat, blockCount: number, tree: TreeData = []): Volume {
  const state = {
    format: format.name,
    totalBytes: blockCount * format.blockBytes,
    baseUsedBytes: 3 * format.blockBytes,
    tree,
  };
  return new Volume(state, { spool, recogniser: { neededBytes: 0, recognise: () => undefined }, now: () => 5000 });
}

function put(target: Volume, path: string, sizeBytes: number, keepsOld = false): string {
  const writer = target.write(path, { keepsOld });
  if (!writer.ok) return writer.error.why;
  const claimed = writer.value.claim(sizeBytes);
  if (claimed.ok) {
    const committed = writer.value.commit(filler(sizeBytes));
    return committed.ok ? 'done' : committed.error.why;
  }
  writer.value.abort();
  return claimed.error.why;
}

/** Paths of a small world, files and directories mixed, so that every clash occurs. */
const path = fc.constantFrom('/a', '/b', '/d', '/d/a', '/d/b', '/d/e', '/d/e/a', '/', '/no/a', '/a/x');
const size = fc.oneof(fc.nat(9000), fc.nat(400_000));
const operation = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), path, size, keepsOld: fc.boolean() }),
  fc.record({ kind: fc.constant('abort' as const), path, size }),
  fc.record({ kind: fc.constant('remove' as const), path }),
  fc.record({ kind: fc.constant('mkdir' as const), path }),
  fc.record({ kind: fc.constant('rmdir' as const), path }),
  fc.record({ kind: fc.constant('rename' as const), path, to: path }),
  fc.record({ kind: fc.constant('touch' as const), path }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** Path to size of a file, or `directory`: all that a slow and simple model of a volume needs. */
type Model = Map<string, number | 'directory'>;

function isPlace(model: Model, at: string): boolean {
  return at !== '/' && (parentOf(at) === '/' || model.get(parentOf(at)) === 'directory');
}

function childrenOf(model: Model, at: string): readonly string[] {
  return [...model.keys()].filter((key) => key.startsWith(`${at}/`));
}

function blocksOf(model: Model, format: VolumeFormat): number {
  const entries = [...model.values()].map((entry) =>
    entry === 'directory' ? format.directoryBlocks : format.fileBlocks(entry),
  );
  return 3 + format.rootBlocks + entries.reduce((sum, count) => sum + count, 0);
}

/** Does `step` to the model. `totalBlocks` is all the room there is. */
function modelled(model: Model, step: Operation, format: VolumeFormat, totalBlocks: number): void {
  const there = model.get(step.path);
  switch (step.kind) {
    case 'write':
    case 'abort': {
      if (!isPlace(model, step.path) || there === 'directory') return;
      const keepsOld = step.kind === 'write' && step.keepsOld;
      if (!keepsOld) model.delete(step.path);
      const fits = blocksOf(model, format) + format.fileBlocks(step.size) <= totalBlocks;
      if (fits && step.kind === 'write') model.set(step.path, step.size);
      return;
    }
    case 'remove':
      for (const child of childrenOf(model, step.path)) if (step.path !== '/') model.delete(child);
      model.delete(step.path);
      return;
    case 'mkdir':
      if (isPlace(model, step.path) && there === undefined) {
        if (blocksOf(model, format) + format.directoryBlocks <= totalBlocks) model.set(step.path, 'directory');
      }
      return;
    case 'rmdir':
      if (there === 'directory' && childrenOf(model, step.path).length === 0) model.delete(step.path);
      return;
    case 'rename': {
      const target = model.get(step.to);
      const isBelow = step.to.startsWith(`${step.path}/`);
      if (there === undefined || !isPlace(model, step.to) || isBelow || step.path === step.to) return;
      if (target === 'directory') return;
      for (const from of [step.path, ...childrenOf(model, step.path)]) {
        const entry = model.get(from);
        model.delete(from);
        if (entry !== undefined) model.set(`${step.to}${from.slice(step.path.length)}`, entry);
      }
      return;
    }
    case 'touch':
      return;
  }
}

function performed(target: Volume, step: Operation): void {
  switch (step.kind) {
    case 'write':
      put(target, step.path, step.size, step.keepsOld);
      return;
    case 'abort': {
      const writer = target.write(step.path);
      if (!writer.ok) return;
      writer.value.claim(Math.floor(step.size / 2));
      writer.value.claim(Math.ceil(step.size / 2));
      writer.value.abort();
      return;
    }
    case 'remove':
      target.remove(step.path);
      return;
    case 'mkdir':
      target.makeDirectory(step.path);
      return;
    case 'rmdir':
      target.removeDirectory(step.path);
      return;
    case 'rename':
      target.rename(step.path, step.to);
      return;
    case 'touch':
      target.touch(step.path, 1);
      return;
  }
}

function entriesOf(target: Volume): Model {
  return new Map(
    [...target.below('/')].map(({ path: at, entry }) => [
      at,
      entry.kind === 'directory' ? 'directory' : sizeOf(entry.content),
    ]),
  );
}

function sorted(model: Model): readonly unknown[] {
  return [...model].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('a volume', () => {
  it.each(filesystemFormats.map(volumeFormat))(
    'of $name counts as a slow model does, whatever happens to it',
    (format) => {
      fc.assert(
        fc.property(fc.array(operation, { maxLength: 30 }), fc.integer({ min: 10, max: 120 }), (steps, blockCount) => {
          const target = volume(format, blockCount);
          const model: Model = new Map();
          for (const step of steps) {
            performed(target, step);
            modelled(model, step, format, blockCount);
            expect(sorted(entriesOf(target))).toEqual(sorted(model));
            const usedBytes = blocksOf(model, format) * format.blockBytes;
            const totalBytes = blockCount * format.blockBytes;
            expect(target.usage()).toEqual({ usedBytes, freeBytes: totalBytes - usedBytes, totalBytes });
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it('takes blocks while bytes arrive and gives all of them back', () => {
    const target = volume(ext3, 20);
    const before = target.usage();
    const writer = target.write('/x');
    if (!writer.ok) throw new Error(writer.error.why);
    expect(writer.value.claim(4097).ok).toBe(true);
    expect(target.usage().usedBytes).toBe(before.usedBytes + 8192);
    expect(target.find('/x')).toBeUndefined();
    expect(writer.value.claim(100 * 4096)).toEqual({
      ok: false,
      error: { why: 'no-space', neededBytes: 101 * 4096, freeBytes: 15 * 4096 },
    });
    writer.value.abort();
    writer.value.abort();
    expect(target.usage()).toEqual(before);
  });

  it('keeps the old file until the new one is complete, or gives it up at once', () => {
    const target = volume(ext3, 30);
    put(target, '/x', 40_000);
    expect(put(target, '/x', 80_000, true)).toBe('no-space');
    expect(target.find('/x')).toMatchObject({ content: filler(40_000) });
    expect(put(target, '/x', 80_000)).toBe('done');
    expect(put(target, '/x', 200_000)).toBe('no-space');
    expect(target.find('/x')).toBeUndefined();
  });

  it('of FAT32 stores no file of 4 GiB', () => {
    const target = volume(fat32, 2 ** 20);
    expect(put(target, '/x', 2 ** 32 - 1)).toBe('done');
    expect(put(target, '/y', 2 ** 32)).toBe('too-large');
  });

  it('refuses what cannot be a name', () => {
    const target = volume(ext3, 30);
    expect(put(target, '/a\nb', 1)).toBe('bad-name');
    expect(put(target, `/${'x'.repeat(256)}`, 1)).toBe('bad-name');
    expect(put(target, `/${'x'.repeat(255)}`, 1)).toBe('done');
    expect(put(target, '/é %2f\\', 1)).toBe('done');
    expect(target.find('/é %2f\\')?.kind).toBe('file');
  });

  it('does not let a file replace a directory that was made while it was written', () => {
    const target = volume(ext3, 30);
    const writer = target.write('/x');
    target.makeDirectory('/x');
    expect(writer.ok && writer.value.commit(filler(10))).toEqual({
      ok: false,
      error: { why: 'is-directory', path: '/x' },
    });
    expect(target.find('/x')?.kind).toBe('directory');
    expect(target.usage().usedBytes).toBe(4 * 4096);
  });

  it('does not let a file appear in a directory that was removed while it was written', () => {
    const target = volume(ext3, 30);
    target.makeDirectory('/d');
    const writer = target.write('/d/x');
    target.removeDirectory('/d');
    expect(writer.ok && writer.value.commit(filler(10))).toEqual({
      ok: false,
      error: { why: 'not-found', path: '/d' },
    });
    expect(target.usage().usedBytes).toBe(3 * 4096);
  });

  it('lists the same before and after its first change', () => {
    const tree: TreeData = [
      { path: '/b', entry: { kind: 'directory', modifiedMs: 1000 } },
      { path: '/b/z.log', entry: { kind: 'file', modifiedMs: 2000, content: filler(5000) } },
      { path: '/.a', entry: { kind: 'file', modifiedMs: 3000, content: { kind: 'text', text: 'é\r\n' } } },
      { path: '/B', entry: { kind: 'file', modifiedMs: 4000, content: { kind: 'text', text: '' } } },
    ];
    const target = volume(ext3, 30, tree);
    const listing = (): unknown =>
      ['/', '/b', '/b/z.log', '/b/z.log/x', '/none'].map((at) => [target.list(at), target.find(at)]);
    const frozen = listing();
    expect(target.list('/')).toMatchObject({ ok: true, value: [{ name: '.a' }, { name: 'B' }, { name: 'b' }] });
    put(target, '/tmp', 1);
    target.remove('/tmp');
    expect(listing()).toEqual(frozen);
    expect(target.usage()).toEqual(volume(ext3, 30, tree).usage());
  });

  it('grows by what dir does not show, as far as there is room', () => {
    const target = volume(ext3, 10);
    target.growBase(4097);
    expect(target.usage().usedBytes).toBe(5 * 4096);
    target.growBase(2 ** 30);
    expect(target.usage().freeBytes).toBe(0);
  });
});
