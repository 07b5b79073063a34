/** Finds the signs that divide a line: `;` between commands, `|` before filters, `>` before a file. */

/** A stretch of a line. */
export interface Part {
  readonly text: string;
  /** Where it begins in what it was cut from. */
  readonly offset: number;
}

/** A command with what its output goes through. Offsets count from the start of the text that was taken apart. */
export interface Piped {
  readonly command: string;
  /** What stands behind each `|`, as it was typed. */
  readonly filters: readonly Part[];
  /** What stands behind `>` or `>>`. */
  readonly target: (Part & { readonly isAppended: boolean }) | undefined;
  /** Where the first of the signs stands. */
  readonly signAt: number;
}

const BLANK = ' ';
const marks = /[;|>"']/;

/** A rule of a role names commands behind a semicolon as well: `rule 2 deny command configure terminal ; interface *`. */
const ruleOfRole = /^\s*rule\s+\d+\s+(?:permit|deny)\s+command\s/i;

/** The commands of a line, divided at semicolons outside quotes. */
export function commandsOf(line: string): readonly Part[] {
  if (!line.includes(';') || ruleOfRole.test(line)) return [{ text: line, offset: 0 }];
  const parts: Part[] = [];
  let start = 0;
  for (const at of signsOf(line, ';')) {
    parts.push({ text: line.slice(start, at), offset: start });
    start = at + 1;
  }
  parts.push({ text: line.slice(start), offset: start });
  return parts;
}

/**
 * A command taken apart at its pipes; undefined when it has neither `|` nor `>`. Behind the first pipe a `|` without a blank
 * beside it belongs to a pattern (`include up|down`), and a `>` must follow a blank (both inferred).
 */
export function pipedOf(command: string): Piped | undefined {
  if (!marks.test(command)) return undefined;
  const first = signsOf(command, '|')[0] ?? command.length;
  const redirectAt = signsOf(command, '>').find((at) => at === 0 || command.charAt(at - 1) === BLANK);
  const end = redirectAt ?? command.length;
  const signAt = Math.min(first, end);
  if (signAt === command.length) return undefined;
  const pipes = signsOf(command, '|').filter((at) => at < end && (at === first || hasBlankBeside(command, at)));
  const filters = pipes.map((at, index) => ({ text: command.slice(at + 1, pipes[index + 1] ?? end), offset: at + 1 }));
  return { command: command.slice(0, signAt), filters, target: targetOf(command, redirectAt), signAt };
}

function targetOf(command: string, at: number | undefined): Piped['target'] {
  if (at === undefined) return undefined;
  const isAppended = command.charAt(at + 1) === '>';
  const offset = at + (isAppended ? 2 : 1);
  return { text: command.slice(offset), offset, isAppended };
}

function hasBlankBeside(text: string, at: number): boolean {
  return text.charAt(at - 1) === BLANK || text.charAt(at + 1) === BLANK || at + 1 === text.length;
}

/** The places of a sign outside quotes. As in the grammar, a quote counts only where a word begins. */
function signsOf(text: string, sign: string): readonly number[] {
  const places: number[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === sign) {
      places.push(at);
    } else if ((character === '"' || character === "'") && (at === 0 || /[\s;|>]/.test(text.charAt(at - 1)))) {
      quote = character;
    }
  }
  return places;
}
