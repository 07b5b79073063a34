import { failed, ok, type Result } from '../../base/result.ts';
import { nextTurn, TurnTaker } from '../../base/turns.ts';
import type { FileWriter } from '../../machine/storage/file-writer.ts';
import type { Files } from '../../machine/storage/files.ts';
import { inside, type Location } from '../../machine/storage/location.ts';
import type { FileProblem } from '../../machine/storage/problem.ts';
import type { BytePipe, Receiver } from '../byte-pipe.ts';
import { longestPath, parseClientLocation } from '../client-path.ts';
import { problemWords } from '../problem-words.ts';
import type { ScpCommand } from './command-line.ts';
import { type ControlLine, parseControlLine } from './control-line.ts';

/** A control line longer than this is no SCP. */
const longestLineBytes = 4096;

/** A file that is being taken. Without a writer its bytes are only passed over, to stay in step with the client. */
interface Taking {
  readonly location: Location;
  readonly path: string;
  readonly modifiedMs: number | undefined;
  writer: FileWriter | undefined;
  missingBytes: number;
}

type State =
  | { readonly at: 'line' }
  | { readonly at: 'data' | 'status'; readonly file: Taking }
  | { readonly at: 'over' };

/** A directory that files go into, with the spelling of the client for messages. */
interface Directory {
  readonly location: Location;
  readonly path: string;
}

/**
 * The taking side of legacy SCP (`scp -t`). It works on bytes as they arrive, so nothing waits in memory.
 * Every file gets exactly one answer after its data; one that fails in the middle (no space) is answered at once and the rest of
 * its bytes are passed over, as OpenSSH does, so that the client reads the reason instead of a broken connection.
 * Invariant: a file that did not arrive whole leaves neither a name nor blocks.
 */
export class ScpSink implements Receiver {
  readonly #files: Files;
  readonly #command: ScpCommand;
  readonly #pipe: BytePipe;
  readonly #turns: TurnTaker;
  readonly #directories: Directory[] = [];
  #state: State = { at: 'line' };
  #line = Buffer.alloc(0);
  #modifiedMs: number | undefined;
  #hasFailed = false;
  /** What came while a turn was given to others. */
  #waiting: Uint8Array[] | undefined;
  #isEnded = false;

  /** It takes its turns among those of `whole`, the switch. */
  constructor(files: Files, command: ScpCommand, pipe: BytePipe, whole: TurnTaker) {
    this.#turns = new TurnTaker(whole);
    this.#files = files;
    this.#command = command;
    this.#pipe = pipe;
  }

  /** Tells the client to begin, or why it need not. */
  start(): void {
    const [path] = this.#command.paths;
    if (this.#command.needsDirectory) {
      const directory = this.#existingDirectory(path);
      if (!directory.ok) {
        this.#stop(`${path}: ${problemWords(directory.error)}`);
        return;
      }
    }
    this.#accept();
  }

  take(bytes: Uint8Array): void {
    if (this.#waiting === undefined) this.#work(bytes);
    // They come in spite of the pause, and may be reused.
    else this.#waiting.push(Uint8Array.from(bytes));
  }

  end(): void {
    if (this.#waiting !== undefined && !this.#pipe.isGone) {
      this.#isEnded = true;
      return;
    }
    this.#close();
  }

  /** Works for one turn; what is left is done in the next ones, and the client waits. */
  #work(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0 && this.#state.at !== 'over') {
      const turn = nextTurn(this.#turns);
      if (turn === undefined) {
        rest = this.#step(rest);
        continue;
      }
      this.#waiting = [Uint8Array.from(rest)];
      this.#pipe.pause();
      this.#goOn(turn).catch((error) => this.#pipe.fail(error));
      return;
    }
  }

