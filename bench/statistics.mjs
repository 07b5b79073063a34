/** The value below which `share` (0 to 1) of the samples lie, interpolated. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** The middle of the samples. */
export function median(samples) {
  return quantile(samples, 0.5);
}

/**
 * Takes samples from several sources in turn, so that whatever else the computer does meets all of them alike. Every other
 * round goes backwards, so that none always follows the same one. `sources` maps names to functions of the round, each
 * resolving to one sample or a list of samples; the answer maps the names to all samples. Stops early, but never before
 * the first round is over, when `limitMs` has passed.
 */
export async function interleaved(rounds, sources, limitMs = Number.POSITIVE_INFINITY) {
  const names = Object.keys(sources);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  const started = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0 && performance.now() - started > limitMs) break;
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples[name].push(...[await sources[name](round)].flat());
    }
  }
  return samples;
}
