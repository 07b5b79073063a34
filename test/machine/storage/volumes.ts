import type { Content } from '../../../src/machine/content/content.ts';
import { Spool, type SpoolLimits } from '../../../src/machine/content/spool.ts';
import type { TreeData } from '../../../src/machine/storage/entry.ts';
import type { FileWriter } from '../../../src/machine/storage/file-writer.ts';
import { volumeFormat } from '../../../src/machine/storage/format.ts';
import type { Volume, VolumeState, VolumeSurroundings } from '../../../src/machine/storage/volume.ts';

/** What volumes of a test share. Its spool must be closed. */
export function surroundingsOf(limits: SpoolLimits = {}): VolumeSurroundings {
  return { spool: new Spool(limits), recogniser: { neededBytes: 0, recognise: () => undefined }, now: () => 5000 };
}

/** A volume of so many blocks with nothing on it but `tree`. */
export function volumeState(format: VolumeState['format'], blocks: number, tree: TreeData = []): VolumeState {
  return { format, totalBytes: blocks * volumeFormat(format).blockBytes, baseUsedBytes: 0, tree };
}

/** Bytes that no text and no image describes, so that they lie in a host file. */
export function strangeBytes(sizeBytes: number, seed = 1): Buffer {
  return Buffer.alloc(sizeBytes, Buffer.from([0xff, seed, 0xfe]));
}

/** A writer for `path`; throws when it cannot be written. */
export function writerFor(volume: Volume, path: string, keepsOld = false): FileWriter {
  const writer = volume.write(path, { keepsOld });
  if (!writer.ok) throw new Error(writer.error.why);
  return writer.value;
}

/** Puts a file onto a volume: bytes as they arrive, or a described content. Answers how it ended. */
export function put(volume: Volume, path: string, what: Buffer | Content): string {
  const writer = volume.write(path);
  if (!writer.ok) return writer.error.why;
  const written = Buffer.isBuffer(what) ? writer.value.write(what) : { ok: true as const };
  if (!written.ok) {
    writer.value.abort();
    return written.error.why;
  }
  const committed = writer.value.commit(Buffer.isBuffer(what) ? undefined : what);
  return committed.ok ? 'done' : committed.error.why;
}

/** The bytes of a file, or why there are none. */
export function bytesAt(volume: Volume, path: string): Buffer | string {
  const file = volume.open(path);
  if (!file.ok) return file.error.why;
  const bytes = file.value.read(0, file.value.sizeBytes);
  file.value.close();
  return bytes.ok ? Buffer.from(bytes.value) : bytes.error.why;
}

/** The names in a directory; directories end in `/`. */
export function namesIn(volume: Volume, path = '/'): readonly string[] {
  const listed = volume.list(path);
  if (!listed.ok) throw new Error(listed.error.why);
  return listed.value.map(({ name, kind }) => (kind === 'directory' ? `${name}/` : name));
}
