import { customRandom } from 'nanoid';
import type { Random } from './random.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 8;

/** A source of short identifiers that replay with the seed of `random`. */
export function identifiers(random: Random): () => string {
  return customRandom(alphabet, length, (count) => Uint8Array.from(random.bytes(count)));
}
