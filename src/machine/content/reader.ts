import { assert, unreachable } from '../../base/assert.ts';
import { joined as concatenated, fromBase64, fromUtf8, utf8 } from '../../base/bytes.ts';
import type { OpenHostFile } from '../../base/host/files.ts';
import { host } from '../../base/host/host.ts';
import { type Content, empty, sizeOf } from './content.ts';
import { Filler } from './filler.ts';

/** Bytes of one content, made as they are asked for. Reading in order is the fast way; any order is right. */
export interface ContentReader {
  readonly sizeBytes: number;
  /** Up to `length` bytes from `start` on; fewer only at the end. Small pieces (256 KiB) keep memory and turns small. */
  read(start: number, length: number): Uint8Array;
  /** Gives back host files; the reader must not be used afterwards. */
  close(): void;
}

/** The piece size that the rest of the program reads and writes in: large enough for full speed, small enough to hold. */
export const pieceBytes = 256 * 1024;

/** Opens `content` for reading. Nothing is held but the running position. */
export function openContent(content: Content): ContentReader {
  switch (content.kind) {
    case 'text':
      return fromBytes(utf8(content.text));
    case 'padded':
      return padded(fromBase64(content.start), content.sizeBytes);
    case 'seeded': {
      const filler = new Filler(content.seed, content.style);
      return bounded(
        content.sizeBytes,
        (start, length) => filler.read(start, length),
        () => {},
      );
    }
    case 'cut': {
      const inner = openContent(content.of);
      return bounded(content.sizeBytes, (start, length) => inner.read(content.startBytes + start, length), inner.close);
    }
    case 'damaged':
      return damaged(openContent(content.of), content.atBytes);
    case 'adopted':
      return openContent(content.of);
    case 'joined':
      return joined(content.parts);
    case 'spooled':
    case 'borrowed':
      return hostFile(content.path, content.sizeBytes);
    default:
      return unreachable(content);
  }
}

/** All bytes of a small content, as text. `limitBytes` guards against asking for an image. */
export function readText(content: Content, limitBytes = 4 * 1024 * 1024): string {
  if (content.kind === 'text') return content.text;
  assert(sizeOf(content) <= limitBytes, 'only small contents are read whole');
  return fromUtf8(concatenated([...piecesOf(content)]));
}

/** The pieces of a content in order, for streaming. */
export function* piecesOf(content: Content, startBytes = 0, length = pieceBytes): Generator<Uint8Array> {
  const reader = openContent(content);
  try {
    for (let at = startBytes; at < reader.sizeBytes; at += length) yield reader.read(at, length);
  } finally {
    reader.close();
  }
}

function bounded(
  sizeBytes: number,
  read: (start: number, length: number) => Uint8Array,
  close: () => void,
): ContentReader {
  return {
    sizeBytes,
    read: (start, length) => {
      const available = Math.max(0, Math.min(length, sizeBytes - start));
      return available === 0 ? new Uint8Array(0) : read(start, available);
    },
    close,
  };
}

function fromBytes(bytes: Uint8Array): ContentReader {
  return bounded(
    bytes.length,
    (start, length) => bytes.subarray(start, start + length),
    () => {},
  );
}

function padded(first: Uint8Array, sizeBytes: number): ContentReader {
  const read = (start: number, length: number): Uint8Array => {
    if (start + length <= first.length) return first.subarray(start, start + length);
    const piece = new Uint8Array(length);
    if (start < first.length) piece.set(first.subarray(start), 0);
    return piece;
  };
  return bounded(sizeBytes, read, () => {});
}

function damaged(inner: ContentReader, atBytes: number): ContentReader {
  const read = (start: number, length: number): Uint8Array => {
    const bytes = inner.read(start, length);
    const at = atBytes - start;
    if (at < 0 || at >= bytes.length) return bytes;
    const copy = new Uint8Array(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    return copy;
  };
  return bounded(inner.sizeBytes, read, inner.close);
}

/** Parts one after another. One of them is open at a time, so that a thousand host files take one descriptor. */
function joined(parts: readonly Content[]): ContentReader {
  const ends: number[] = [];
  let total = 0;
  for (const part of parts) {
    total += sizeOf(part);
    ends.push(total);
  }
  let open: { readonly index: number; readonly reader: ContentReader } | undefined;
  const readerOf = (index: number): ContentReader => {
    if (open?.index === index) return open.reader;
    open?.reader.close();
    open = { index, reader: openContent(parts[index] ?? empty) };
    return open.reader;
  };
  const read = (start: number, length: number): Uint8Array => {
    const pieces: Uint8Array[] = [];
    const end = Math.min(total, start + length);
    for (let at = start, index = firstBehind(ends, start); at < end; index += 1) {
      const partEnd = ends[index] ?? total;
      const partStart = ends[index - 1] ?? 0;
      const to = Math.min(end, partEnd);
      if (to > at) pieces.push(readerOf(index).read(at - partStart, to - at));
      at = to;
    }
    const [first] = pieces;
    return pieces.length === 1 && first !== undefined ? first : concatenated(pieces);
  };
  return bounded(total, read, () => open?.reader.close());
}

/** The first of ascending ends that lies behind `at`. */
function firstBehind(ends: readonly number[], at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hostFile(path: string, sizeBytes: number): ContentReader {
  let file: OpenHostFile | undefined;
  const read = (start: number, length: number): Uint8Array => {
    file ??= host().files.open(path);
    const piece = new Uint8Array(length);
    return piece.subarray(0, file.read(piece, start));
  };
  return bounded(sizeBytes, read, () => {
    file?.close();
    file = undefined;
  });
}
