import { describe, expect, it } from 'vitest';
import { TurnTaker } from '../../../src/base/turns.ts';
import { text } from '../../../src/machine/content/content.ts';
import { Spool } from '../../../src/machine/content/spool.ts';
import type { TreeData } from '../../../src/machine/storage/entry.ts';
import { Files } from '../../../src/machine/storage/files.ts';
import { type Location, parseLocation, spell } from '../../../src/machine/storage/location.ts';
import { Volume } from '../../../src/machine/storage/volume.ts';

const tree: TreeData = [
  { path: '/images', entry: { kind: 'directory', modifiedMs: 1 } },
  { path: '/images/boot.bin', entry: { kind: 'file', modifiedMs: 2, content: text('boots') } },
  { path: '/a.cfg', entry: { kind: 'file', modifiedMs: 3, content: text('a') } },
];

function files(): Files {
  const surroundings = {
    spool: new Spool(),
    recogniser: { neededBytes: 0, recognise: () => undefined },
    now: () => 9000,
  };
  const flash = new Volume({ format: 'ext3', totalBytes: 40_960, baseUsedBytes: 0, tree }, surroundings);
  const stick = new Volume({ format: 'fat32', totalBytes: 40_960, baseUsedBytes: 0, tree: [] }, surroundings);
  const mounts = new Map([
    ['bootflash', flash],
    ['usb1', stick],
    ['usb2', undefined],
  ]);
  return new Files(mounts, (location) => spell(location) === 'bootflash:/images/boot.bin');
}

function at(spelled: string): Location {
  const location = parseLocation(spelled, { filesystem: 'bootflash', path: '/' });
  if (!location.ok) throw new Error(`${spelled} is no location`);
  return location.value;
}

/** `done`, or why not. */
function outcome(result: { readonly ok: boolean; readonly error?: { readonly why: string } }): string {
  return result.ok ? 'done' : (result.error?.why ?? '');
}

describe('the files of a switch', () => {
  it('are found on what is mounted', () => {
    expect(outcome(files().resolve('bootflash:a.cfg'))).toBe('done');
    expect(outcome(files().resolve('usb2:a.cfg'))).toBe('not-present');
    expect(outcome(files().resolve('slot0:a.cfg'))).toBe('no-filesystem');
    expect(outcome(files().stat(at('bootflash:b.cfg')))).toBe('not-found');
    expect(outcome(files().stat(at('bootflash:a.cfg/b')))).toBe('not-found');
    expect(outcome(files().content(at('bootflash:images')))).toBe('is-directory');
  });

  it('move inside a filesystem and between two', () => {
    const all = files();
    expect(outcome(all.move(at('bootflash:a.cfg'), at('bootflash:b.cfg')))).toBe('done');
    expect(all.stat(at('bootflash:b.cfg'))).toMatchObject({ value: { modifiedMs: 3 } });
    expect(outcome(all.move(at('bootflash:b.cfg'), all.targetFor(at('usb1:'), 'b.cfg')))).toBe('done');
    expect(all.content(at('usb1:b.cfg'))).toEqual({ ok: true, value: text('a') });
    expect(outcome(all.stat(at('bootflash:b.cfg')))).toBe('not-found');
    expect(outcome(all.move(at('bootflash:images'), at('usb1:images')))).toBe('boot-image');
    expect(outcome(all.move(at('usb1:none'), at('usb1:x')))).toBe('not-found');
    expect(outcome(all.move(at('usb1:b.cfg'), at('usb1:b.cfg')))).toBe('done');
    expect(outcome(all.move(at('usb1:b.cfg'), at('usb2:b.cfg')))).toBe('not-present');
    expect(all.content(at('usb1:b.cfg'))).toEqual({ ok: true, value: text('a') });
  });

  it('are removed in turns with all that is below, and nothing else', async () => {
    const all = files();
    const make = (path: string): void => {
      all.makeDirectory(at(path));
      const writer = all.write(at(`${path}/x`));
      if (writer.ok) writer.value.commit(text('x'));
    };
    const before = all.usage('usb1');
    for (const path of ['usb1:d', 'usb1:d/e', 'usb1:d/f']) make(path);
    const taker = new TurnTaker();
    expect(outcome(await all.removeInTurns(at('bootflash:images'), { taker }))).toBe('boot-image');
    expect(outcome(await all.removeInTurns(at('usb2:d'), { taker }))).toBe('not-present');
    expect(outcome(await all.removeInTurns(at('usb1:none'), { taker }))).toBe('not-found');
    expect(outcome(await all.removeInTurns(at('usb1:'), { taker }))).toBe('not-found');
    expect(outcome(all.stat(at('usb1:d/e/x')))).toBe('done');
    expect(outcome(await all.removeInTurns(at('usb1:d'), { taker }))).toBe('done');
    expect(all.list(at('usb1:'))).toEqual({ ok: true, value: [] });
    expect(all.usage('usb1')).toEqual(before);
    for (let number = 0; number < 2; number += 1) make(`usb1:g${number}`);
    expect(outcome(await all.removeInTurns(at('usb1:g0'), { taker }))).toBe('done');
    expect(outcome(all.stat(at('usb1:g1/x')))).toBe('done');
  });

  it('guard the running image, alone and inside a directory', () => {
    const all = files();
    const image = at('bootflash:images/boot.bin');
    expect(outcome(all.remove(image))).toBe('boot-image');
    expect(outcome(all.remove(at('bootflash:images')))).toBe('boot-image');
    expect(outcome(all.remove(at('bootflash:')))).toBe('boot-image');
    expect(outcome(all.write(image))).toBe('boot-image');
    expect(outcome(all.move(image, at('bootflash:x')))).toBe('boot-image');
    expect(outcome(all.move(at('bootflash:a.cfg'), image))).toBe('boot-image');
    expect(all.content(image)).toEqual({ ok: true, value: text('boots') });
  });
});
