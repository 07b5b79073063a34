/**
 * Rows as the device gives them in structured output: below `TABLE_x` and `ROW_x`, a single row as an object and several as a
 * list. Without rows there is no table.
 */
export function table(name: string, rows: readonly object[]): Readonly<Record<string, unknown>> {
  const [only] = rows;
  if (only === undefined) return {};
  return { [`TABLE_${name}`]: { [`ROW_${name}`]: rows.length === 1 ? only : rows } };
}
