import { joined } from '../base/bytes.ts';
import { EmulatorError, type ErrorKind } from '../base/emulator-error.ts';
import { failed, type Result } from '../base/result.ts';
import { nextTurn, type TurnTaker } from '../base/turns.ts';
import { type Content, text } from '../machine/content/content.ts';
import { piecesOf } from '../machine/content/reader.ts';
import type { Device } from '../machine/device.ts';
import type { Files, Listed } from '../machine/storage/files.ts';
import type { Location } from '../machine/storage/location.ts';
import type { FileProblem } from '../machine/storage/problem.ts';
import { deviceArguments } from './spec/arguments.ts';
import { fileContent, given, givenText } from './spec/given.ts';
import type { DigestAlgorithm, FileBytes, FilePieces } from './started-lab.ts';

/** What `bytes` and `text` hold in memory at most; a whole image is far larger. */
const readableBytes = 64 * 1024 * 1024;
/** So much of it is read in one step: what is no UTF-8 takes its time to decode. */
const pieceBytes = 64 * 1024;

/**
 * The files of one switch past its command line. Paths are as an operator types them: `bootflash:notes.txt`, `usb1:dir/x`; without
 * a filesystem they lie in `bootflash:`. What cannot be done throws an EmulatorError that names the path.
 */
export class DeviceFiles {
  readonly #device: Device;
  readonly #turns: TurnTaker;

  /** Whole files are read in turns of `turns`. */
  constructor(device: Device, turns: TurnTaker) {
    this.#device = device;
    this.#turns = turns;
  }

  /** True for a file or a directory that is there; false also when its filesystem is not. */
  exists(path: string): boolean {
    const location = this.#files.resolve(given('path', givenText, path));
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
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#piecesOf(path)) pieces.push(piece);
    return joined(pieces);
  }

  /** The same as text (UTF-8). */
  async text(path: string): Promise<string> {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const texts: string[] = [];
    for await (const piece of this.#piecesOf(path)) texts.push(decoder.decode(piece, { stream: true }));
    texts.push(decoder.decode());
    return texts.join('');
  }

  /** What a file holds that is not too large to be held at once, in turns. */
  async *#piecesOf(path: string): AsyncGenerator<Uint8Array> {
    const sizeBytes = this.sizeBytes(path);
    if (sizeBytes > readableBytes) {
      throw new EmulatorError(
        `${path} has ${sizeBytes} bytes, too many to hold at once`,
        'compare its md5 or its size',
      );
    }
    this.#content(path);
    // Held open: what is removed meanwhile is read to its end.
    const file = granted(path, this.#files.open(this.#at(path)));
    try {
      for (const piece of piecesOf(file.content, 0, pieceBytes)) {
        yield piece;
        const turn = nextTurn(this.#turns);
        if (turn !== undefined) await turn;
      }
    } finally {
      file.close();
    }
  }

  /** A file of any size, as it is read. */
  open(path: string): FilePieces {
    const { kind, sizeBytes } = granted(path, this.#files.stat(this.#at(path)));
    if (kind === 'directory') return granted(path, failed({ why: 'is-directory', path }));
    return { sizeBytes, pieces: piecesOf(this.#content(path)) };
  }

  /** A digest of a file in hexadecimal, as `show file … md5sum` prints it. */
  async digest(path: string, algorithm: DigestAlgorithm = 'md5'): Promise<string> {
    given('digestFile: algorithm', deviceArguments.digestFile.algorithm, algorithm);
    return this.#device.digests.of(this.#content(path), algorithm);
  }

  /** Writes a file, in place of one of that name; it takes the room that it takes on the switch. A text or bytes are there at once. */
  async write(path: string, content: FileBytes): Promise<void> {
    given('writeFile: content', fileContent, content);
    const writer = granted(path, this.#files.write(this.#at(path)));
    try {
      if (content instanceof Uint8Array) granted(path, writer.write(content));
      else if (typeof content !== 'string') for await (const bytes of content) granted(path, writer.write(bytes));
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
    return granted(path, this.#files.resolve(given('path', givenText, path)));
  }

  #content(path: string): Content {
    return granted(path, this.#files.content(this.#at(path)));
  }
}

/** The value of what was asked of the files. */
function granted<T>(path: string, result: Result<T, FileProblem>): T {
  if (result.ok) return result.value;
  const { why, ...details } = result.error;
  throw new EmulatorError(`${path}: ${sentenceOf(result.error)}`, hintOf(why), { kind: kindOf(why), details });
}

/** Why it cannot be done, for whoever uses the emulator. */
function sentenceOf(problem: FileProblem): string {
  switch (problem.why) {
    case 'no-filesystem':
      return `the switch has no filesystem ${problem.filesystem}:`;
    case 'not-present':
      return `no stick is in ${problem.filesystem}`;
    case 'not-formatted':
      return `the stick in ${problem.filesystem} is not formatted`;
    case 'io-error':
      return 'the stick was pulled out meanwhile';
    case 'remote-server':
      return `it lies on the server ${problem.server}`;
    case 'not-found':
      return `there is no ${problem.path}`;
    case 'exists':
      return `${problem.path} is there already`;
    case 'is-directory':
      return `${problem.path} is a directory`;
    case 'not-directory':
      return `${problem.path} is no directory`;
    case 'not-empty':
      return `the directory ${problem.path} is not empty`;
    case 'bad-name':
      return `"${problem.name}" is no name of a file there`;
    case 'no-space':
      return `it needs ${problem.neededBytes} bytes, and ${problem.freeBytes} are free`;
    case 'too-large':
      return `a file has at most ${problem.limitBytes} bytes there`;
    case 'read-only':
      return 'nothing can be written there';
    case 'boot-image':
      return `the switch runs ${problem.name}, which stays`;
  }
}

function hintOf(why: FileProblem['why']): string {
  if (why === 'no-filesystem') return 'status lists its filesystems';
  if (why === 'not-present' || why === 'not-formatted' || why === 'io-error')
    return 'insertStick puts a stick into a slot';
  if (why === 'no-space' || why === 'too-large') return 'removeFile makes room';
  return 'listFiles shows what is there';
}

function kindOf(why: FileProblem['why']): ErrorKind {
  if (why === 'not-found' || why === 'no-filesystem' || why === 'not-present') return 'not-found';
  if (why === 'bad-name') return 'bad-request';
  return why === 'no-space' || why === 'too-large' ? 'no-space' : 'conflict';
}
