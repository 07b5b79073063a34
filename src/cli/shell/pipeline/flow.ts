import { yieldToOthers } from '../../../base/clock.ts';
import type { Emit, Stage } from './stage.ts';

/** How many characters go through the stages before others have their turn: a few milliseconds' work. */
const turnCharacters = 64 * 1024;

/**
 * Lines on their way through the stages of a pipe, made only as far as they are wanted. Whoever shows them calls `prepare`
 * first, so that stages which let little through do not hold up other sessions; what was not prepared is made on demand.
 */
export class Flow implements Iterable<string> {
  readonly #source: Iterator<string>;
  readonly #stages: readonly Stage[];
  readonly #entries: readonly Emit[];
  #ready: string[] = [];
  #readyAt = 0;
  #isExhausted = false;

  constructor(source: Iterable<string>, stages: readonly Stage[]) {
    this.#source = source[Symbol.iterator]();
    this.#stages = stages;
    const exit: Emit = (line) => this.#ready.push(line);
    const entries: Emit[] = [exit];
    for (const stage of [...stages].reverse()) {
      const [later = exit] = entries;
      entries.unshift((line) => stage.take(line, later));
    }
    this.#entries = entries;
  }

  /** Makes up to `count` lines ready, in turns; stops when `signal` aborts, and then nothing more comes. */
  async prepare(count: number, signal: AbortSignal): Promise<void> {
    let characters = 0;
    while (!this.#isExhausted && this.#ready.length - this.#readyAt < count) {
      characters += this.#pull();
      if (characters < turnCharacters) continue;
      characters = 0;
      await yieldToOthers();
      if (signal.aborted) this.#stop();
    }
  }

  *[Symbol.iterator](): Generator<string> {
    try {
      while (true) {
        while (this.#readyAt >= this.#ready.length && !this.#isExhausted) this.#pull();
        if (this.#readyAt >= this.#ready.length) return;
        const line = this.#ready[this.#readyAt] ?? '';
        this.#readyAt += 1;
        if (this.#readyAt === this.#ready.length) {
          this.#ready = [];
          this.#readyAt = 0;
        }
        yield line;
      }
    } finally {
      this.#stop();
    }
  }

  /** Sends one line of the source through the stages; answers how many characters it had. */
  #pull(): number {
    const isFull = this.#stages.some((stage) => stage.isFull?.() === true);
    const next = isFull ? undefined : this.#source.next();
    if (next === undefined || next.done === true) {
      if (isFull) this.#source.return?.();
      this.#isExhausted = true;
      for (const [index, stage] of this.#stages.entries()) stage.end?.(this.#entries[index + 1] ?? (() => {}));
      return 0;
    }
    this.#entries[0]?.(next.value);
    return next.value.length + 1;
  }

  #stop(): void {
    if (!this.#isExhausted) this.#source.return?.();
    this.#isExhausted = true;
    this.#ready = [];
    this.#readyAt = 0;
  }
}
