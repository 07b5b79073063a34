/** The form of tar archives (POSIX ustar): headers of 512 bytes, each followed by its file in blocks of the same size. */
import { fromLatin1, fromUtf8, joined, utf8, utf8Bytes } from '../../base/bytes.ts';
import { failed, ok, type Result } from '../../base/result.ts';

/** What one header tells. */
export interface TarEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** What an archive is made of. */
export const tarBlockBytes = 512;

/** How many bytes of zeros follow a file of `sizeBytes`. */
export function tarPaddingBytes(sizeBytes: number): number {
  return (tarBlockBytes - (sizeBytes % tarBlockBytes)) % tarBlockBytes;
}

/** The header of an entry; undefined when its name is too long for one. */
export function tarHeader(entry: TarEntry): Uint8Array | undefined {
  const name = splitName(entry.kind === 'directory' ? `${entry.name}/` : entry.name);
  if (name === undefined) return undefined;
  const header = new Uint8Array(tarBlockBytes);
  const octal = (value: number, at: number, digits: number): void => {
    header.set(utf8(value.toString(8).padStart(digits, '0')), at);
  };
  header.set(utf8(name.last));
  octal(entry.kind === 'directory' ? 0o755 : 0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(entry.sizeBytes, 124, 11);
  octal(Math.max(0, Math.floor(entry.modifiedMs / 1000)), 136, 11);
  header.set(utf8(entry.kind === 'directory' ? '5' : '0'), 156);
  header.set(utf8('ustar\u000000'), 257);
  header.set(utf8('root'), 265);
  header.set(utf8('root'), 297);
  header.set(utf8(name.prefix), 345);
  octal(checksum(header), 148, 6);
  header.set(utf8('\0 '), 154);
  return header;
}

/** Hears what stands in an archive, in order. */
export interface TarListener {
  begin(entry: TarEntry): Result<unknown, TarProblem>;
  /** Bytes of the file that began last. */
  data(bytes: Uint8Array): Result<unknown, TarProblem>;
  end(): Result<unknown, TarProblem>;
}

/** Why reading stops; what the listener says, or that the bytes are no archive. */
export type TarProblem = { readonly why: string };

/** Reads an archive as it arrives. Invariant: less than one block is held. */
export class TarReader {
  readonly #listener: TarListener;
  #held: Uint8Array = new Uint8Array(0);
  /** Bytes of the present file that are still to come. */
  #fileBytes = 0;
  #paddingBytes = 0;
  #isInFile = false;
  #isOver = false;

  constructor(listener: TarListener) {
    this.#listener = listener;
  }

  /** Takes the next bytes; after a failure it takes no more. */
  push(bytes: Uint8Array): Result<unknown, TarProblem> {
    let rest = this.#held.length === 0 ? bytes : joined([this.#held, bytes]);
    this.#held = new Uint8Array(0);
    while (!this.#isOver) {
      const step = this.#step(rest);
      if (step === undefined) break;
      if (!step.ok) return step;
      rest = rest.subarray(step.value);
    }
    this.#held = this.#isOver ? new Uint8Array(0) : new Uint8Array(rest);
    return ok(undefined);
  }

  /** Whether the archive ended where an archive may end. */
  end(): Result<unknown, TarProblem> {
    const isWhole = this.#isOver || (!this.#isInFile && this.#held.length === 0 && this.#paddingBytes === 0);
    return isWhole ? ok(undefined) : failed({ why: 'truncated' });
  }

  /** Answers how many of the bytes were used; undefined when more are needed. */
  #step(bytes: Uint8Array): Result<number, TarProblem> | undefined {
    if (this.#isInFile) return this.#takeFile(bytes);
    if (this.#paddingBytes > 0) {
      const count = Math.min(this.#paddingBytes, bytes.length);
      this.#paddingBytes -= count;
      return count === 0 ? undefined : ok(count);
    }
    if (bytes.length < tarBlockBytes) return undefined;
    const header = bytes.subarray(0, tarBlockBytes);
    if (header.every((byte) => byte === 0)) {
      this.#isOver = true;
      return ok(tarBlockBytes);
    }
    const entry = parseHeader(header);
    if (entry === undefined) return failed({ why: 'no-archive' });
    const begun = this.#listener.begin(entry);
    if (!begun.ok) return begun;
    this.#isInFile = true;
    this.#fileBytes = entry.sizeBytes;
    this.#paddingBytes = tarPaddingBytes(entry.sizeBytes);
    return ok(tarBlockBytes);
  }

  #takeFile(bytes: Uint8Array): Result<number, TarProblem> | undefined {
    const count = Math.min(this.#fileBytes, bytes.length);
    if (count === 0 && this.#fileBytes > 0) return undefined;
    this.#fileBytes -= count;
    const taken = count === 0 ? ok(undefined) : this.#listener.data(bytes.subarray(0, count));
    if (!taken.ok) return taken;
    if (this.#fileBytes > 0) return ok(count);
    this.#isInFile = false;
    const ended = this.#listener.end();
    return ended.ok ? ok(count) : ended;
  }
}

function parseHeader(header: Uint8Array): TarEntry | undefined {
  const stored = octalAt(header, 148, 8);
  if (stored !== checksum(header)) return undefined;
  const text = (at: number, length: number): string => {
    const field = header.subarray(at, at + length);
    const end = field.indexOf(0);
    return fromUtf8(field.subarray(0, end < 0 ? length : end));
  };
  const isUstar = text(257, 5) === 'ustar';
  const prefix = isUstar ? text(345, 155) : '';
  const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  const type = text(156, 1);
  const isDirectory = type === '5' || name.endsWith('/');
  const sizeBytes = octalAt(header, 124, 12);
  if (Number.isNaN(sizeBytes)) return undefined;
  return {
    name: name.replace(/\/+$/, ''),
    kind: isDirectory ? 'directory' : 'file',
    sizeBytes,
    modifiedMs: octalAt(header, 136, 12) * 1000,
  };
}

function octalAt(header: Uint8Array, at: number, length: number): number {
  const text = fromLatin1(header.subarray(at, at + length))
    .replace(/[\0 ]+$/, '')
    .trimStart();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

/** The sum of all bytes, those of the sum itself counted as blanks. */
function checksum(header: Uint8Array): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  return sum;
}

function splitName(name: string): { readonly prefix: string; readonly last: string } | undefined {
  if (utf8Bytes(name) <= 100) return { prefix: '', last: name };
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const prefix = name.slice(0, at);
    const last = name.slice(at + 1);
    if (last !== '' && utf8Bytes(prefix) <= 155 && utf8Bytes(last) <= 100) return { prefix, last };
  }
  return undefined;
}
