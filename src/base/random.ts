import { createHash } from 'node:crypto';

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
  let counter = 0;
  let pool: Uint8Array = new Uint8Array(0);
  const bytes = (count: number): Uint8Array => {
    while (pool.length < count) {
      const block = createHash('sha256').update(`${seed}\u0000${counter}`).digest();
      counter += 1;
      pool = Buffer.concat([pool, block]);
    }
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return taken;
  };
  const next = (): number => {
    const view = Buffer.from(bytes(6));
    return view.readUIntBE(0, 6) / 2 ** 48;
  };
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    bytes,
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}
