import { Worker } from 'node:worker_threads';
import type { Content } from './content.ts';

/** The digests a switch can print and an image header carries. */
export type DigestAlgorithm = 'md5' | 'sha256' | 'sha512';

/** What the digest thread is told. `follow`, `grown`, `end` and `drop` belong to one host file that is being written. */
export type DigestQuestion = { readonly id: number } & (
  | { readonly kind: 'digest'; readonly content: Content; readonly algorithm: DigestAlgorithm }
  | { readonly kind: 'follow'; readonly path: string }
  | { readonly kind: 'grown'; readonly sizeBytes: number }
  | { readonly kind: 'end'; readonly sizeBytes: number }
  | { readonly kind: 'drop' }
);

/** What it answers to `digest` and `end`; `problem` says why there is no digest. */
export interface DigestAnswer {
  readonly id: number;
  readonly digests?: Partial<Record<DigestAlgorithm, string>>;
  readonly problem?: string;
}

interface Waiting {
  resolve(digests: Partial<Record<DigestAlgorithm, string>>): void;
  reject(error: Error): void;
}

/** One thread that digests what it is sent, in order. It keeps the process alive only while somebody waits for it. */
export class DigestThread {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #hasCrashed = false;

  constructor(script: string) {
    this.#thread = new Worker(script);
    this.#thread.unref();
    this.#thread.on('message', (answer: DigestAnswer) => this.#settle(answer));
    this.#thread.on('error', (error) => {
      this.#hasCrashed = true;
      this.#failAll(error);
    });
    this.#thread.on('exit', () => this.#failAll(new Error('the digest thread stopped')));
  }

  /** Whether it ended by itself, for lack of memory or of its script; it answers nothing any more. */
  get hasCrashed(): boolean {
    return this.#hasCrashed;
  }

  /** A number for what belongs together. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  tell(question: DigestQuestion): void {
    this.#thread.postMessage(question);
  }

  /** Tells and waits for the answer. */
  ask(question: DigestQuestion): Promise<Partial<Record<DigestAlgorithm, string>>> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject });
      this.#thread.ref();
      this.tell(question);
    });
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }

  #settle(answer: DigestAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#thread.unref();
    if (answer.digests !== undefined) waiting?.resolve(answer.digests);
    else waiting?.reject(new Error(answer.problem ?? 'no digest'));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
