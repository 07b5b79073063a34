import { expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** A few short runs; `npm run simulate` makes the long ones. Seeds that once failed stay here. */
it.each(['1', '2', '3', '4', '5', '6'])('storage comes out as a slow model does, seed %s', (seed) => {
  expect(() => simulate(seed, 1200)).not.toThrow();
});
