import { type HashAlgorithm, host } from '../../base/host/host.ts';
import type { HostWorker } from '../../base/host/work.ts';
import type { Content } from './content.ts';

/** What the digest thread is told. `follow`, `grown`, `end` and `drop` belong to one host file that is being written. */
export type DigestQuestion = { readonly id: number } & (
  | { readonly kind: 'digest'; readonly content: Content; readonly algorithm: HashAlgorithm }
  | { readonly kind: 'follow'; readonly path: string }
  | { readonly kind: 'grown'; readonly sizeBytes: number }
  | { readonly kind: 'end'; readonly sizeBytes: number }
  | { readonly kind: 'drop' }
);

/** What it answers to `digest` and `end`; `problem` says why there is no digest. */
export interface DigestAnswer {
  readonly id: number;
  readonly digests?: Partial<Record<HashAlgorithm, string>>;
  readonly problem?: string;
}

interface Waiting {
  resolve(digests: Partial<Record<HashAlgorithm, string>>): void;
  reject(error: Error): void;
}

/** One thread that digests what it is sent, in order. It keeps the process alive only while somebody waits for it. */
export class DigestThread {
  readonly #worker: HostWorker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #hasCrashed = false;

  constructor() {
    this.#worker = host().worker('digest-worker', {
      // Nothing but `DigestWork` answers there.
      heard: (answer) => this.#settle(answer as DigestAnswer),
      crashed: (error) => {
        this.#hasCrashed = true;
        this.#failAll(error);
      },
      ended: () => this.#failAll(new Error('the digest thread stopped')),
    });
  }

  /** Whether it answers: it could be started, and has not ended by itself for lack of memory or of its script. */
  get isAlive(): boolean {
    return this.#worker !== undefined && !this.#hasCrashed;
  }

  /** A number for what belongs together. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  tell(question: DigestQuestion): void {
    this.#worker?.post(question);
  }

  /** Tells and waits for the answer. */
  ask(question: DigestQuestion): Promise<Partial<Record<HashAlgorithm, string>>> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject });
      this.#worker?.setAwaited(true);
      this.tell(question);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.stop();
  }

  #settle(answer: DigestAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker?.setAwaited(false);
    if (answer.digests !== undefined) waiting?.resolve(answer.digests);
    else waiting?.reject(new Error(answer.problem ?? 'no digest'));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
