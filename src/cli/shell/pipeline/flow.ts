import { nextTurn, TurnTaker } from '../../../base/turns.ts';
import type { Emit, Stage } from './stage.ts';

/** Lines that are handed on at a time where nobody looks at them one by one. */
const batchLines = 200;

/**
 * Lines on their way through the stages of a pipe, made only as far as they are wanted. Whoever shows them calls `prepare`
 * first, so that stages which let little through do not hold up other sessions; what was not prepared is made on demand.
 */
export class Flow implements Iterable<string> {
  readonly #turns: TurnTaker;
  readonly #source: Iterator<string>;
  readonly #stages: readonly Stage[];
  readonly #entries: readonly Emit[];
  #ready: string[] = [];
  #readyAt = 0;
  /** What is left when the source is exhausted: the ends of the stages, step by step. */
  #ending: Iterator<void> | undefined;
  #isExhausted = false;

  constructor(source: Iterable<string>, stages: readonly Stage[], turns = new TurnTaker()) {
    this.#turns = turns;
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
    while (!this.#isExhausted && this.#ready.length - this.#readyAt < count) {
      this.#pull();
      const turn = nextTurn(this.#turns);
      if (turn !== undefined) await turn;
      if (signal.aborted) this.#stop();
    }
  }

  /** All lines, a few at a time, in turns; ends early when `signal` aborts. */
  async *inTurns(signal: AbortSignal): AsyncGenerator<readonly string[]> {
    while (true) {
      await this.prepare(batchLines, signal);
      const lines = this.#ready.slice(this.#readyAt);
      this.#ready = [];
      this.#readyAt = 0;
      if (lines.length > 0) yield lines;
      else if (this.#isExhausted) return;
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

  /** Sends one line of the source through the stages, or carries out a step of their ends. */
  #pull(): void {
    if (this.#ending !== undefined) {
      this.#isExhausted = this.#ending.next().done === true;
      return;
    }
    const isFull = this.#stages.some((stage) => stage.isFull?.() === true);
    const next = isFull ? undefined : this.#source.next();
    if (next !== undefined && next.done !== true) {
      this.#entries[0]?.(next.value);
      return;
    }
    if (isFull) this.#source.return?.();
    this.#ending = this.#end();
  }

  *#end(): Generator<void> {
    for (const [index, stage] of this.#stages.entries()) {
      const emit = this.#entries[index + 1] ?? (() => {});
      stage.end?.(emit);
      yield;
      if (stage.finish !== undefined) yield* stage.finish(emit);
    }
  }

  #stop(): void {
    if (!this.#isExhausted && this.#ending === undefined) this.#source.return?.();
    this.#isExhausted = true;
    this.#ready = [];
    this.#readyAt = 0;
  }
}
