import { seededRandom } from '../src/base/random.ts';

/**
 * Some tests have more cases than a developer can wait for. `npm test` plays a share of them, drawn from a seed and so the same in
 * every run; with `N3K_WIDE=1` all are played, as `.ci/run` does.
 */
export const isWide = process.env.N3K_WIDE === '1';

/** How many rounds are played: `wide` where all are, otherwise `usual`. */
export function rounds(usual: number, wide: number): number {
  return isWide ? wide : usual;
}

/** All cases in a wide run; otherwise `count` of them that the seed draws, in their order. */
export function shareOf<T>(cases: readonly T[], count: number, seed: string): readonly T[] {
  if (isWide || cases.length <= count) return cases;
  const random = seededRandom(seed);
  const drawn = cases
    .map((_, at) => ({ at, lot: random.integer(1_000_000) }))
    .sort((a, b) => a.lot - b.lot || a.at - b.at);
  const chosen = new Set(drawn.slice(0, count).map(({ at }) => at));
  return cases.filter((_, at) => chosen.has(at));
}
