import { joined } from '../bytes.ts';
import { isAbsolute, join } from '../path.ts';
import { host } from './host.ts';

const pieceBytes = 64 * 1024;

/** The bytes of a file of the host; undefined when it has more than `limitBytes`. Throws what the host says. */
export function readAtMost(path: string, limitBytes: number): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  // A pipe and /dev/zero have no size: they are read up to the bound as well.
  const file = host().files.open(path);
  try {
    for (;;) {
      const piece = new Uint8Array(pieceBytes);
      const readBytes = file.read(piece);
      if (readBytes === 0) return joined(pieces);
      sizeBytes += readBytes;
      if (sizeBytes > limitBytes) return undefined;
      pieces.push(piece.subarray(0, readBytes));
    }
  } finally {
    file.close();
  }
}

/** A path that starts at `folder` unless it is absolute, as one that does not depend on where the process stands. */
export function absoluteIn(folder: string, path: string): string {
  return host().files.absolute(isAbsolute(path) ? path : join(folder, path));
}
