import { yieldToOthers } from '../../base/clock.ts';
import { type HashAlgorithm, host } from '../../base/host/host.ts';
import { type Content, sizeOf } from './content.ts';
import { DigestThread } from './digest-thread.ts';
import { piecesOf } from './reader.ts';

/** Digests a host file while it is being written, without reading ahead of its writer. Ends by one `end` or `abort`. */
export interface Follower {
  /** The file has grown to `sizeBytes`. */
  grown(sizeBytes: number): void;
  /** The file is complete, and holds `content`. */
  end(content: Content): void;
  abort(): void;
}

/** Whoever keeps the host files of contents; see `Spool`. */
export interface Holder {
  retain(content: Content): void;
  release(content: Content): void;
}

/** Contents up to this size are digested where they are asked for; the turn takes well under a millisecond. */
export const inlineBytes = 256 * 1024;
const keptCount = 10_000;
/** The thread is told of growth in steps of this size: rarely enough to cost nothing, often enough to be done soon after the end. */
const followBytes = 4 * 1024 * 1024;
const nobody: Holder = { retain: () => {}, release: () => {} };

/**
 * Digests of contents, always those of the bytes that reading would give. Each description is digested once, in a worker
 * thread when it is large, so that the main loop never stalls; digests known beforehand (the catalog's) are told with `teach`.
 * Invariant: what `teach` is told has been computed from the same bytes (a test recomputes them).
 */
export class Digests {
  readonly #taught = new Map<string, string>();
  readonly #computed = new Map<string, Promise<string>>();
  readonly #published: (content: Content, digests: Digests) => Promise<void>;
  readonly #holder: Holder;
  #thread: DigestThread | undefined;

  /**
   * `published` is asked before a large content is digested; it may teach what has been published of it. `holder` keeps the
   * host files of a content while it is digested, though its name be removed meanwhile.
   */
  constructor(
    published: (content: Content, digests: Digests) => Promise<void> = async () => {},
    holder: Holder = nobody,
  ) {
    this.#published = published;
    this.#holder = holder;
  }

  /** The digest of `content` in lower-case hexadecimal. */
  async of(content: Content, algorithm: HashAlgorithm): Promise<string> {
    if (content.kind === 'adopted') return this.of(content.of, algorithm);
    if (sizeOf(content) <= inlineBytes) return digestNow(content, algorithm);
    const key = keyOf(content, algorithm);
    const taught = this.#taught.get(key);
    if (taught !== undefined) return taught;
    const known = this.#computed.get(key);
    // What was to be known from elsewhere may have come to nothing.
    if (known !== undefined) return known.catch(() => this.#compute(content, algorithm, key));
    return this.#compute(content, algorithm, key);
  }

  /** Takes over a digest that was computed earlier from the same description. */
  teach(content: Content, algorithm: HashAlgorithm, digest: string): void {
    this.#taught.set(keyOf(content, algorithm), digest);
  }

  /** Takes over a digest that somebody computes from the same bytes. It is forgotten when newer ones need its place. */
  know(content: Content, algorithm: HashAlgorithm, digest: Promise<string>): void {
    this.#remember(keyOf(content, algorithm), digest);
  }

  /** Follows a host file that is being written; undefined where there is no thread for it. */
  follow(path: string): Follower | undefined {
    const thread = this.#startedThread();
    if (thread === undefined) return undefined;
    const id = thread.nextId();
    let toldBytes = 0;
    let sizeBytes = 0;
    thread.tell({ id, kind: 'follow', path });
    return {
      grown: (grownBytes) => {
        sizeBytes = grownBytes;
        if (sizeBytes - toldBytes < followBytes) return;
        toldBytes = sizeBytes;
        thread.tell({ id, kind: 'grown', sizeBytes });
      },
      end: (content) => {
        const digests = thread.ask({ id, kind: 'end', sizeBytes });
        for (const algorithm of ['md5', 'sha256'] as const) {
          this.know(
            content,
            algorithm,
            digests.then((all) => all[algorithm] ?? Promise.reject(new Error('no digest'))),
          );
        }
      },
      abort: () => thread.tell({ id, kind: 'drop' }),
    };
  }

  /** Stops the thread; a later question starts a new one. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.stop();
  }

  #compute(content: Content, algorithm: HashAlgorithm, key: string): Promise<string> {
    this.#holder.retain(content);
    const computed = this.#lookUpOrCompute(content, algorithm, key).finally(() => this.#holder.release(content));
    this.#remember(key, computed);
    return computed;
  }

  async #lookUpOrCompute(content: Content, algorithm: HashAlgorithm, key: string): Promise<string> {
    await this.#published(content, this);
    return this.#taught.get(key) ?? this.#computeAside(content, algorithm);
  }

  async #computeAside(content: Content, algorithm: HashAlgorithm): Promise<string> {
    const thread = this.#startedThread();
    if (thread === undefined) return digestInTurns(content, algorithm);
    try {
      const digests = await thread.ask({ id: thread.nextId(), kind: 'digest', content, algorithm });
      return digests[algorithm] ?? Promise.reject(new Error('no digest'));
    } catch (error) {
      if (!thread.isAlive) return digestInTurns(content, algorithm);
      throw error;
    }
  }

  #startedThread(): DigestThread | undefined {
    if (this.#thread?.isAlive !== true) this.#thread = new DigestThread();
    return this.#thread.isAlive ? this.#thread : undefined;
  }

  #remember(key: string, digest: Promise<string>): void {
    const [oldest] = this.#computed.keys();
    if (this.#computed.size >= keptCount && oldest !== undefined) this.#computed.delete(oldest);
    this.#computed.set(key, digest);
    digest.catch(() => {
      if (this.#computed.get(key) === digest) this.#computed.delete(key);
    });
  }
}

/** The digest, computed at once in this thread: for small contents, for the worker itself and for tools. */
export function digestNow(content: Content, algorithm: HashAlgorithm): string {
  const hash = host().hash(algorithm);
  for (const piece of piecesOf(content)) hash.update(piece);
  return hash.digest('hex');
}

async function digestInTurns(content: Content, algorithm: HashAlgorithm): Promise<string> {
  const hash = host().hash(algorithm);
  for (const piece of piecesOf(content)) {
    hash.update(piece);
    await yieldToOthers();
  }
  return hash.digest('hex');
}

function keyOf(content: Content, algorithm: HashAlgorithm): string {
  return `${algorithm} ${JSON.stringify(content)}`;
}
