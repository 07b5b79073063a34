import { hostMonotonicMs } from '../../base/clock.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import { type HostDisk, hostCodeOf } from '../../base/host/disk.ts';
import { host } from '../../base/host/host.ts';
import { type HostProcess, readProcess, writeProcess } from '../../base/host/processes.ts';
import { join } from '../../base/path.ts';

/** Folders that this process has open, by the disk that it sees them on: a process before it may have had the same number. */
const open = new WeakMap<HostDisk, Set<string>>();

/** An owner dates its lock so often, in milliseconds of host time. */
const beatMs = 1_000;
/** A lock that nobody dates for so long, while it is watched, has no owner any more; no turn of a lab takes near as long. */
const watchMs = 4 * beatMs;
/** An owner that was stopped for longer may have lost its lock, and looks before it writes. */
const sureMs = 2 * beatMs;

/** A folder that this process has. */
export interface FolderLock {
  /** Whether it still has it: one that was stopped for seconds may have been taken for dead. */
  isMine(): boolean;
  giveBack(): void;
}

/**
 * Takes a folder for this process; rejects with an EmulatorError while another one has it. Processes of this computer are asked
 * for by number and start. Whoever counts otherwise (another container, another computer) is watched for four seconds: a living
 * owner dates its lock every second.
 */
export async function lockFolder(folder: string, disk: HostDisk): Promise<FolderLock> {
  const first = tryLock(folder, disk, () => false);
  if ('lock' in first) return first.lock;
  const path = join(host().files.absolute(folder), 'lock');
  const before = disk.touchedMs(path);
  await new Promise<void>((done) => void disk.later(watchMs, done));
  const isSilent = (): boolean => disk.touchedMs(path) === before;
  const second = tryLock(folder, disk, isSilent);
  if ('lock' in second) return second.lock;
  throw inUse(folder, second.owner);
}

/** Takes a folder, or answers whose it may be. `isSilent` says whether an owner who cannot be asked has been watched in vain. */
function tryLock(
  folder: string,
  disk: HostDisk,
  isSilent: () => boolean,
): { readonly lock: FolderLock } | { readonly owner: string } {
  const at = host().files.absolute(folder);
  const held = open.get(disk) ?? new Set<string>();
  open.set(disk, held);
  const me = host().processes.here();
  if (held.has(at)) throw inUse(folder, String(me.pid));
  const path = join(at, 'lock');
  const mine = join(at, `lock.${me.pid}`);
  try {
    disk.write(mine, `${writeProcess(me)}\n`);
    if (!disk.link(mine, path)) {
      const text = disk.read(path) ?? '';
      const owner = readProcess(text);
      const life = owner === undefined ? 'gone' : ownerLife(owner, me);
      if (life === 'runs') throw inUse(folder, nameOf(owner));
      if (life === 'unknown' && !isSilent()) return { owner: nameOf(owner) };
      if (!takeAway(path, text, me, disk) || !disk.link(mine, path)) throw inUse(folder, 'that has just started');
    }
  } finally {
    disk.remove(mine);
  }
  held.add(at);
  return { lock: heldLock(path, writeProcess(me), disk, () => held.delete(at)) };
}

/** A lock with this process's own number is of one before it, unless it is held here. */
function ownerLife(owner: HostProcess, me: HostProcess): 'runs' | 'gone' | 'unknown' {
  const isOld = owner.boot === '';
  if (isOld) return owner.pid === me.pid ? 'gone' : host().processes.lifeOf({ ...me, pid: owner.pid, started: '-' });
  return writeProcess(owner) === writeProcess(me) ? 'gone' : host().processes.lifeOf(owner);
}

/** Removes the lock of an owner that is gone; false when another process was quicker, which then has the folder. */
function takeAway(path: string, text: string, me: HostProcess, disk: HostDisk): boolean {
  const aside = `${path}.gone.${me.pid}`;
  try {
    disk.rename(path, aside);
  } catch (error) {
    if (hostCodeOf(error) !== 'ENOENT') throw error;
    return true;
  }
  const isSame = disk.read(aside) === text;
  if (!isSame) disk.link(aside, path);
  disk.remove(aside);
  return isSame;
}

function heldLock(path: string, me: string, disk: HostDisk, forget: () => void): FolderLock {
  let isMine = true;
  let beatAtMs = hostMonotonicMs();
  let stop = (): void => {};
  const look = (): void => {
    try {
      isMine &&= disk.read(path)?.trim() === me;
      if (isMine) disk.touch(path);
    } catch {
      // A disk that fails for a moment takes no lock away.
    }
    beatAtMs = hostMonotonicMs();
  };
  const beat = (): void => {
    look();
    if (isMine) stop = disk.later(beatMs, beat);
  };
  stop = disk.later(beatMs, beat);
  return {
    isMine() {
      if (hostMonotonicMs() - beatAtMs > sureMs) look();
      return isMine;
    },
    giveBack() {
      stop();
      forget();
      if (isMine && disk.read(path)?.trim() === me) disk.remove(path);
    },
  };
}

function nameOf(owner: HostProcess | undefined): string {
  if (owner === undefined) return 'that has just started';
  return host().processes.lifeOf(owner) === 'unknown' && owner.boot !== ''
    ? `${owner.pid} of another container or computer`
    : String(owner.pid);
}

function inUse(folder: string, by: string): EmulatorError {
  return new EmulatorError(
    `the state folder ${folder} is in use by process ${by}`,
    'stop it, or choose another folder',
  );
}
