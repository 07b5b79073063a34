import { joined } from '../bytes.ts';
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
      const piece = file.read(pieceBytes);
      if (piece.length === 0) return joined(pieces);
      sizeBytes += piece.length;
      if (sizeBytes > limitBytes) return undefined;
      pieces.push(piece);
    }
  } finally {
    file.close();
  }
}
