import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageVersion } from '../../src/base/package-root.ts';
import { hostDisk, type StateDisk } from '../../src/lab/state-disk.ts';
import { StateFolder } from '../../src/lab/state-folder.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-state-'));
  folders.push(folder);
  return folder;
}

class Crash extends Error {}

/** A disk on which the process dies in the middle of operation number `fatal`; nothing is done afterwards. */
function dyingDisk(fatal: number): { readonly disk: StateDisk; readonly used: () => number } {
  let count = 0;
  const alive = <A extends readonly unknown[], R>(act: (...args: A) => R, half?: (...args: A) => void) => {
    return (...args: A): R => {
      count += 1;
      if (count === fatal) half?.(...args);
      if (count >= fatal) throw new Crash();
      return act(...args);
    };
  };
  const halfOf = (text: string): string => text.slice(0, Math.floor(text.length / 2));
  const disk: StateDisk = {
    makeFolder: alive(hostDisk.makeFolder),
    list: hostDisk.list,
    read: hostDisk.read,
    write: alive(hostDisk.write, (path, text) => hostDisk.write(path, halfOf(text))),
    append: alive(hostDisk.append, (path, text) => hostDisk.append(path, halfOf(text))),
    sync: alive(() => {}),
    rename: alive(hostDisk.rename),
    link: alive(hostDisk.link),
    later: () => () => {},
    remove: alive(hostDisk.remove),
  };
  return { disk, used: () => count };
}

const upload = (number: number): unknown => ({ kind: 'spooled', id: `spool-${number}`, path: '', sizeBytes: 5 });

/** Changes that a process makes; `confirmed` is what it has been told is kept, `attempted` what it was about to keep. */
interface Progress {
  confirmed: Readonly<Record<string, unknown>>;
  attempted: Readonly<Record<string, unknown>>;
}

/** Works with a folder until it is done or dies: changes of all sizes, uploads that come and go, and the end. */
function work(folder: string, disk: StateDisk, progress: Progress): void {
  const state = new StateFolder(folder, { disk, spareBytes: 2_000 });
  const keep = (parts: Readonly<Record<string, unknown>>): void => {
    progress.attempted = { ...progress.confirmed, ...parts };
    state.keep('device sw1', parts);
    progress.confirmed = progress.attempted;
  };
  for (let turn = 1; turn <= 12; turn += 1) {
    keep({ configuration: `hostname sw${turn}` });
    writeFileSync(join(state.uploads, `spool-${turn}`), 'bytes');
    if (turn > 1) state.doom(join(state.uploads, `spool-${turn - 1}`));
    keep({ flash: [upload(turn)], note: 'x'.repeat(turn % 4 === 0 ? 1_900 : 10) });
  }
  state.close();
}

/** What a folder holds once it has been opened again, and whether every upload that it names is there. */
function reopened(folder: string): Readonly<Record<string, unknown>> {
  const state = new StateFolder(folder, { disk: { ...hostDisk, sync: () => {} } });
  const kept = state.kept('device sw1') ?? {};
  for (const name of state.usedUploads().keys()) {
    expect(readFileSync(join(state.uploads, name), 'utf8')).toBe('bytes');
  }
  expect(readdirSync(state.uploads).length).toBe(state.usedUploads().size);
  state.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.next') || name.startsWith('lock'))).toEqual([]);
  return JSON.parse(JSON.stringify(kept).replaceAll(/"path":"[^"]*"/g, '"path":""'));
}

describe('a state folder', () => {
  it('loses nothing that it has confirmed, at whichever file operation the process dies, twice in a row', () => {
    const whole = dyingDisk(Number.POSITIVE_INFINITY);
    work(newFolder(), whole.disk, { confirmed: {}, attempted: {} });
    const points = whole.used();
    expect(points).toBeGreaterThan(50);
    let crashes = 0;
    for (let first = 1; first <= points; first += 1) {
      for (const second of [
        1,
        2 + (first % 8),
        10 + (first % 11),
        21 + (first % 9),
        30 + (first % 8),
        38 + (first % 13),
      ]) {
        const folder = newFolder();
        const progress: Progress = { confirmed: {}, attempted: {} };
        for (const fatal of [first, second]) {
          const before = existsSync(join(folder, 'uploads')) ? reopened(folder) : {};
          progress.confirmed = before;
          progress.attempted = before;
          try {
            work(folder, dyingDisk(fatal).disk, progress);
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
            crashes += 1;
          }
          const found = reopened(folder);
          if (JSON.stringify(found) !== JSON.stringify(progress.attempted)) expect(found).toEqual(progress.confirmed);
        }
        rmSync(folder, { recursive: true, force: true });
      }
    }
    expect(crashes).toBeGreaterThan(500);
  });

  it('is taken by one process at a time, and given back', () => {
    const folder = newFolder();
    const state = new StateFolder(folder);
    expect(() => new StateFolder(folder)).toThrow(`the state folder ${folder} is in use by process ${process.pid}`);
    state.close();
    writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
    expect(() => new StateFolder(folder)).toThrow(`is in use by process ${process.ppid}`);
    writeFileSync(join(folder, 'lock'), '999999999\n');
    new StateFolder(folder).close();
    // A restarted container gives the same number again.
    writeFileSync(join(folder, 'lock'), `${process.pid}\n`);
    new StateFolder(folder).close();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('of a newer format is refused by name', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'format.json'), '{"format":7,"version":"9.9.9"}');
    expect(() => new StateFolder(folder)).toThrow(
      expect.objectContaining({
        message: `the state folder ${folder} has format 7, written by n3k-emulator 9.9.9`,
        hint: `this is n3k-emulator ${packageVersion()}, which reads format 1`,
      }),
    );
    expect(readdirSync(folder)).toEqual(['format.json', 'uploads']);
  });
});
