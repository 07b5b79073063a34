import { type Content, join, sizeOf, slice } from './content.ts';
import { type ContentReader, openContent } from './reader.ts';
import type { Spool, SpoolWriter } from './spool.ts';

/** Guesses the whole content from its first bytes (an image tells by its header what follows); undefined when it cannot. */
export interface Recogniser {
  /** How many first bytes are needed. */
  readonly neededBytes: number;
  recognise(first: Uint8Array): Content | undefined;
}

/** Small uploads are held as they are, so that configurations and scripts need no host file. */
const heldBytes = 64 * 1024;

/**
 * Takes bytes as they arrive and says in the end what they are. Bytes that equal a described content are compared and
 * dropped; from the first difference on they are spooled. So a described image costs no room, and a damaged one keeps its damage.
 */
export class Intake {
  readonly #spool: Spool;
  readonly #recogniser: Recogniser;
  #first: Buffer[] = [];
  #firstBytes = 0;
  #expected: ContentReader | undefined;
  #expectedContent: Content | undefined;
  #matchedBytes = 0;
  #spooling: SpoolWriter | undefined;
  #isSettled = false;

  constructor(spool: Spool, recogniser: Recogniser) {
    this.#spool = spool;
    this.#recogniser = recogniser;
  }

  /** Takes the next bytes; they may be reused by the caller afterwards. */
  push(bytes: Uint8Array): void {
    if (this.#isSettled) {
      this.#take(bytes);
      return;
    }
    this.#first.push(Buffer.from(bytes));
    this.#firstBytes += bytes.length;
    if (this.#firstBytes >= Math.max(this.#recogniser.neededBytes, heldBytes)) this.#settle();
  }

  /** What the bytes were. */
  end(): Content {
    if (!this.#isSettled) {
      const bytes = Buffer.concat(this.#first);
      const asText = textOf(bytes);
      if (asText !== undefined) return asText;
      this.#settle();
    }
    const matched = this.#expectedContent === undefined ? [] : [slice(this.#expectedContent, 0, this.#matchedBytes)];
    this.#expected?.close();
    return join(this.#spooling === undefined ? matched : [...matched, this.#spooling.end()]);
  }

  /** Forgets everything and gives back host files. */
  abort(): void {
    this.#expected?.close();
    this.#spooling?.abort();
    this.#first = [];
  }

  #settle(): void {
    this.#isSettled = true;
    const bytes = Buffer.concat(this.#first);
    this.#first = [];
    this.#expectedContent = this.#recogniser.recognise(bytes);
    if (this.#expectedContent !== undefined) this.#expected = openContent(this.#expectedContent);
    this.#take(bytes);
  }

  #take(bytes: Uint8Array): void {
    const rest =
      this.#spooling === undefined && this.#expected !== undefined ? this.#match(bytes, this.#expected) : bytes;
    if (rest.length === 0) return;
    this.#spooling ??= this.#spool.open();
    this.#spooling.write(rest);
  }

  /** Compares with what was expected and returns what differs (from the first different byte on). */
  #match(bytes: Uint8Array, expected: ContentReader): Uint8Array {
    const wanted = expected.read(this.#matchedBytes, bytes.length);
    const isSame = wanted.length === bytes.length && Buffer.compare(wanted, bytes) === 0;
    const count = isSame ? bytes.length : firstDifference(wanted, bytes);
    this.#matchedBytes += count;
    return bytes.subarray(count);
  }
}

/** The bytes as a text content when they are text that reads back to the same bytes. */
function textOf(bytes: Buffer): Content | undefined {
  const value = bytes.toString('utf8');
  const content: Content = { kind: 'text', text: value };
  return sizeOf(content) === bytes.length && Buffer.from(value).equals(bytes) ? content : undefined;
}

function firstDifference(wanted: Uint8Array, bytes: Uint8Array): number {
  const length = Math.min(wanted.length, bytes.length);
  for (let at = 0; at < length; at += 1) if (wanted[at] !== bytes[at]) return at;
  return length;
}
