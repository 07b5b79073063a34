import { fromUtf8, joined } from '../../base/bytes.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import type { Files } from './files.ts';
import type { Location } from './location.ts';
import type { FileProblem } from './problem.ts';

const pieceBytes = 16 * 1024;
/** What the last lines of a file are looked for in; files with longer lines show their last part. */
const tailBytesMaximum = 256 * 1024;

/** A whole file as text; one larger than `limitBytes` is refused. */
export function readWholeText(files: Files, location: Location, limitBytes: number): Result<string, FileProblem> {
  const file = files.open(location);
  if (!file.ok) return file;
  try {
    if (file.value.sizeBytes > limitBytes) return failed({ why: 'too-large', limitBytes });
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < file.value.sizeBytes; at += pieceBytes) {
      const piece = file.value.read(at, pieceBytes);
      if (!piece.ok) return piece;
      pieces.push(new Uint8Array(piece.value));
    }
    return ok(fromUtf8(joined(pieces)));
  } finally {
    file.value.close();
  }
}

/** The last `count` lines of a file; only its end is read. */
export function readTail(files: Files, location: Location, count: number): Result<readonly string[], FileProblem> {
  const file = files.open(location);
  if (!file.ok) return file;
  try {
    const { sizeBytes } = file.value;
    let end: Uint8Array = new Uint8Array(0);
    let at = sizeBytes;
    while (at > 0 && sizeBytes - at < tailBytesMaximum && lineEnds(end) <= count) {
      const start = Math.max(0, at - pieceBytes);
      const piece = file.value.read(start, at - start);
      if (!piece.ok) return piece;
      end = joined([piece.value, end]);
      at = start;
    }
    const lines = fromUtf8(end).split('\n');
    if (lines.at(-1) === '') lines.pop();
    return ok(lines.slice(-count));
  } finally {
    file.value.close();
  }
}

function lineEnds(bytes: Uint8Array): number {
  let found = 0;
  for (const byte of bytes) if (byte === 0x0a) found += 1;
  return found;
}
