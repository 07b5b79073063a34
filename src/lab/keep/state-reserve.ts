import { type HostDisk, hostCodeOf } from '../../base/host/disk.ts';
import { join } from '../../base/path.ts';

/** Room that is taken while there is some, so that a full disk still takes the small changes that make room. */
const reserveBytes = 64 * 1024;
const reserveFile = 'reserve';

/** Holds room back in a folder, if there is some. */
export function holdReserve(folder: string, disk: HostDisk): void {
  const path = join(folder, reserveFile);
  try {
    if (disk.touchedMs(path) === undefined) disk.write(path, '\0'.repeat(reserveBytes));
  } catch (error) {
    if (hostCodeOf(error) === undefined) throw error;
    disk.remove(path);
  }
}

/** Gives the room back. */
export function spendReserve(folder: string, disk: HostDisk): void {
  disk.remove(join(folder, reserveFile));
}
