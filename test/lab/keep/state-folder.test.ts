import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { HostDisk } from '../../../src/base/host/disk.ts';
import { writeProcess } from '../../../src/base/host/processes.ts';
import { packageVersion } from '../../../src/base/package-root.ts';
import { hostDisk } from '../../../src/host-node/disk.ts';
import { nodeProcesses } from '../../../src/host-node/host-process.ts';
import { StateFolder } from '../../../src/lab/keep/state-folder.ts';
import { startLab } from '../../../src/start-lab.ts';

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
function dyingDisk(fatal: number): { readonly disk: HostDisk; readonly used: () => number } {
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
  const disk: HostDisk = {
    makeFolder: alive(hostDisk.makeFolder),
    list: hostDisk.list,
    read: hostDisk.read,
    write: alive(hostDisk.write, (path, text) => hostDisk.write(path, halfOf(text))),
    append: alive(hostDisk.append, (path, text) => hostDisk.append(path, halfOf(text))),
    truncate: alive(hostDisk.truncate),
    sync: alive(() => {}),
    syncAside: async () => {},
    touch: hostDisk.touch,
    touchedMs: hostDisk.touchedMs,
    sizeBytes: hostDisk.sizeBytes,
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
async function work(folder: string, disk: HostDisk, progress: Progress): Promise<void> {
  const state = await StateFolder.open(folder, { disk, spareBytes: 2_000 });
  const keep = (parts: Readonly<Record<string, unknown>>): void => {
    progress.attempted = { ...progress.confirmed, ...parts };
    state.keep('device sw1', { parts });
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
async function reopened(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const state = await StateFolder.open(folder, { disk: { ...hostDisk, sync: () => {} } });
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
  it('loses nothing that it has confirmed, at whichever file operation the process dies, twice in a row', async () => {
    const whole = dyingDisk(Number.POSITIVE_INFINITY);
    await work(newFolder(), whole.disk, { confirmed: {}, attempted: {} });
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
          const before = existsSync(join(folder, 'uploads')) ? await reopened(folder) : {};
          progress.confirmed = before;
          progress.attempted = before;
          try {
            await work(folder, dyingDisk(fatal).disk, progress);
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
            crashes += 1;
          }
          const found = await reopened(folder);
          if (JSON.stringify(found) !== JSON.stringify(progress.attempted)) expect(found).toEqual(progress.confirmed);
        }
        rmSync(folder, { recursive: true, force: true });
      }
    }
    expect(crashes).toBeGreaterThan(500);
  }, 120_000);

  it('is taken by one process at a time, and given back', async () => {
    const folder = newFolder();
    const state = await StateFolder.open(folder);
    const refused = (pid: number): string => `the state folder ${folder} is in use by process ${pid}`;
    await expect(StateFolder.open(folder)).rejects.toThrow(refused(process.pid));
    state.close();
    const other = spawn('sleep', ['60']);
    const started = readFileSync(`/proc/${other.pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19] ?? '';
    const lock = join(folder, 'lock');
    writeFileSync(lock, `${writeProcess({ ...nodeProcesses.here(), pid: other.pid ?? 0, started })}\n`);
    await expect(StateFolder.open(folder)).rejects.toThrow(refused(other.pid ?? 0));
    // The number has been given to another process since.
    writeFileSync(lock, `${writeProcess({ ...nodeProcesses.here(), pid: other.pid ?? 0, started: '1' })}\n`);
    (await StateFolder.open(folder)).close();
    other.kill();
    // What earlier versions wrote: a number alone, and a restarted container gives the same number again.
    for (const left of ['999999999', String(process.pid)]) {
      writeFileSync(lock, `${left}\n`);
      (await StateFolder.open(folder)).close();
    }
    expect(existsSync(lock)).toBe(false);
  });

  it('of another container is taken only when its owner has stopped dating its lock', async () => {
    const folder = newFolder();
    const lock = join(folder, 'lock');
    const owner = { ...nodeProcesses.here(), pid: 1, space: 'pid:[1]' };
    /** A disk on which watching takes no time; meanwhile the owner does `act`. */
    const watched = (act: () => void): HostDisk => ({
      ...hostDisk,
      later: (delayMs, then) => {
        if (delayMs < 4_000) return () => {};
        act();
        then();
        return () => {};
      },
    });
    writeFileSync(lock, `${writeProcess(owner)}\n`);
    const living = watched(() => utimesSync(lock, 1_900_000_000, 1_900_000_000));
    await expect(StateFolder.open(folder, { disk: living })).rejects.toThrow(
      `the state folder ${folder} is in use by process 1 of another container or computer`,
    );
    (await StateFolder.open(folder, { disk: watched(() => {}) })).close();
    expect(existsSync(lock)).toBe(false);
  });

  it('that was taken away while its process stood still is not written any more', async () => {
    const folder = newFolder();
    const beats: (() => void)[] = [];
    const disk: HostDisk = {
      ...hostDisk,
      later: (_, then) => {
        beats.push(then);
        return () => {};
      },
    };
    const state = await StateFolder.open(folder, { disk });
    state.keep('device sw1', { parts: { note: 1 } });
    writeFileSync(join(folder, 'lock'), `${writeProcess({ ...nodeProcesses.here(), pid: 1, space: 'pid:[1]' })}\n`);
    for (const beat of beats.splice(0)) beat();
    state.keep('device sw1', { parts: { note: 2 } });
    expect(state.trouble).toBe('another process has taken the folder');
    state.close();
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    rmSync(join(folder, 'lock'));
    const next = await StateFolder.open(folder);
    expect(next.kept('device sw1')).toEqual({ note: 1 });
    next.close();
  });

  it('of a newer format is refused by name', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'format.json'), '{"format":7,"version":"9.9.9"}');
    await expect(StateFolder.open(folder)).rejects.toThrow(
      expect.objectContaining({
        message: `the state folder ${folder} has format 7, written by n3k-emulator 9.9.9`,
        hint: `this is n3k-emulator ${packageVersion()}, which reads formats 1 and 2`,
      }),
    );
    expect(readdirSync(folder)).toEqual(['format.json', 'uploads']);
  });

  it('that an earlier version wrote is read, and is of today from then on', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'format.json'), '{"format":1,"version":"0.9.0"}');
    const file = { kind: 'file', modifiedMs: 1, content: { kind: 'text', text: 'x' } };
    const header = { format: 'ext3', totalBytes: 4096, baseUsedBytes: 0 };
    const lines = [
      { model: 'X', 'volume bootflash': { ...header, tree: [{ path: '/old', entry: file }] } },
      { 'volume bootflash': { ...header, tree: [{ path: '/new', entry: file }] } },
    ];
    writeFileSync(join(folder, 'device%20sw1.jsonl'), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"cut`);
    const state = await StateFolder.open(folder);
    const kept = { model: 'X', 'volume bootflash': header, 'file bootflash:/new': file };
    expect(state.kept('device sw1')).toEqual(kept);
    state.close();
    expect(readdirSync(folder).sort()).toEqual(['device%20sw1.record', 'format.json', 'reserve', 'uploads']);
    const again = await StateFolder.open(folder);
    expect(again.kept('device sw1')).toEqual(kept);
    again.close();
  });

  it('with a damaged line in the middle says what is lost, and has the rest', async () => {
    const folder = newFolder();
    const state = await StateFolder.open(folder);
    for (const name of ['a', 'b', 'c']) state.keep('device sw1', { parts: { [`file bootflash:/${name}`]: name } });
    state.close();
    const path = join(folder, 'device%20sw1.record');
    writeFileSync(path, readFileSync(path, 'utf8').replace('/b":"b"', '/b":"X"'));
    const warnings: string[] = [];
    const again = await StateFolder.open(folder, { warn: (message) => warnings.push(message) });
    expect(again.kept('device sw1')).toEqual({ 'file bootflash:/a': 'a', 'file bootflash:/c': 'c' });
    expect(warnings).toEqual([`${path}: line 2 of 3 is damaged, and one change is lost with it: file bootflash:/b`]);
    expect(existsSync(`${path}.damaged`)).toBe(true);
    again.close();
  });

  /** A folder with a record of sw1, damaged by `damage`, as it is opened again: what it has, and what is said of it. */
  async function damaged(damage: (record: string, format: string) => void): Promise<{
    readonly folder: string;
    readonly kept: unknown;
    readonly warnings: readonly string[];
  }> {
    const folder = newFolder();
    const state = await StateFolder.open(folder);
    state.keep('device sw1', { parts: { model: 'X' } });
    state.keep('device sw1', { parts: { 'file bootflash:/b': 'b' } });
    state.close();
    damage(join(folder, 'device%20sw1.record'), join(folder, 'format.json'));
    const warnings: string[] = [];
    const again = await StateFolder.open(folder, { warn: (message) => warnings.push(message.replace(folder, '')) });
    const kept = again.kept('device sw1');
    again.close();
    // What was said once is mended, and not said again.
    await StateFolder.open(folder, { warn: (message) => expect(message).toBe('nothing') }).then((last) => last.close());
    return { folder, kept, warnings };
  }

  it.each([
    ['cut', (text: string) => text.slice(0, 10)],
    ['empty', () => ''],
    ['zeroed', (text: string) => '\0'.repeat(text.length)],
    ['doubled', (text: string) => text + text],
    ['without a format', () => '{}'],
    ['of a format that is no number', () => '{"format":"two"}'],
  ])('with a format file that is %s has its records, and says so', async (_, change) => {
    const { folder, kept, warnings } = await damaged((_record, format) =>
      writeFileSync(format, change(readFileSync(format, 'utf8'))),
    );
    expect(kept).toEqual({ model: 'X', 'file bootflash:/b': 'b' });
    expect(warnings).toEqual([
      '/format.json is damaged and is written anew: the records beside it show their format by themselves',
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'format.json'), 'utf8'))).toMatchObject({ format: 2 });
  });

  it('in which neither the format file nor a record can be read is refused by what is damaged', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'format.json'), '');
    writeFileSync(join(folder, 'device%20sw1.record'), 'something else\n');
    await expect(StateFolder.open(folder)).rejects.toThrow(
      `${folder}/format.json is damaged, and so are records beside it: nothing shows which version wrote them`,
    );
  });

  it.each([
    ['empty', '', 'the record is empty: what it may have held of device sw1 is lost'],
    [
      'zeroed',
      '\0'.repeat(4096),
      'the record is nothing but 4096 zero bytes: what it may have held of device sw1 is lost',
    ],
  ])('with a record that is %s has nothing of that switch, and says so', async (_, text, said) => {
    const { folder, kept, warnings } = await damaged((record) => writeFileSync(record, text));
    expect(kept).toBeUndefined();
    expect(warnings).toEqual([`/device%20sw1.record: ${said}`]);
    expect(readFileSync(join(folder, 'device%20sw1.record.damaged'), 'utf8')).toBe(text);
  });

  it('with a cut last line says how much of which switch is dropped, and keeps the original', async () => {
    let original = '';
    const { folder, kept, warnings } = await damaged((record) => {
      original = readFileSync(record, 'utf8').slice(0, -5);
      writeFileSync(record, original);
    });
    expect(kept).toEqual({ model: 'X' });
    const bytes = original.length - original.indexOf('\n') - 1;
    expect(warnings).toEqual([
      `/device%20sw1.record: the last line is cut short: ${bytes} bytes of device sw1 are dropped, and one change is lost with them: file bootflash:/b`,
    ]);
    expect(readFileSync(join(folder, 'device%20sw1.record.damaged'), 'utf8')).toBe(original);
  });

  it.each(['/proc/x', '/proc/self/x', '/dev/null/x'])('below %s is refused at once', async (folder) => {
    await expect(StateFolder.open(folder)).rejects.toThrow(
      new RegExp(`^the state folder ${folder} cannot be (used|made): .*(ENOENT|ENOTDIR|EACCES)`),
    );
  });

  it('with values that make no sense names what is lost, and the lab starts', async () => {
    const folder = newFolder();
    const lab = { devices: [{ name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' }] };
    const before = await startLab(lab, { stateFolder: folder });
    await (await before.devices[0]?.openInside())?.type('mkdir bootflash:one');
    await before.close();
    const state = await StateFolder.open(folder);
    const header = state.kept('device sw1')?.['volume bootflash'];
    state.keep('device sw1', {
      parts: {
        model: 7,
        cmos: 1e308,
        'volume bootflash': { ...Object(header), totalBytes: 1e308 },
      },
    });
    state.close();
    const warnings: string[] = [];
    const after = await startLab(lab, { stateFolder: folder, warn: (message) => warnings.push(message) });
    expect(warnings.join('\n')).toMatch(/lost: sw1 model: 7 cannot stand here/);
    expect(warnings.join('\n')).toMatch(/lost: which model sw1 was \(it is taken for a N3K-C3064PQ-10GE/);
    expect(warnings.join('\n')).toMatch(/lost: sw1 cmos: 1e\+308 cannot stand here/);
    expect(warnings.join('\n')).toMatch(/lost: sw1 bootflash:\.totalBytes: 1e\+308 cannot stand here/);
    await (await after.devices[0]?.openInside())?.type('mkdir bootflash:two');
    await after.close();
    // The volume of the lab is kept whole from its first change on.
    const last = await startLab(lab, { stateFolder: folder });
    expect(last.devices[0]?.device.files.stat({ filesystem: 'bootflash', path: '/two' }).ok).toBe(true);
    await last.close();
  });
});
