/**
 * A row of the result: `{ what, value, unit, reference, ratio, aim, isMet, note }`. `reference` is `{ name, value }` in the same
 * unit or absent; `isMet` is undefined where there is no aim. Units: ms, bytes, per-second, bytes-per-second, count.
 */

/** The rows of all cases as one table. */
export function renderTable(cases) {
  const lines = [['case', 'what', 'measured', 'reference in the same run', 'ratio', 'aim', '', 'notes']];
  for (const { name, rows } of cases) {
    rows.forEach((row, index) => {
      lines.push([index === 0 ? name : '', ...cellsOf(row)]);
    });
  }
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const drawn = lines.map((line) =>
    line
      .map((cell, column) => ([2, 4].includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return [drawn[0], '-'.repeat(Math.max(...drawn.map((line) => line.length))), ...drawn.slice(1)].join('\n');
}

function cellsOf(row) {
  const { what, value, unit, reference, ratio, aim = '', isMet, note = '' } = row;
  return [
    what,
    value === undefined ? '-' : shown(value, unit),
    reference === undefined ? '' : `${reference.name} ${shown(reference.value, unit)}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} x`,
    aim,
    isMet === undefined ? '' : isMet ? 'ok' : 'MISS',
    note,
  ];
}

/** A figure with its unit, short enough for a table. */
export function shown(value, unit) {
  switch (unit) {
    case 'ms':
      return `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)} ms`;
    case 'bytes':
      return Math.abs(value) >= 1024 ** 2
        ? `${(value / 1024 ** 2).toFixed(1)} MiB`
        : `${(value / 1024).toFixed(1)} KiB`;
    case 'bytes-per-second':
      return `${(value / 1024 ** 2).toFixed(0)} MiB/s`;
    case 'per-second':
      return `${Math.round(value).toLocaleString('en')}/s`;
    case 'count':
      return String(value);
    default:
      throw new Error(`no such unit: ${unit}`);
  }
}
