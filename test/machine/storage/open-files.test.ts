import { afterEach, describe, expect, it } from 'vitest';
import { text } from '../../../src/machine/content/content.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';
import { bytesAt, namesIn, put, strangeBytes, surroundingsOf, volumeState, writerFor } from './volumes.ts';

let surroundings = surroundingsOf();
afterEach(() => {
  surroundings.spool.close();
  surroundings = surroundingsOf();
});

function flash(blocks = 100): Volume {
  return new Volume(volumeState('ext3', blocks), surroundings);
}

const ioError = { ok: false, error: { why: 'io-error' } };
const unused = surroundingsOf().spool.freeBytes;

describe('a file that is being read', () => {
  it('is read on when its name is removed, overwritten or given to another file', () => {
    for (const change of [
      (volume: Volume) => volume.remove('/a'),
      (volume: Volume) => put(volume, '/a', strangeBytes(100_000, 2)),
      (volume: Volume) => volume.rename('/a', '/b'),
      (volume: Volume) => volume.rename('/other', '/a'),
    ]) {
      const volume = flash();
      put(volume, '/a', strangeBytes(100_000));
      put(volume, '/other', text('other'));
      const file = volume.open('/a');
      if (!file.ok) throw new Error(file.error.why);
      const first = file.value.read(0, 50_000);
      change(volume);
      const rest = file.value.read(50_000, 50_000);
      const bytes = first.ok && rest.ok ? Buffer.concat([first.value, rest.value]) : undefined;
      expect(bytes?.equals(strangeBytes(100_000))).toBe(true);
      file.value.close();
      volume.discard();
      expect(surroundings.spool.freeBytes).toBe(unused);
    }
  });

  it('needs no first byte before its name goes', () => {
    const volume = flash();
    put(volume, '/a', strangeBytes(100_000));
    const file = volume.open('/a');
    volume.remove('/a');
    expect(file.ok && file.value.read(99_999, 10)).toMatchObject({ ok: true, value: { length: 1 } });
    if (file.ok) file.value.close();
    if (file.ok) file.value.close();
    expect(surroundings.spool.freeBytes).toBe(unused);
  });

  it('gives its room back at once: readers hold no blocks', () => {
    const volume = flash();
    put(volume, '/a', strangeBytes(100_000));
    const file = volume.open('/a');
    volume.remove('/a');
    expect(volume.usage().usedBytes).toBe(0);
    if (file.ok) file.value.close();
  });

  it('cannot be a directory, or nothing', () => {
    const volume = flash();
    volume.makeDirectory('/d');
    expect(volume.open('/d')).toEqual({ ok: false, error: { why: 'is-directory', path: '/d' } });
    expect(volume.open('/x')).toEqual({ ok: false, error: { why: 'not-found', path: '/x' } });
  });

  it('is an input error when somebody took its host file away', () => {
    const volume = flash();
    const content = { kind: 'borrowed', path: '/nowhere/at/all', sizeBytes: 10 } as const;
    put(volume, '/a', content);
    expect(bytesAt(volume, '/a')).toBe('io-error');
  });
});

describe('a file that is being written', () => {
  it('has no name until it is complete, and then it has all its bytes', () => {
    const volume = flash();
    const writer = writerFor(volume, '/a');
    writer.write(Buffer.from('hal'));
    expect(volume.find('/a')).toBeUndefined();
    expect(volume.remove('/a')).toMatchObject({ error: { why: 'not-found' } });
    writer.write(Buffer.from('f'));
    writer.commit();
    expect(bytesAt(volume, '/a').toString()).toBe('half');
  });

  it('by two writers is what the last one committed; each takes its own room meanwhile', () => {
    const volume = flash();
    const [one, other] = [writerFor(volume, '/a'), writerFor(volume, '/a')];
    one.write(Buffer.from('one'));
    other.write(Buffer.from('the other'));
    expect(volume.usage().usedBytes).toBe(2 * 4096);
    other.commit();
    expect(bytesAt(volume, '/a').toString()).toBe('the other');
    one.commit();
    expect(bytesAt(volume, '/a').toString()).toBe('one');
    expect(volume.usage().usedBytes).toBe(4096);
  });

  it('appears although its name was removed, made by somebody else or renamed meanwhile', () => {
    const volume = flash();
    const writer = writerFor(volume, '/a');
    put(volume, '/a', text('in between'));
    volume.rename('/a', '/b');
    writer.write(Buffer.from('late'));
    writer.commit();
    expect(bytesAt(volume, '/a').toString()).toBe('late');
    expect(bytesAt(volume, '/b').toString()).toBe('in between');
  });

  it('that fills the volume up in the middle leaves it as it was', () => {
    const volume = flash(30);
    put(volume, '/kept', text('kept'));
    const before = volume.usage();
    const writer = writerFor(volume, '/a');
    const outcomes = Array.from({ length: 10 }, () => writer.write(strangeBytes(20_000)).ok);
    expect(outcomes.indexOf(false)).toBe(5);
    writer.abort();
    expect(volume.usage()).toEqual(before);
    expect(namesIn(volume)).toEqual(['kept']);
    expect(surroundings.spool.freeBytes).toBe(unused);
  });
});

