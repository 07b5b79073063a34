/** Chance that a seed decides: the same seed, the same siege. */
import { createHash } from 'node:crypto';

/** Answers a function that gives numbers from 0 up to 1 (mulberry32). */
export function chanceOf(seed) {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`. */
export const between = (chance, from, to) => from + Math.floor(chance() * (to - from + 1));

/** One of a list. */
export const oneOf = (chance, list) => list[Math.floor(chance() * list.length)];

/** `count` bytes without meaning. */
export const junk = (chance, count) => Buffer.from(Array.from({ length: count }, () => Math.floor(chance() * 256)));

/** The same things in another order. */
export function shuffled(chance, list) {
  return list
    .map((item) => ({ item, rank: chance() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
