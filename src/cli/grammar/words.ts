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
  return line.includes(',') ? withListsJoined(words) : words;
}

const listPart = /^(?:[a-z-]*\d[\d/-]*,)*[a-z-]*\d[\d/-]*,?$/i;
const kindWord = /^[a-z][a-z-]*$/i;

/**
 * A list of interfaces or numbers may have blanks around its commas and before its numbers: `e1/1 , e1/3` and `1/1, ethernet 1/3`
 * are one word each (Cisco's interface guides write ranges with a blank behind the comma).
 */
function withListsJoined(words: readonly LineWord[]): LineWord[] {
  const joined: LineWord[] = [];
  for (let from = 0; from < words.length; ) {
    const to = endOfList(words, from);
    const parts = words.slice(from, to);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) break;
    joined.push(parts.length === 1 ? first : { ...first, text: parts.map(({ text }) => text).join(''), end: last.end });
    from = to;
  }
  return joined;
}

/** One past the last word of the list that begins at `from`; a comma that nothing follows belongs to no list. */
function endOfList(words: readonly LineWord[], from: number): number {
  const at = (place: number): string => {
    const word = words[place];
    return word === undefined || word.isQuoted ? '' : word.text;
  };
  let end = from + 1;
  if (!listPart.test(at(from))) return end;
  for (;;) {
    let next = end;
    if (!at(next - 1).endsWith(',')) {
      if (!at(next).startsWith(',')) return end;
      if (at(next) !== ',') {
        if (!listPart.test(at(next).slice(1))) return end;
        end = next + 1;
        continue;
      }
      next += 1;
    }
    if (kindWord.test(at(next)) && /^\d/.test(at(next + 1))) next += 1;
    if (!listPart.test(at(next))) return end;
    end = next + 1;
  }
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
