import type { Rows } from '../../shell/pipeline/structured.ts';

/**
 * Rows as the device gives them in structured output: below `TABLE_x` and `ROW_x`, a single row as an object and several as a
 * list. Without rows there is no table.
 */
export function table(name: string, rows: readonly object[] | Rows): Readonly<Record<string, unknown>> {
  if (rows.length === 0) return {};
  const [only] = rows.length === 1 ? rows : [];
  return { [`TABLE_${name}`]: { [`ROW_${name}`]: only ?? rows } };
}
