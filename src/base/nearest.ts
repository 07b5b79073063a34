/** The word among `known` that a mistyped one was most likely meant to be; undefined when none is near. Upper and lower case are equal. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, longestWord);
  if (typed === '') return undefined;
  let best: { readonly word: string; readonly steps: number } | undefined;
  for (const candidate of known) {
    const other = candidate.toLowerCase().slice(0, longestWord);
    const limit = Math.max(1, Math.floor(Math.max(typed.length, other.length) / 3));
    const apart = distance(typed, other);
    // Of two that are equally near, the one that the word is a part of.
    const steps = isPart(typed, other) ? Math.min(limit, apart) - 0.5 : apart;
    if (steps <= limit && (best === undefined || steps < best.steps)) best = { word: candidate, steps };
  }
  return best?.word;
}

/** `did you mean "x"? ` with a blank at its end, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `did you mean "${near}"? `;
}

/** Longer words are compared by their beginning. */
const longestWord = 64;

/** Whether the shorter word is a good part of the longer one, as `show` is of `shows` and `N3K-C3064PQ` of `N3K-C3064PQ-10GE`. */
function isPart(typed: string, other: string): boolean {
  return Math.min(typed.length, other.length) >= 3 && (other.startsWith(typed) || typed.startsWith(other));
}

/** How many letters have to be put in, taken out, replaced, or exchanged with their neighbour. */
function distance(from: string, to: string): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: to.length + 1 }, (_none, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isExchanged = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      line.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (isSame ? 0 : 1),
          isExchanged ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = above;
    above = line;
  }
  return above[to.length] ?? 0;
}
