import { utf8 } from '../../../base/bytes.ts';
import { yieldToOthers } from '../../../base/clock.ts';
import { failed, ok, type Result } from '../../../base/result.ts';
import { type Content, empty, join, sizeOf, text } from '../../../machine/content/content.ts';
import { piecesOf } from '../../../machine/content/reader.ts';
import type { Device } from '../../../machine/device.ts';
import { compressInto } from '../../../machine/storage/compression.ts';
import type { FileWriter } from '../../../machine/storage/file-writer.ts';
import type { Location } from '../../../machine/storage/location.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import type { Flow } from './flow.ts';

/** An output up to this size becomes a text that is held; a larger one goes through a host file. */
const heldCharacters = 256 * 1024;

/**
 * Writes lines to a file in place of what it held, or behind it, as they are or packed by gzip. On failure, and when `signal` aborts, nothing half-written
 * stays, and what was to be appended to is as before.
 */
export async function redirect(
  flow: Flow,
  target: { readonly location: Location; readonly isAppended: boolean; readonly isZipped: boolean },
  device: Device,
  signal: AbortSignal,
): Promise<Result<unknown, FileProblem>> {
  const { files } = device;
  const found = target.isAppended ? files.content(target.location) : ok(empty);
  const earlier = found.ok ? found.value : empty;
  if (!found.ok && found.error.why !== 'not-found') return found;
  const writer = files.write(target.location, { source: earlier, keepsOld: target.isAppended });
  if (!writer.ok) return writer;
  try {
    if (target.isZipped) return await writeZipped(flow, earlier, writer.value, signal);
    return await writeLines(flow, earlier, writer.value, signal);
  } finally {
    writer.value.abort();
  }
}

async function writeLines(
  flow: Flow,
  earlier: Content,
  writer: FileWriter,
  signal: AbortSignal,
): Promise<Result<unknown, FileProblem>> {
  let held = '';
  let isStreaming = false;
  for await (const lines of flow.inTurns(signal)) {
    held += `${lines.join('\n')}\n`;
    if (held.length < heldCharacters) continue;
    if (!isStreaming) {
      const begun = await writePieces(earlier, writer);
      if (!begun.ok) return begun;
    }
    isStreaming = true;
    const written = writer.write(utf8(held));
    if (!written.ok) return written;
    held = '';
  }
  if (signal.aborted) return ok(undefined);
  if (isStreaming) {
    const written = writer.write(utf8(held));
    return written.ok ? writer.commit() : written;
  }
  const whole = join([earlier, text(held)]);
  const claimed = writer.claim(sizeOf(whole));
  return claimed.ok ? writer.commit(whole) : claimed;
}

/** Packed lines behind what is there: what is unpacked from the whole is both, one behind the other. */
async function writeZipped(
  flow: Flow,
  earlier: Content,
  writer: FileWriter,
  signal: AbortSignal,
): Promise<Result<unknown, FileProblem>> {
  const begun = await writePieces(earlier, writer);
  if (!begun.ok) return begun;
  const packed = await compressInto(writer, bytesOfLines(flow, signal), 'pack', signal);
  if (packed.ok) return packed;
  const { error } = packed;
  return error.why === 'interrupted' || error.why === 'not-compressed' ? ok(undefined) : failed(error);
}

async function* bytesOfLines(flow: Flow, signal: AbortSignal): AsyncGenerator<Result<Uint8Array, FileProblem>> {
  let held = '';
  for await (const lines of flow.inTurns(signal)) {
    held += `${lines.join('\n')}\n`;
    if (held.length < heldCharacters) continue;
    yield ok(utf8(held));
    held = '';
  }
  yield ok(utf8(held));
}

async function writePieces(content: Content, writer: FileWriter): Promise<Result<unknown, FileProblem>> {
  for (const piece of piecesOf(content)) {
    const written = writer.write(piece);
    if (!written.ok) return written;
    await yieldToOthers();
  }
  return ok(undefined);
}
