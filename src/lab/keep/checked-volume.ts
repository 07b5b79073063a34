import * as v from 'valibot';
import { fromBase64 } from '../../base/bytes.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import { filesystemFormats } from '../../facts/filesystem-formats.ts';
import { type Content, sizeOf } from '../../machine/content/content.ts';
import type { Entry, TreeData } from '../../machine/storage/entry.ts';
import { storableMs, volumeFormat } from '../../machine/storage/format.ts';
import { normal, parentOf } from '../../machine/storage/location.ts';
import type { VolumeState } from '../../machine/storage/volume.ts';

/** Which host files a content that comes from outside may name. Everything else it may only describe. */
export interface HostFiles {
  /** Where an upload of that name and size lies; undefined when there is none. */
  uploadPath(id: string, sizeBytes: number): string | undefined;
  /** Whether the lab itself names this file of the user. */
  isBorrowed(path: string): boolean;
}

const mostBytes = 2 ** 50;
const deepest = 64;
const mostParts = 10_000;
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostBytes));
const instant = v.pipe(v.number(), v.finite());
const shortText = v.pipe(v.string(), v.maxLength(4096));

const content = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(4 * 1024 * 1024)) }),
  v.object({ kind: v.literal('seeded'), seed: shortText, sizeBytes: bytes, style: v.picklist(['random', 'lines']) }),
  v.object({
    kind: v.literal('padded'),
    start: v.pipe(v.string(), v.maxLength(1024 * 1024), v.base64()),
    sizeBytes: bytes,
  }),
  v.object({ kind: v.literal('joined'), parts: v.pipe(v.array(v.unknown()), v.maxLength(mostParts)) }),
  v.object({ kind: v.literal('cut'), of: v.unknown(), startBytes: bytes, sizeBytes: bytes }),
  v.object({ kind: v.literal('damaged'), of: v.unknown(), atBytes: bytes }),
  v.object({ kind: v.literal('adopted'), of: v.unknown(), as: v.unknown() }),
  v.object({ kind: v.literal('spooled'), id: v.pipe(v.string(), v.regex(/^spool-\d{1,15}$/)), sizeBytes: bytes }),
  v.object({ kind: v.literal('borrowed'), path: shortText, sizeBytes: bytes }),
]);

const entry = v.variant('kind', [
  v.object({ kind: v.literal('directory'), modifiedMs: instant }),
  v.object({ kind: v.literal('file'), modifiedMs: instant, content: v.unknown() }),
]);

const header = v.object({
  format: v.picklist(filesystemFormats),
  totalBytes: bytes,
  baseUsedBytes: bytes,
  isReadOnly: v.optional(v.literal(true)),
});

/** Throws an EmulatorError that names the place of what is wrong, and what is allowed there. */
export function parsed<S extends v.GenericSchema>(schema: S, value: unknown, at: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? '';
  throw new EmulatorError(
    `${path === '' ? at : `${at}.${path}`}: ${JSON.stringify(issue.input)?.slice(0, 100) ?? 'nothing'} cannot stand here`,
    `expected ${issue.expected ?? issue.message}`,
  );
}

function wrong(at: string, what: string, allowed: string): EmulatorError {
  return new EmulatorError(`${at}: ${what}`, allowed);
}

