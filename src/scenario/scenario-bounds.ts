/** What one scenario file may grow to; see docs/limits.md. */
export const scenarioBounds = {
  /** Rows of its matrix. */
  rows: 1000,
  /** Steps of one play, with fixtures and repetitions put in. */
  steps: 10_000,
  /** Values that one `each` stands for. */
  values: 10_000,
  /** Characters of a text, its variables put in; as many as a line that is typed may have. */
  textCharacters: 100_000,
  includes: 100,
  /** Fixtures inside fixtures. */
  depth: 10,
} as const;
