import { reasonOf } from './emulator-error.ts';

/** An error that nobody foresaw, with the part of the lab in which it was thrown. */
export interface ContainedError {
  /** The name of the switch; empty for what belongs to the lab as a whole. */
  readonly device: string;
  /** What was being done, such as `ssh connection` or `installation`. */
  readonly place: string;
  /** The session or client that caused it; empty when nobody did. */
  readonly session: string;
  readonly reason: string;
  /** Where in the program it was thrown; empty when the error does not say. */
  readonly stack: string;
}

/** Whose errors a guard contains. */
export type Guarded = Partial<Pick<ContainedError, 'device' | 'session'>>;

/** What can be told of its events; sockets, streams and the classes of ssh2 are such. */
export interface Emitter {
  emit(event: string | symbol, ...values: unknown[]): boolean;
}

/**
 * Contains what is thrown in callbacks that nobody waits for: events of sockets, timers, listeners. Whatever runs under a guard may
 * throw; that is told, what it belonged to is ended, and everything else goes on. Invariant: no method throws or rejects.
 */
export class Guard {
  readonly #tell: (error: ContainedError) => void;
  readonly #about: Required<Guarded>;

  constructor(tell: (error: ContainedError) => void, about: Guarded = {}) {
    this.#tell = tell;
    this.#about = { device: '', session: '', ...about };
  }

  /** A guard for a part of what this one guards. */
  for(about: Guarded): Guard {
    return new Guard(this.#tell, { ...this.#about, ...about });
  }

  /** Tells of an error that was caught. */
  report(place: string, error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    try {
      this.#tell({ ...this.#about, place, reason: reasonOf(error), stack });
    } catch {
      // Whoever is told must not be able to undo the containment.
    }
  }

  /** Runs `act`, and `end` if it throws; answers what it answers, undefined if it threw. */
  run<T>(place: string, act: () => T, end: () => void = () => {}): T | undefined {
    try {
      return act();
    } catch (error) {
      this.#contain(place, error, end);
      return undefined;
    }
  }

  /** `act` as a callback that never throws. */
  callback<A extends readonly unknown[]>(place: string, act: (...values: A) => void, end?: () => void) {
    return (...values: A): void => {
      this.run(place, () => act(...values), end);
    };
  }

  /** Waits for what nobody else waits for; runs `end` if it rejects. */
  watch(place: string, work: Promise<unknown>, end: () => void = () => {}): void {
    work.catch((error) => this.#contain(place, error, end));
  }

  /**
   * From here on no listener of `emitter` can throw at whoever emits: it is told and `end` is called. An event `error` without a
   * listener is contained as well.
   */
  events(place: string, emitter: Emitter, end: () => void): void {
    const { emit } = emitter;
    emitter.emit = (event, ...values) =>
      this.run(place, () => Reflect.apply(emit, emitter, [event, ...values]), end) ?? false;
  }

  #contain(place: string, error: unknown, end: () => void): void {
    this.report(place, error);
    try {
      end();
    } catch (second) {
      this.report(place, second);
    }
  }
}