  async #goOn(turn: Promise<void>): Promise<void> {
    await turn;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const bytes of waiting) this.take(bytes);
    if (this.#waiting !== undefined) return;
    this.#pipe.resume();
    if (this.#isEnded) this.#close();
  }

  #close(): void {
    if (this.#state.at === 'data' || this.#state.at === 'status') {
      this.#state.file.writer?.abort();
      this.#hasFailed = true;
    }
    this.#state = { at: 'over' };
    this.#pipe.finish(this.#hasFailed ? 1 : 0);
  }

  #step(bytes: Uint8Array): Uint8Array {
    switch (this.#state.at) {
      case 'data':
        return this.#takeData(this.#state.file, bytes);
      case 'status':
      case 'line':
        return this.#takeLine(bytes);
      case 'over':
        return bytes.subarray(bytes.length);
    }
  }

  #takeData(file: Taking, bytes: Uint8Array): Uint8Array {
    const mine = bytes.subarray(0, file.missingBytes);
    file.missingBytes -= mine.length;
    const written = file.writer?.write(mine);
    if (written?.ok === false) this.#giveUp(file, written.error);
    if (file.missingBytes === 0) this.#state = { at: 'status', file };
    return bytes.subarray(mine.length);
  }

  /** Collects a line, which may come in pieces. A zero byte is a whole message: the client's side of the last file is well. */
  #takeLine(bytes: Uint8Array): Uint8Array {
    if (this.#line.length === 0 && bytes[0] === 0) {
      if (this.#state.at === 'status') this.#keep(this.#state.file);
      return bytes.subarray(1);
    }
    const end = bytes.indexOf(0x0a);
    this.#line = Buffer.concat([this.#line, end < 0 ? bytes : bytes.subarray(0, end)]);
    if (this.#line.length > longestLineBytes) {
      this.#stop('protocol error: line too long');
    } else if (end >= 0) {
      const line = this.#line.toString('utf8');
      this.#line = Buffer.alloc(0);
      this.#obey(parseControlLine(line));
    }
    return end < 0 ? bytes.subarray(bytes.length) : bytes.subarray(end + 1);
  }

  #obey(line: ControlLine): void {
    if (this.#state.at === 'status' && line.kind !== 'error') {
      this.#stop('protocol error: unexpected <newline>');
      return;
    }
    switch (line.kind) {
      case 'times':
        this.#modifiedMs = line.modifiedMs;
        this.#accept();
        break;
      case 'file':
        this.#beginFile(line.name, line.sizeBytes);
        break;
      case 'directory':
        this.#beginDirectory(line.name);
        break;
      case 'end-of-directory':
        this.#directories.pop();
        this.#accept();
        break;
      case 'error':
        this.#hearError(line.isFatal);
        break;
      case 'wrong':
        this.#stop(line.words);
        break;
    }
  }

  /** The client could not read its file, or gives up altogether. */
  #hearError(isFatal: boolean): void {
    this.#hasFailed = true;
    if (this.#state.at === 'status') {
      const { file } = this.#state;
      const isUnanswered = file.writer !== undefined;
      file.writer?.abort();
      this.#state = { at: 'line' };
      if (isUnanswered) this.#accept();
    }
    if (isFatal) this.#over();
  }

  #beginFile(name: string, sizeBytes: number): void {
    const target = this.#targetFor(name);
    this.#beginFileAt(target.path, target.location, sizeBytes);
    this.#modifiedMs = undefined;
  }

  #beginFileAt(path: string, location: Result<Location, FileProblem>, sizeBytes: number): void {
    if (!location.ok) {
      this.#refuse(path, location.error);
      return;
    }
    const writer = this.#files.write(location.value);
    if (!writer.ok) {
      this.#refuse(path, writer.error);
      return;
    }
    const file: Taking = {
      location: location.value,
      path,
      modifiedMs: this.#modifiedMs,
      writer: writer.value,
      missingBytes: sizeBytes,
    };
    this.#state = { at: sizeBytes === 0 ? 'status' : 'data', file };
    this.#accept();
  }

  #beginDirectory(name: string): void {
    this.#modifiedMs = undefined;
    if (!this.#command.isRecursive) {
      this.#stop('protocol error: received directory without -r');
      return;
    }
    const { path, location } = this.#targetFor(name);
    if (!location.ok) {
      this.#refuse(path, location.error);
      return;
    }
    const there = this.#files.stat(location.value);
    const made = there.ok ? ok(undefined) : this.#files.makeDirectory(location.value);
    if (!made.ok) {
      this.#refuse(path, made.error);
      return;
    }
    if (there.ok && there.value.kind === 'file') {
      this.#refuse(path, { why: 'not-directory', path });
      return;
    }
    this.#directories.push({ path, location: location.value });
    this.#accept();
  }

  /** Inside the directory that was entered last; at the top, inside the target when that is a directory, else the target itself. */
  #targetFor(name: string): { readonly path: string; readonly location: Result<Location, FileProblem> } {
    const [path] = this.#command.paths;
    const directory = this.#directories.at(-1) ?? this.#topDirectory(path);
    if (directory === undefined) return { path, location: parseClientLocation(this.#files, path) };
    const { filesystem, path: above } = directory.location;
    const spelt = /[:/]$/.test(directory.path) ? `${directory.path}${name}` : `${directory.path}/${name}`;
    const below = inside(above, name);
    const isTooLong = below.length > longestPath;
    return { path: spelt, location: isTooLong ? failed({ why: 'bad-name', name }) : ok({ filesystem, path: below }) };
  }

  #topDirectory(path: string): Directory | undefined {
    const directory = this.#existingDirectory(path);
    return directory.ok ? { path, location: directory.value } : undefined;
  }

  #existingDirectory(path: string): Result<Location, FileProblem> {
    const location = parseClientLocation(this.#files, path);
    if (!location.ok) return location;
    const found = this.#files.stat(location.value);
    if (!found.ok) return found;
    return found.value.kind === 'directory' ? location : failed({ why: 'not-directory', path });
  }

  #keep(file: Taking): void {
    this.#state = { at: 'line' };
    if (file.writer === undefined) return;
    const committed = file.writer.commit();
    if (!committed.ok) {
      this.#refuse(file.path, committed.error);
      return;
    }
    if (file.modifiedMs !== undefined) this.#files.touch(file.location, file.modifiedMs);
    this.#accept();
  }

  #giveUp(file: Taking, problem: FileProblem): void {
    file.writer?.abort();
    file.writer = undefined;
    this.#refuse(file.path, problem);
  }

  #accept(): void {
    this.#pipe.send('\0');
  }

  #refuse(path: string, problem: FileProblem): void {
    this.#hasFailed = true;
    this.#pipe.send(`\x01scp: ${path}: ${problemWords(problem)}\n`);
  }

  #stop(words: string): void {
    this.#hasFailed = true;
    this.#pipe.send(`\x01scp: ${words}\n`);
    this.#over();
  }

  #over(): void {
    if (this.#state.at === 'data' || this.#state.at === 'status') this.#state.file.writer?.abort();
    this.#state = { at: 'over' };
    this.#pipe.finish(1);
  }
}
