/** The head of a table of `show environment`: titles, and the heads of the columns between two rulers of `width` dashes. */
export function* tableHead(titles: readonly string[], columns: readonly string[], width: number): Generator<string> {
  const ruler = '-'.repeat(width);
  yield* titles;
  yield ruler;
  yield* columns;
  yield ruler;
}

/** What stands over the power supplies. */
export const powerTitles = ['', 'Power Supply:', 'Voltage: 12 Volts'];
/** What stands over the sensors. */
export const temperatureTitles = ['', 'Temperature'];

/** The end of the summary, a sum between two rulers. */
export function* totalAvailable(line: string): Generator<string> {
  const ruler = `${' '.repeat(48)}-------------`;
  yield '';
  yield ruler;
  yield line;
  yield ruler;
}
