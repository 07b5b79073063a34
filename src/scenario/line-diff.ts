/** How many equal lines are shown around a difference. */
const contextLines = 2;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** What was expected (`-`) beside what the screen showed (`+`), line by line, with a little around it; blanks at ends as `·`. */
export function lineDiff(expected: string, actual: string): readonly string[] {
  const lines = align(expected.split('\n'), actual.split('\n'));
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - contextLines), index + contextLines + 1).some(({ mark }) => mark !== ' ');
  const shown: string[] = [];
  let skipped = 0;
  const tellSkipped = (): void => {
    if (skipped > 0) shown.push(`  ... ${skipped} equal ${skipped === 1 ? 'line' : 'lines'}`);
    skipped = 0;
  };
  lines.forEach(({ mark, text }, index) => {
    if (!isNear(index)) {
      skipped += 1;
      return;
    }
    tellSkipped();
    shown.push(`${mark} ${text.replace(/ +$/, (blanks) => '·'.repeat(blanks.length))}`.trimEnd());
  });
  tellSkipped();
  return shown;
}

/** The longest common lines of both, and between them first what is missing, then what is new. */
function align(before: readonly string[], after: readonly string[]): readonly Line[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: Line[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const old = before[row];
    const text = after[column];
    if (old !== undefined && old === text) {
      lines.push({ mark: ' ', text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (text === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ mark: '-', text: old });
      row += 1;
    } else {
      lines.push({ mark: '+', text: text ?? '' });
      column += 1;
    }
  }
  return lines;
}
