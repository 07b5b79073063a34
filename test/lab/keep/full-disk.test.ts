import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { HostDisk } from '../../../src/base/host/disk.ts';
import { hostDisk } from '../../../src/host-node/disk.ts';
import { StateFolder } from '../../../src/lab/keep/state-folder.ts';
import type { RunningLab } from '../../../src/lab/lab.ts';
import { startLab, startLabOn } from '../../../src/start-lab.ts';
import { technoteLab } from '../../../src/testing/index.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'n3k-full-'));
  folders.push(folder);
  return folder;
}

/** A disk that refuses whatever takes room while `refusal` is set, and half of the bytes before it. Its timers run when they are told to. */
class FailingDisk {
  refusal: string | undefined;
  #timers: (() => void)[] = [];
  readonly disk: HostDisk = {
    ...hostDisk,
    makeFolder: (path) => this.#taking(() => hostDisk.makeFolder(path)),
    write: (path, text) => this.#taking(() => hostDisk.write(path, text)),
    append: (path, text) =>
      this.#taking(
        () => hostDisk.append(path, text),
        () => hostDisk.append(path, text.slice(0, text.length / 2)),
      ),
    sync: () => {},
    syncAside: async () => {},
    later: (_, act) => {
      this.#timers.push(act);
      return () => {
        this.#timers = this.#timers.filter((other) => other !== act);
      };
    },
  };

  /** Time passes for whoever waits. */
  elapse(): void {
    for (const act of this.#timers.splice(0)) act();
  }

  #taking(act: () => void, half: () => void = () => {}): void {
    if (this.refusal === undefined) {
      act();
      return;
    }
    half();
    throw Object.assign(new Error(`${this.refusal}: it refuses`), { code: this.refusal });
  }
}

/** What a folder has of a switch when it is opened the next time. */
async function found(folder: string): Promise<unknown> {
  const state = await StateFolder.open(folder);
  const kept = state.kept('device sw1');
  state.close();
  return kept;
}

describe('a disk that refuses', () => {
  it.each(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EFBIG'])(
    'stops nobody (%s): what it does not take waits, and is kept as soon as there is room',
    async (refusal) => {
      const folder = newFolder();
      const failing = new FailingDisk();
      const state = await StateFolder.open(folder, { disk: failing.disk });
      const heard: string[] = [];
      state.follow({ lost: (thing, why) => heard.push(`${thing}: ${why}`), recovered: () => heard.push('recovered') });
      state.keep('device sw1', { parts: { before: 1 } });
      failing.refusal = refusal;
      state.keep('device sw1', { parts: { during: 2 } });
      state.keep('device sw1', { parts: { before: null, later: 3 } });
      const why = `device sw1: ${refusal}: it refuses`;
      expect(heard).toEqual([why, why]);
      failing.elapse();
      expect(state.trouble).toBe(`${refusal}: it refuses`);
      failing.refusal = undefined;
      failing.elapse();
      expect(state.trouble).toBeUndefined();
      expect(heard.at(-1)).toBe('recovered');
      // The process dies here: nothing is closed.
      rmSync(join(folder, 'lock'));
      expect(await found(folder)).toEqual({ during: 2, later: 3 });
    },
  );

  it('that is full at the start opens a folder as it is, and takes it when there is room', async () => {
    const folder = newFolder();
    const before = await StateFolder.open(folder);
    before.keep('device sw1', { parts: { note: 1 } });
    before.close();
    const failing = new FailingDisk();
    failing.refusal = 'ENOSPC';
    const state = await StateFolder.open(folder, { disk: failing.disk });
    expect(state.trouble).toBe('ENOSPC: it refuses');
    expect(state.kept('device sw1')).toEqual({ note: 1 });
    state.keep('device sw1', { parts: { note: 2 } });
    failing.refusal = undefined;
    failing.elapse();
    await new Promise(setImmediate);
    expect(state.trouble).toBeUndefined();
    state.close();
    expect(await found(folder)).toEqual({ note: 2 });
  });

  it.each([
    ['a record of several lines', (text: string) => text, true],
    ['a record with a cut line', (text: string) => `${text}0123 {"par`, false],
  ])('of a killed process is opened with %s, when only small files find room', async (_, damage, isKept) => {
    const folder = newFolder();
    const before = await StateFolder.open(folder);
    before.keep('device sw1', { parts: { note: 1 } });
    before.keep('device sw1', { parts: { other: 2 } });
    before.close();
    const record = join(folder, 'device%20sw1.record');
    writeFileSync(record, damage(readFileSync(record, 'utf8')));
    const failing = new FailingDisk();
    const { disk } = failing;
    const write = (path: string, text: string): void => {
      // The lock finds room, the record does not.
      if (path.includes('lock')) hostDisk.write(path, text);
      else disk.write(path, text);
    };
    failing.refusal = 'ENOSPC';
    const state = await StateFolder.open(folder, { disk: { ...disk, makeFolder: hostDisk.makeFolder, write } });
    expect(state.trouble).toBe(isKept ? undefined : 'ENOSPC: it refuses');
    expect(state.kept('device sw1')).toEqual({ note: 1, other: 2 });
    state.keep('device sw1', { parts: { note: 3 } });
    expect(state.trouble).toBe('ENOSPC: it refuses');
    failing.refusal = undefined;
    failing.elapse();
    expect(state.trouble).toBeUndefined();
    state.close();
    expect(await found(folder)).toEqual({ note: 3, other: 2 });
  });

  it('does not end a lab: its session and its log hear of it, once', async () => {
    const folder = newFolder();
    const failing = new FailingDisk();
    const warnings: string[] = [];
    const lab: RunningLab = await startLabOn(failing.disk, technoteLab(), {
      stateFolder: folder,
      warn: (message) => warnings.push(message),
    });
    const [started] = lab.devices;
    if (started === undefined) throw new Error('the lab has a switch');
    const session = await started.openInside();
    expect(lab.kept).toEqual({ isKept: true });
    failing.refusal = 'ENOSPC';
    const line = /%SYSMGR-2-NON_VOLATILE_DB_FULL: System non-volatile storage usage is unexpectedly high at 100%\./;
    await session.type('mkdir bootflash:one');
    expect(await session.type('show hostname')).not.toMatch(/never/);
    expect(session.screen()).toMatch(line);
    started.powerOff();
    expect(lab.kept).toEqual({ isKept: false, why: 'ENOSPC: it refuses' });
    expect(warnings).toEqual([
      `${folder} does not keep what changes (ENOSPC: it refuses): the lab goes on, and a restart would lose it`,
    ]);
    failing.refusal = undefined;
    failing.elapse();
    expect(lab.kept).toEqual({ isKept: true });
    expect(warnings.at(-1)).toBe(`${folder} keeps everything again`);
    await lab.close();
    const again = await startLab(technoteLab(), { stateFolder: folder });
    expect(again.devices[0]?.device.files.stat({ filesystem: 'bootflash', path: '/one' }).ok).toBe(true);
    await again.close();
  });
});
