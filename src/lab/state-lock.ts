import { join, resolve } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import type { StateDisk } from './state-disk.ts';

/** Folders that this process has open, by the disk that it sees them on: a process before it may have had the same number. */
const open = new WeakMap<StateDisk, Set<string>>();

/** Takes a folder for this process and answers how to give it back. Throws an EmulatorError while a living process has it. */
export function lockFolder(folder: string, disk: StateDisk): () => void {
  const at = resolve(folder);
  const held = open.get(disk) ?? new Set<string>();
  open.set(disk, held);
  const lock = join(at, 'lock');
  const mine = join(at, `lock.${process.pid}`);
  const inUse = (by: string): EmulatorError =>
    new EmulatorError(`the state folder ${folder} is in use by process ${by}`, 'stop it, or choose another folder');
  if (held.has(at)) throw inUse(String(process.pid));
  disk.write(mine, `${process.pid}\n`);
  if (!disk.link(mine, lock)) {
    const owner = Number(disk.read(lock));
    if (owner !== process.pid && isAlive(owner)) {
      disk.remove(mine);
      throw inUse(String(owner));
    }
    disk.remove(lock);
    if (!disk.link(mine, lock)) throw inUse('that has just started');
  }
  disk.remove(mine);
  held.add(at);
  return () => {
    held.delete(at);
    disk.remove(lock);
  };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
