import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { yieldToOthers } from '../../base/clock.ts';
import { packageRoot } from '../../base/package-root.ts';
import { type Content, sizeOf } from './content.ts';
import { piecesOf } from './reader.ts';

/** The digests a switch can print and an image header carries. */
export type DigestAlgorithm = 'md5' | 'sha256' | 'sha512';

/** Contents up to this size are digested where they are asked for; the turn takes well under a millisecond. */
const inlineBytes = 256 * 1024;
const keptCount = 10_000;

/**
 * Digests of contents, always those of the bytes that reading would give. Each description is digested once, in a worker
 * thread when it is large, so that the main loop never stalls; digests known beforehand (the catalog's) are told with `teach`.
 * Invariant: what `teach` is told has been computed from the same bytes (a test recomputes them).
 */
export class Digests {
  readonly #taught = new Map<string, string>();
  readonly #computed = new Map<string, Promise<string>>();
  readonly #published: (content: Content, digests: Digests) => Promise<void>;
  #worker: DigestWorker | undefined;

  /** `published` is asked before a large content is digested; it may teach what has been published of it. */
  constructor(published: (content: Content, digests: Digests) => Promise<void> = async () => {}) {
    this.#published = published;
  }

  /** The digest of `content` in lower-case hexadecimal. */
  async of(content: Content, algorithm: DigestAlgorithm): Promise<string> {
    if (sizeOf(content) <= inlineBytes) return digestNow(content, algorithm);
    const key = keyOf(content, algorithm);
    const known = this.#taught.get(key) ?? this.#computed.get(key);
    if (known !== undefined) return known;
    const computed = this.#lookUpOrCompute(content, algorithm, key);
    this.#remember(key, computed);
    computed.catch(() => this.#computed.delete(key));
    return computed;
  }

  /** Takes over a digest that was computed earlier from the same description. */
  teach(content: Content, algorithm: DigestAlgorithm, digest: string): void {
    this.#taught.set(keyOf(content, algorithm), digest);
  }

  /** Stops the worker; a later question starts a new one. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.stop();
  }

  async #lookUpOrCompute(content: Content, algorithm: DigestAlgorithm, key: string): Promise<string> {
    await this.#published(content, this);
    return this.#taught.get(key) ?? this.#computeAside(content, algorithm);
  }

  #computeAside(content: Content, algorithm: DigestAlgorithm): Promise<string> {
    const script = join(packageRoot(), 'dist', 'digest-worker.cjs');
    if (!existsSync(script)) return digestInTurns(content, algorithm);
    this.#worker ??= new DigestWorker(script);
    return this.#worker.digest(content, algorithm);
  }

  #remember(key: string, digest: Promise<string>): void {
    const [oldest] = this.#computed.keys();
    if (this.#computed.size >= keptCount && oldest !== undefined) this.#computed.delete(oldest);
    this.#computed.set(key, digest);
  }
}

/** The digest, computed at once in this thread: for small contents, for the worker itself and for tools. */
export function digestNow(content: Content, algorithm: DigestAlgorithm): string {
  const hash = createHash(algorithm);
  for (const piece of piecesOf(content)) hash.update(piece);
  return hash.digest('hex');
}

async function digestInTurns(content: Content, algorithm: DigestAlgorithm): Promise<string> {
  const hash = createHash(algorithm);
  for (const piece of piecesOf(content)) {
    hash.update(piece);
    await yieldToOthers();
  }
  return hash.digest('hex');
}

function keyOf(content: Content, algorithm: DigestAlgorithm): string {
  return `${algorithm} ${JSON.stringify(content)}`;
}

interface DigestAnswer {
  readonly id: number;
  readonly digest?: string;
  readonly problem?: string;
}

/** One thread that digests what it is sent, in order. It never keeps the process alive. */
class DigestWorker {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, { resolve: (digest: string) => void; reject: (error: Error) => void }>();
  #lastId = 0;

  constructor(script: string) {
    this.#thread = new Worker(script);
    this.#thread.unref();
    this.#thread.on('message', (answer: DigestAnswer) => this.#settle(answer));
    this.#thread.on('error', (error) => this.#failAll(error));
    this.#thread.on('exit', () => this.#failAll(new Error('the digest thread stopped')));
  }

  digest(content: Content, algorithm: DigestAlgorithm): Promise<string> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread.ref();
      this.#thread.postMessage({ id, content, algorithm });
    });
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }

  #settle(answer: DigestAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#thread.unref();
    if (answer.digest !== undefined) waiting?.resolve(answer.digest);
    else waiting?.reject(new Error(answer.problem ?? 'no digest'));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
