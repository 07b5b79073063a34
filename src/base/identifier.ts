import { customRandom } from 'nanoid';
import type { Random } from './random.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 8;

/** A source of short identifiers that replay with the seed of `random`. Each follows from its number, so a source can go on anywhere. */
export class Identifiers {
  readonly #random: Random;
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** How many have been given. Setting it makes the source go on from there. */
  get count(): number {
    return this.#count;
  }

  set count(count: number) {
    this.#count = count;
  }

  /** The next one. */
  next(): string {
    const random = this.#random.fork(String(this.#count));
    this.#count += 1;
    return customRandom(alphabet, length, (count) => Uint8Array.from(random.bytes(count)))();
  }
}
