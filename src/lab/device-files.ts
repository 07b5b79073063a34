import { fromUtf8, joined } from '../base/bytes.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { Result } from '../base/result.ts';
import { type Content, text } from '../machine/content/content.ts';
import { piecesOf } from '../machine/content/reader.ts';
import type { Device } from '../machine/device.ts';
import type { Files, Listed } from '../machine/storage/files.ts';
import type { Location } from '../machine/storage/location.ts';
import type { FileProblem } from '../machine/storage/problem.ts';
import { fileContent, given, givenText } from './spec/given.ts';

/** What `bytes` and `text` hold in memory at most; a whole image is far larger. */
const readableBytes = 64 * 1024 * 1024;

/**
 * The files of one switch past its command line. Paths are as an operator types them: `bootflash:notes.txt`, `usb1:dir/x`; without
 * a filesystem they lie in `bootflash:`. What cannot be done throws an EmulatorError that names the path.
 */
export class DeviceFiles {
  readonly #device: Device;

  constructor(device: Device) {
    this.#device = device;
  }

  /** True for a file or a directory that is there; false also when its filesystem is not. */
  exists(path: string): boolean {
    const location = this.#files.resolve(given('files: path', givenText, path));
    return location.ok && this.#files.stat(location.value).ok;
  }

  /** The entries of a directory, in byte order of their names. */
  list(path = 'bootflash:'): readonly Listed[] {
    return granted(path, this.#files.list(this.#at(path)));
  }

  /** The size of a file in bytes. */
  sizeBytes(path: string): number {
    return granted(path, this.#files.stat(this.#at(path))).sizeBytes;
  }

  /** What a file of at most 64 MiB holds. */
  async bytes(path: string): Promise<Uint8Array> {
    const sizeBytes = this.sizeBytes(path);
    if (sizeBytes > readableBytes) {
      throw new EmulatorError(
        `${path} has ${sizeBytes} bytes, too many to hold at once`,
        'compare its md5 or its size',
      );
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of piecesOf(this.#content(path))) pieces.push(piece);
    return joined(pieces);
  }

  /** The same as text (UTF-8). */
  async text(path: string): Promise<string> {
    return fromUtf8(await this.bytes(path));
  }

  /** The MD5 digest of a file in hexadecimal, as `show file … md5sum` prints it. */
  async md5(path: string): Promise<string> {
    return this.#device.digests.of(this.#content(path), 'md5');
  }

  /** Writes a file, in place of one of that name; it takes the room that it takes on the switch. */
  write(path: string, content: string | Uint8Array): void {
    given('files.write: content', fileContent, content);
    const writer = granted(path, this.#files.write(this.#at(path)));
    try {
      if (typeof content !== 'string') granted(path, writer.write(content));
      granted(path, typeof content === 'string' ? writer.commit(text(content)) : writer.commit());
    } finally {
      writer.abort();
    }
  }

  /** Makes a directory. */
  makeDirectory(path: string): void {
    granted(path, this.#files.makeDirectory(this.#at(path)));
  }

  /** Removes a file, or a directory with everything in it. */
  remove(path: string): void {
    granted(path, this.#files.remove(this.#at(path)));
  }

  /** Free bytes of a filesystem. */
  freeBytes(filesystem = 'bootflash:'): number {
    return granted(filesystem, this.#files.usage(this.#at(filesystem).filesystem)).freeBytes;
  }

  get #files(): Files {
    return this.#device.files;
  }

  #at(path: string): Location {
    return granted(path, this.#files.resolve(given('files: path', givenText, path)));
  }

  #content(path: string): Content {
    return granted(path, this.#files.content(this.#at(path)));
  }
}

/** The value of what was asked of the files. */
function granted<T>(path: string, result: Result<T, FileProblem>): T {
  if (result.ok) return result.value;
  const { why, ...details } = result.error;
  const known = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  throw new EmulatorError(`${path}: ${[why, ...known].join(', ')}`, 'files.list() shows what is there');
}
