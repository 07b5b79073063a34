/**
 * What the benchmark of compaction measures, in a process of its own: `compactor FILE` pushes a full image through the compactor
 * and forgets what it gives, `received FILE` is a compacting copy on to a volume, as a switch makes it. Prints one line of JSON.
 */
import '../../src/host-node/install.ts';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { instantClock } from '../../src/base/clock.ts';
import { pointsWith } from '../../src/base/points.ts';
import { Digests } from '../../src/machine/content/digest.ts';
import { Spool } from '../../src/machine/content/spool.ts';
import { CompactingStream } from '../../src/machine/image/compaction.ts';
import { imageRecogniser } from '../../src/machine/image/image-file.ts';
import type { MachinePoints } from '../../src/machine/points.ts';
import { Volume } from '../../src/machine/storage/volume.ts';
import { Pace } from '../../src/machine/transfer/pace.ts';
import { receiveCompacted } from '../../src/machine/transfer/receive-compacted.ts';

const [what = '', path = ''] = process.argv.slice(2);
const group = '3000';
/** What the SSH client of the switch hands over at once. */
const pieceBytes = 256 * 1024;
const cpuBefore = process.cpuUsage();
const began = performance.now();
const keptBytes = what === 'compactor' ? compacted() : await received();
const elapsedMs = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
const sizeBytes = statSync(path).size;
console.log(JSON.stringify({ sizeBytes, keptBytes, elapsedMs, cpuMs: (user + system) / 1000 }));

function compacted(): number {
  const stream = new CompactingStream(group);
  let count = 0;
  for (const piece of piecesOfFile()) {
    const kept = stream.push(piece);
    if (!kept.ok) throw new Error(kept.error.why);
    for (const { length } of kept.value) count += length;
  }
  if (!stream.end().ok) throw new Error('the image ended early');
  return count;
}

async function received(): Promise<number> {
  const surroundings = { spool: new Spool(), recogniser: imageRecogniser, now: () => 0 };
  const volume = new Volume({ format: 'ext3', totalBytes: 2 ** 32, baseUsedBytes: 0, tree: [] }, surroundings);
  const writer = volume.write('/image.bin');
  if (!writer.ok) throw new Error(writer.error.why);
  const bytes = (async function* () {
    yield* piecesOfFile();
  })();
  const file = { kind: 'streamed', name: 'image.bin', sizeBytes: statSync(path).size, bytes } as const;
  const pace = new Pace(instantClock(0), Number.MAX_SAFE_INTEGER);
  const { signal } = new AbortController();
  const points = pointsWith<MachinePoints>(
    () => [],
    () => {},
  );
  const parts = {
    writer: writer.value,
    pace,
    onProgress: () => {},
    signal,
    group,
    digests: new Digests(),
    points,
  } as const;
  const result = await receiveCompacted({ ...file, problem: () => undefined }, parts);
  if (!result.ok) throw new Error(result.error.why);
  return writer.value.sizeBytes;
}

function* piecesOfFile(): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceBytes);
      const count = readSync(handle, piece);
      if (count === 0) return;
      yield piece.subarray(0, count);
    }
  } finally {
    closeSync(handle);
  }
}