describe('a volume that is pulled out', () => {
  it('fails whoever reads or writes on it, then and for ever', () => {
    const volume = flash();
    put(volume, '/a', text('complete'));
    const [writer, late] = [writerFor(volume, '/b'), writerFor(volume, '/c')];
    writer.write(strangeBytes(100_000));
    const file = volume.open('/a');
    volume.detach();
    expect(file.ok && file.value.read(0, 10)).toEqual(ioError);
    expect(writer.write(Buffer.from('x'))).toEqual(ioError);
    expect(writer.claim(1)).toEqual(ioError);
    expect(writer.commit()).toEqual(ioError);
    expect(late.commit(text('x'))).toEqual(ioError);
    writer.abort();
    if (file.ok) file.value.close();
    expect(surroundings.spool.freeBytes).toBe(unused);
  });

  it('keeps what was complete, and nothing of what was not', () => {
    const volume = flash();
    put(volume, '/a', text('complete'));
    const used = volume.usage();
    const writer = writerFor(volume, '/a', true);
    writer.write(strangeBytes(100_000));
    volume.detach();
    expect(volume.usage()).toEqual(used);
    expect(bytesAt(volume, '/a').toString()).toBe('complete');
    expect(put(volume, '/new', text('after'))).toBe('done');
  });
});

describe('a switch that loses its power', () => {
  it('keeps its flash and forgets its memory', () => {
    const memory = new Volume(volumeState('tmpfs', 100), surroundings);
    const volume = flash();
    for (const each of [memory, volume]) {
      each.makeDirectory('/d');
      put(each, '/d/a', strangeBytes(100_000));
    }
    const writer = writerFor(memory, '/b');
    for (const each of [memory, volume]) each.losePower();
    expect([namesIn(memory), namesIn(volume)]).toEqual([[], ['d/']]);
    expect(memory.usage().usedBytes).toBe(0);
    expect(writer.commit(text('x'))).toEqual(ioError);
  });
});

describe('a read-only volume', () => {
  it('shows what it holds and takes nothing', () => {
    const tree = [
      { path: '/d', entry: { kind: 'directory' as const, modifiedMs: 1 } },
      { path: '/a', entry: { kind: 'file' as const, modifiedMs: 1, content: text('fixed') } },
    ];
    const volume = new Volume({ ...volumeState('tmpfs', 10, tree), isReadOnly: true }, surroundings);
    const refused = { ok: false, error: { why: 'read-only' } };
    expect(volume.write('/b')).toEqual(refused);
    expect(volume.write('/a', { keepsOld: true })).toEqual(refused);
    expect(volume.makeDirectory('/e')).toEqual(refused);
    expect(volume.removeDirectory('/d')).toEqual(refused);
    expect(volume.remove('/a')).toEqual(refused);
    expect(volume.remove('/none')).toEqual(refused);
    expect(volume.rename('/a', '/b')).toEqual(refused);
    expect(volume.touch('/a', 1)).toEqual(refused);
    expect(namesIn(volume)).toEqual(['a', 'd/']);
    expect(bytesAt(volume, '/a').toString()).toBe('fixed');
    expect(new Volume(volume.state(), surroundings).remove('/a')).toEqual(refused);
  });
});
