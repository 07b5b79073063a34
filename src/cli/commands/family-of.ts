import type { Syntax } from '../grammar/tokens.ts';
import type { Command, Setting } from '../shell/command.ts';
import { families } from './registry.ts';

interface Head {
  readonly words: readonly string[];
  readonly family: string;
}

/** By the first word in lower case; made when a line is asked for that nobody understood. */
let known: ReadonlyMap<string, readonly Head[]> | undefined;

/**
 * The family to which a line would belong that the switch does not know: the one with a command or a line of configuration that begins
 * with the most of its words. Undefined when none begins so; words with which many begin
 * (`show`, `ip`) are not enough.
 */
export function familyOfLine(line: string): string | undefined {
  const typed = wordsOf(line);
  const commonCount = typed.findIndex((word) => !common.has(word));
  if (commonCount < 0) return undefined;
  const heads = headsByWord().get(typed[0] ?? '') ?? [];
  let best: { readonly family: string; readonly fit: number } | undefined;
  for (const { words, family } of heads) {
    let count = 0;
    while (count < words.length && words[count] === typed[count]) count += 1;
    if (count <= commonCount) continue;
    // Of two that have as much in common, the one that has no other word is meant.
    const fit = count + (count === words.length ? 0.5 : 0);
    if (fit > (best?.fit ?? 0)) best = { family, fit };
  }
  return best?.family;
}

/** Without what may stand before any line; an interface in one word is its kind. */
function wordsOf(line: string): readonly string[] {
  const words = line.trim().toLowerCase().split(/\s+/);
  const behind = words.findIndex((word) => !['no', 'default', 'do'].includes(word));
  return behind < 0 ? [] : words.slice(behind);
}

/** Words with which lines of many families begin. */
const common: ReadonlySet<string> = new Set(['show', 'clear', 'debug', 'ip', 'ipv6', 'mac']);

function headsByWord(): ReadonlyMap<string, readonly Head[]> {
  if (known !== undefined) return known;
  const heads = new Map<string, Head[]>();
  for (const [family, { commands, settings }] of Object.entries(families)) {
    for (const typed of [...commands, ...settings]) {
      for (const words of headOf(typed)) {
        const [first = ''] = words;
        heads.set(first, [...(heads.get(first) ?? []), { words, family }]);
      }
    }
  }
  known = heads;
  return heads;
}

/** The keywords with which a command or a line begins; one list for each way. */
function headOf(typed: Command | Setting): readonly (readonly string[])[] {
  if (typed.leading !== undefined) return [typed.leading.map(({ text }) => text)];
  return headsIn(typed.syntax).map((words) => words.map((text) => text.toLowerCase()));
}

const waysMaximum = 64;

function headsIn([token, ...rest]: Syntax): readonly (readonly string[])[] {
  if (token?.kind === 'word') return headsIn(rest).map((words) => [token.text, ...words]);
  if (token?.kind === 'choice')
    return token.words.flatMap(({ text }) => headsIn(rest).map((words) => [text, ...words]));
  if (token?.kind === 'either') {
    return Object.values(token.branches)
      .flatMap((branch) => headsIn([...branch, ...rest]))
      .slice(0, waysMaximum);
  }
  return [[]];
}
