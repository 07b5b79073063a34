/** What may be typed at the end of a line; `?` and Tab are two ways of showing it. */
import type { Grammar, Matchable, Surroundings } from './grammar.ts';
import type { Position } from './positions.ts';
import type { Argument } from './tokens.ts';
import { type Alive, exists, isHidden, type Refusal, walk } from './walk.ts';
import { type LineWord, splitWords } from './words.ts';

/** Something that may be typed. */
export type Candidate =
  | { readonly kind: 'keyword'; readonly text: string; readonly help: string; readonly isOwnHelp?: boolean }
  /** Any value of a type; `text` is the placeholder of the type. */
  | { readonly kind: 'placeholder'; readonly text: string; readonly help: string }
  /** A value that a live source knows. */
  | { readonly kind: 'offer'; readonly text: string; readonly help: string; readonly isFinal: boolean };

/** The view from the end of a line. */
export interface Outlook {
  readonly kind: 'outlook';
  /** What has been typed of the word the candidates would complete; empty after a blank. */
  readonly partial: string;
  /** Sorted by text, each once. */
  readonly candidates: readonly Candidate[];
  /** Whether the line is a command as it stands; only told after a blank. */
  readonly canEnd: boolean;
}

/** The candidates for the word at the end of `line`, or why the words before it are no beginning of a command. */
export function lookAhead(grammar: Grammar<Matchable>, line: string, surroundings: Surroundings): Outlook | Refusal {
  const words = splitWords(line);
  const last = words.at(-1);
  const partial = last !== undefined && last.end === line.length ? last : undefined;
  const count = partial === undefined ? words.length : words.length - 1;
  const walked = walk(grammar, line, words, count, surroundings);
  if (walked.kind !== 'alive') return walked;
  return outlook(walked, partial, surroundings);
}

function outlook(walked: Alive, partial: LineWord | undefined, surroundings: Surroundings): Outlook {
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const key = `${candidate.kind === 'placeholder' ? 'value' : 'text'} ${candidate.text}`;
    const known = found.get(key);
    // The help of the device stands before one of ours.
    const isBetter = known?.kind === 'keyword' && known.isOwnHelp === true && candidate.kind === 'keyword';
    if (candidate.text !== '' && (known === undefined || (isBetter && candidate.isOwnHelp !== true))) {
      found.set(key, candidate);
    }
  };
  for (const thread of walked.threads) {
    for (const position of thread.position.next) {
      const isShown = exists(position, surroundings) && !isHidden(position, surroundings);
      if (isShown) addCandidates(position, partial, surroundings, add);
    }
  }
  for (const { position } of walked.absorbed) {
    if (position.token?.kind === 'argument') add(placeholder(position.token));
  }
  const canEnd = walked.absorbed.length > 0 || walked.threads.some((thread) => thread.position.canEnd);
  const keyed = Array.from(found.values(), (candidate) => ({ key: sortKey(candidate.text), candidate }));
  const candidates = keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ candidate }) => candidate);
  return { kind: 'outlook', partial: partial?.text ?? '', candidates, canEnd: partial === undefined && canEnd };
}

function addCandidates(
  position: Position,
  partial: LineWord | undefined,
  surroundings: Surroundings,
  add: (candidate: Candidate) => void,
): void {
  const token = position.token;
  if (token === undefined) return;
  if (token.kind === 'word') {
    const isPrefix =
      partial === undefined || (!partial.isQuoted && position.key.startsWith(partial.text.toLowerCase()));
    const { text, help, isOwnHelp = false } = token;
    if (isPrefix) add({ kind: 'keyword', text, help, ...(isOwnHelp ? { isOwnHelp } : {}) });
    return;
  }
  if (partial === undefined || mayBecome(token, partial.text)) add(placeholder(token));
  if (token.type.offers === undefined || partial?.isQuoted === true) return;
  const typed = partial?.text ?? '';
  for (const offer of surroundings.offer(token.type.offers, typed)) {
    const isFinal = offer.isFinal ?? true;
    if (!isTypable(offer.text) || !offer.text.startsWith(typed)) continue;
    if (isFinal && !token.type.parse(offer.text).ok) continue;
    add({ kind: 'offer', text: offer.text, help: offer.help ?? token.help, isFinal });
  }
}

/** Numbers within a text count as numbers: `1/2` stands before `1/10`. */
function sortKey(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'));
}

/** A number out of range, like the 5 of `<10-99>`, may only be the beginning of one within it. */
function mayBecome(token: Argument, typed: string): boolean {
  const parsed = token.type.parse(typed);
  return parsed.ok || parsed.error.why === 'range';
}

function placeholder(token: Argument): Candidate {
  return { kind: 'placeholder', text: token.type.placeholder, help: token.help };
}

/** A name with blanks or a leading quote would have to be typed in quotes, which Tab does not add. */
function isTypable(text: string): boolean {
  return text !== '' && !/[ \t]|^["']/.test(text);
}
