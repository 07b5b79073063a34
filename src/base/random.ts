import { joined, utf8 } from './bytes.ts';
import { host } from './host/host.ts';

/** Chance that replays: the same seed and label give the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  integer(below: number): number;
  /** `count` bytes. */
  bytes(count: number): Uint8Array;
  /** An independent source named by `label`: asking it does not disturb this one. */
  fork(label: string): Random;
}

/** A source of chance for `seed`; it is a SHA-256 counter stream, slow and sound, for serial numbers, keys and faults. */
export function seededRandom(seed: string): Random {
  return new SeededRandom(seed);
}

/** What all sources share before they are asked. */
const nothing = new Uint8Array(0);

class SeededRandom implements Random {
  readonly #seed: string;
  #counter = 0;
  #pool: Uint8Array = nothing;

  constructor(seed: string) {
    this.#seed = seed;
  }

  next(): number {
    return this.bytes(6).reduce((value, byte) => value * 256 + byte, 0) / 2 ** 48;
  }

  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  bytes(count: number): Uint8Array {
    while (this.#pool.length < count) {
      const block = host().digest('sha256', utf8(`${this.#seed}\u0000${this.#counter}`));
      this.#counter += 1;
      this.#pool = this.#pool.length === 0 ? block : joined([this.#pool, block]);
    }
    const taken = this.#pool.subarray(0, count);
    this.#pool = this.#pool.subarray(count);
    return taken;
  }

  fork(label: string): Random {
    return new SeededRandom(`${this.#seed}/${label}`);
  }
}
