import { fromUtf8, joined, utf8 } from '../../base/bytes.ts';
import { type Hash, host } from '../../base/host/host.ts';
import { done, ok, type Result } from '../../base/result.ts';
import { type Content, empty, join, slice, smallTextBytes } from './content.ts';
import { type Digests, type Follower, inlineBytes } from './digest.ts';
import { type ContentReader, openContent } from './reader.ts';
import { type Spool, type SpoolProblem, type SpoolWriter, sharingBytes } from './spool.ts';

/** Guesses the whole content from its first bytes (an image tells by its header what follows); undefined when it cannot. */
export interface Recogniser {
  /** How many first bytes are needed. */
  readonly neededBytes: number;
  recognise(first: Uint8Array): Content | undefined;
}

/** Knows real published files, which the emulator cannot make itself but which a user may own. */
export interface Adopter {
  /** Whether bytes that begin like this, or have this name, may be such a file, so that their MD5 is worth computing on the way. */
  mayKnow(first: Uint8Array, name: string): boolean;
  /** `content` as the published file that it is, or as it is. `md5` is undefined where `mayKnow` said no. */
  adopt(content: Content, name: string, md5: string | undefined): Content;
}

/** What taking bytes in needs of a lab. */
export interface IntakeSurroundings {
  readonly spool: Spool;
  readonly recogniser: Recogniser;
  readonly adopter?: Adopter | undefined;
  /** Digests what is spooled while it arrives. */
  readonly digests?: Digests | undefined;
}

/** What is not larger is digested at once by whoever asks for it, so nobody follows it. */
const followedBytes = inlineBytes;

/**
 * Takes bytes as they arrive and says in the end what they are. Bytes that equal a described content are compared and
 * dropped; from the first difference on they are spooled. So a described image costs no room, and a damaged one keeps its damage.
 * What is spooled from its first byte on is digested meanwhile, in another thread.
 */
export class Intake {
  readonly #surroundings: IntakeSurroundings;
  readonly #name: string;
  #first: Uint8Array[] = [];
  #firstBytes = 0;
  #expected: ContentReader | undefined;
  #expectedContent: Content | undefined;
  #matchedBytes = 0;
  #spooling: SpoolWriter | undefined;
  #spooledBytes = 0;
  #follower: Follower | undefined;
  #md5: Hash | undefined;
  #isSettled = false;

  /** `name` is what the file will be called; it may help to recognise it. */
  constructor(surroundings: IntakeSurroundings, name: string) {
    this.#surroundings = surroundings;
    this.#name = name;
  }

  /** Takes the next bytes; they may be reused by the caller afterwards. After a failure it can only be aborted. */
  push(bytes: Uint8Array): Result<void, SpoolProblem> {
    if (this.#isSettled) return this.#take(bytes);
    this.#first.push(new Uint8Array(bytes));
    this.#firstBytes += bytes.length;
    const isEnough = this.#firstBytes >= Math.max(this.#surroundings.recogniser.neededBytes, sharingBytes + 1);
    return isEnough ? this.#settle() : done;
  }

  /** What the bytes were. Ends the intake even if it fails. */
  end(): Result<Content, SpoolProblem> {
    const { adopter, digests, spool } = this.#surroundings;
    if (!this.#isSettled) {
      const bytes = joined(this.#first);
      const asText = bytes.length > smallTextBytes ? undefined : textOf(bytes);
      if (asText !== undefined) return ok(adopter?.adopt(asText, this.#name, undefined) ?? asText);
      if (!this.#isLikeAnImage(bytes)) {
        const kept = spool.put(bytes);
        return kept.ok ? ok(adopter?.adopt(kept.value, this.#name, undefined) ?? kept.value) : kept;
      }
      const settled = this.#settle();
      if (!settled.ok) {
        this.abort();
        return settled;
      }
    }
    this.#expected?.close();
    const matched = this.#expectedContent === undefined ? [] : [slice(this.#expectedContent, 0, this.#matchedBytes)];
    const spooled = this.#spooling?.end() ?? ok(empty);
    if (!spooled.ok) return spooled;
    const content = join([...matched, spooled.value]);
    this.#follower?.end(content);
    if (this.#expectedContent !== undefined) return ok(content);
    const md5 = this.#md5?.digest('hex');
    if (md5 !== undefined) digests?.know(content, 'md5', Promise.resolve(md5));
    return ok(adopter?.adopt(content, this.#name, md5) ?? content);
  }

  /** Forgets everything and gives back host files. */
  abort(): void {
    this.#expected?.close();
    this.#follower?.abort();
    this.#spooling?.abort();
    this.#first = [];
  }

  #isLikeAnImage(bytes: Uint8Array): boolean {
    const { recogniser, adopter } = this.#surroundings;
    return recogniser.recognise(bytes) !== undefined || adopter?.mayKnow(bytes, this.#name) === true;
  }

  #settle(): Result<void, SpoolProblem> {
    this.#isSettled = true;
    const { recogniser, adopter } = this.#surroundings;
    const bytes = joined(this.#first);
    this.#first = [];
    this.#expectedContent = recogniser.recognise(bytes);
    if (this.#expectedContent !== undefined) this.#expected = openContent(this.#expectedContent);
    else if (adopter?.mayKnow(bytes, this.#name) === true) this.#md5 = host().hash('md5');
    return this.#take(bytes);
  }

  #take(bytes: Uint8Array): Result<void, SpoolProblem> {
    const rest =
      this.#spooling === undefined && this.#expected !== undefined ? this.#match(bytes, this.#expected) : bytes;
    if (rest.length === 0) return done;
    if (this.#spooling === undefined) {
      const opened = this.#surroundings.spool.open();
      if (!opened.ok) return opened;
      this.#spooling = opened.value;
    }
    const written = this.#spooling.write(rest);
    if (!written.ok) return written;
    this.#spooledBytes += rest.length;
    this.#md5?.update(rest);
    this.#follow(this.#spooling);
    return done;
  }

  /** A digest of the part behind a recognised beginning would be of no use. */
  #follow({ path }: SpoolWriter): void {
    if (this.#matchedBytes > 0 || this.#spooledBytes <= followedBytes) return;
    this.#follower ??= this.#surroundings.digests?.follow(path);
    this.#follower?.grown(this.#spooledBytes);
  }

  /** Compares with what was expected and returns what differs (from the first different byte on). */
  #match(bytes: Uint8Array, expected: ContentReader): Uint8Array {
    const wanted = expected.read(this.#matchedBytes, bytes.length);
    const isSame = host().isSame(wanted, bytes);
    const count = isSame ? bytes.length : firstDifference(wanted, bytes);
    this.#matchedBytes += count;
    return bytes.subarray(count);
  }
}

/** The bytes as a text content when they are text that reads back to the same bytes. */
function textOf(bytes: Uint8Array): Content | undefined {
  const value = fromUtf8(bytes);
  const content: Content = { kind: 'text', text: value };
  return host().isSame(utf8(value), bytes) ? content : undefined;
}

function firstDifference(wanted: Uint8Array, bytes: Uint8Array): number {
  const length = Math.min(wanted.length, bytes.length);
  for (let at = 0; at < length; at += 1) if (wanted[at] !== bytes[at]) return at;
  return length;
}