/** A content that comes from a file, as it may be read here. Throws an EmulatorError that names what is wrong. */
export function checkedContent(value: unknown, at: string, hostFiles: HostFiles, depth = 0): Content {
  if (depth > deepest) throw wrong(at, 'contents inside contents', `at most ${deepest} deep`);
  const found = parsed(content, value, at);
  const inner = (of: unknown, name: string): Content => checkedContent(of, `${at}.${name}`, hostFiles, depth + 1);
  switch (found.kind) {
    case 'joined':
      return { ...found, parts: found.parts.map((part, index) => inner(part, `parts[${index}]`)) };
    case 'cut': {
      const of = inner(found.of, 'of');
      if (found.startBytes + found.sizeBytes <= sizeOf(of)) return { ...found, of };
      throw wrong(at, 'a part that reaches beyond its whole', `startBytes and sizeBytes within ${sizeOf(of)} bytes`);
    }
    case 'damaged': {
      const of = inner(found.of, 'of');
      if (found.atBytes < sizeOf(of)) return { ...found, of };
      throw wrong(`${at}.atBytes`, String(found.atBytes), `a byte of the file, 0 to ${sizeOf(of) - 1}`);
    }
    case 'adopted':
      return { ...found, of: inner(found.of, 'of'), as: inner(found.as, 'as') };
    case 'padded':
      if (fromBase64(found.start).length <= found.sizeBytes) return found;
      throw wrong(`${at}.sizeBytes`, String(found.sizeBytes), 'at least as many bytes as its start has');
    case 'spooled': {
      const path = hostFiles.uploadPath(found.id, found.sizeBytes);
      if (path !== undefined) return { ...found, path };
      throw wrong(
        at,
        `the upload ${found.id} of ${found.sizeBytes} bytes is not there`,
        'only uploads of this lab are read',
      );
    }
    case 'borrowed':
      if (hostFiles.isBorrowed(found.path)) return found;
      throw wrong(`${at}.path`, found.path, 'only files that the lab names with `from:` are read');
    default:
      return found;
  }
}

function checkedEntry(value: unknown, at: string, hostFiles: HostFiles): Entry {
  const found = parsed(entry, value, at);
  const modifiedMs = storableMs(found.modifiedMs);
  if (found.kind === 'directory') return { kind: 'directory', modifiedMs };
  return { kind: 'file', modifiedMs, content: checkedContent(found.content, `${at}.content`, hostFiles) };
}

/**
 * A volume that comes from a file, as it may be mounted here: sound in itself, within its size, and without a way to other host files.
 * `lost` is told of every entry that cannot be, and the rest is answered; without it the first one throws an EmulatorError.
 */
export function checkedVolume(
  value: unknown,
  at: string,
  hostFiles: HostFiles,
  lost: (error: EmulatorError) => void = (error) => {
    throw error;
  },
): VolumeState {
  const head = parsed(header, value, at);
  const { tree: listed } = parsed(
    v.object({ tree: v.array(v.object({ path: shortText, entry: v.unknown() })) }),
    value,
    at,
  );
  const format = volumeFormat(head.format);
  const known = new Map<string, Entry>();
  let blocks = Math.ceil(head.baseUsedBytes / format.blockBytes) + format.rootBlocks;
  for (const { path, entry: placed } of listed) {
    try {
      const there = `${at} ${path}`;
      const parent = parentOf(path);
      if (path === '/' || normal(path) !== path || known.has(path))
        throw wrong(there, 'no name of its own', 'an absolute path, once');
      if (parent !== '/' && known.get(parent)?.kind !== 'directory')
        throw wrong(there, 'its directory is not there', 'parents come first');
      const found = checkedEntry(placed, there, hostFiles);
      const needed = found.kind === 'file' ? format.fileBlocks(sizeOf(found.content)) : format.directoryBlocks;
      if ((blocks + needed) * format.blockBytes > head.totalBytes)
        throw wrong(there, 'it does not fit', `${head.totalBytes} bytes in all`);
      blocks += needed;
      known.set(path, found);
    } catch (error) {
      if (!(error instanceof EmulatorError)) throw error;
      lost(error);
    }
  }
  if (blocks * format.blockBytes > head.totalBytes)
    throw wrong(`${at}.baseUsedBytes`, String(head.baseUsedBytes), `at most ${head.totalBytes}`);
  const tree: TreeData = [...known].map(([path, kept]) => ({ path, entry: kept }));
  const { isReadOnly, ...rest } = head;
  return { ...rest, tree, ...(isReadOnly ? { isReadOnly } : {}) };
}
