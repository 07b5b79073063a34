/** Splits a command line into words. */

/** One word of a line. */
export interface LineWord {
  /** The word without the quotes around it. */
  readonly text: string;
  /** Offset of its first character in the line, counted from 0; a quote belongs to the word. */
  readonly column: number;
  /** Offset one past its last character. */
  readonly end: number;
  /** A quoted word is never a keyword. */
  readonly isQuoted: boolean;
}

const TAB = 0x09;
const BLANK = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/**
 * The words of `line`, separated by blanks. A quote at the start of a word holds everything up to the next quote of the
 * same kind together, or up to the end of the line when there is none; within a word it is a character like any other.
 */
export function splitWords(line: string): LineWord[] {
  const words: LineWord[] = [];
  let column = 0;
  while (column < line.length) {
    const first = line.charCodeAt(column);
    if (isBlank(first)) {
      column += 1;
      continue;
    }
    const found = first === DOUBLE_QUOTE || first === SINGLE_QUOTE ? quotedWord(line, column) : plainWord(line, column);
    words.push(found);
    column = found.end;
  }
  return words;
}

function plainWord(line: string, column: number): LineWord {
  const end = endOfWord(line, column);
  return { text: line.slice(column, end), column, end, isQuoted: false };
}

function quotedWord(line: string, column: number): LineWord {
  const closing = line.indexOf(line.charAt(column), column + 1);
  if (closing < 0) return { text: line.slice(column + 1), column, end: line.length, isQuoted: true };
  const end = endOfWord(line, closing + 1);
  return { text: line.slice(column + 1, closing) + line.slice(closing + 1, end), column, end, isQuoted: true };
}

function endOfWord(line: string, from: number): number {
  let end = from;
  while (end < line.length && !isBlank(line.charCodeAt(end))) end += 1;
  return end;
}

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

/** What stands between quotes that enclose all of `text`, or `text` itself. */
export function unquoted(text: string): string {
  const quote = text.charAt(0);
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1) : text;
}
