/** Understands what stands behind a command: its filters and the file that it goes to. */
import { wordArg } from '../../grammar/arg-types.ts';
import type { AnyArgs } from '../../grammar/args-of.ts';
import { type Completion, complete } from '../../grammar/complete.ts';
import { compileGrammar, type Surroundings } from '../../grammar/grammar.ts';
import { type HelpAnswer, help } from '../../grammar/help.ts';
import { match } from '../../grammar/match.ts';
import { arg, word } from '../../grammar/tokens.ts';
import type { Refusal } from '../../grammar/walk.ts';
import type { Part, Piped } from '../separators.ts';
import type { Filter } from './filter.ts';
import { filterGrammar } from './filters.ts';

/** A filter with its arguments. */
export interface Chosen {
  readonly filter: Filter;
  readonly args: AnyArgs;
  /** Where it stands, for refusals that only show when it is put to work. */
  readonly column: number;
}

/** All that stands behind a command, understood. */
export interface Pipe {
  readonly chosen: readonly Chosen[];
  readonly target: { readonly text: string; readonly isAppended: boolean } | undefined;
}

/** Why it cannot be understood; columns count from the start of the command. */
export type PipeRefusal = Refusal | { readonly kind: 'incomplete'; readonly column: number; readonly words?: string };

/** Reads the filters and the target of a command. */
export function readPipe(piped: Piped, surroundings: Surroundings): Pipe | PipeRefusal {
  const chosen: Chosen[] = [];
  for (const part of piped.filters) {
    const { text, offset } = trimmed(part);
    const matched = match(filterGrammar(), text, surroundings);
    if (matched.kind === 'empty') return { kind: 'incomplete', column: offset };
    if (matched.kind !== 'matched') return { ...matched, column: matched.column + offset };
    chosen.push({ filter: matched.command, args: matched.args, column: offset });
  }
  const { target } = piped;
  if (target === undefined) return { chosen, target };
  const { text, offset } = trimmed(target);
  const matched = match(targetGrammar, `${lead}${text}`, surroundings);
  if (matched.kind === 'matched')
    return { chosen, target: { text: matched.args.target, isAppended: target.isAppended } };
  if (matched.kind === 'empty') return { kind: 'incomplete', column: offset };
  return { ...matched, column: Math.max(0, matched.column - lead.length) + offset };
}

/** What `?` tells behind the last sign of a command. */
export function helpInPipe(piped: Piped, surroundings: Surroundings): HelpAnswer {
  const { grammar, line, shift } = lastPart(piped);
  const answer = help(grammar, line, surroundings);
  return answer.kind === 'help' ? answer : { ...answer, column: Math.max(0, answer.column + shift) };
}

/** What Tab does behind the last sign of a command. */
export function completeInPipe(piped: Piped, surroundings: Surroundings): Completion {
  const { grammar, line } = lastPart(piped);
  return complete(grammar, line, surroundings);
}

/** What `?` lists behind a command that can be piped. */
export const pipeSigns = [
  { text: '>', help: 'Redirect it to a file' },
  { text: '>>', help: 'Redirect it to a file in append mode' },
  { text: '|', help: 'Pipe command output to filter' },
] as const;

/** A grammar wants a keyword first; this one is never typed. */
const lead = 'to ';
const targetGrammar = compileGrammar([
  {
    syntax: [
      word('to', 'Redirect it to a file'),
      arg('target', wordArg({ offers: 'file', pattern: /^(?!(scp|sftp|ftp|tftp|https?):)./i }), 'Enter the URI'),
    ] as const,
  },
]);

function lastPart(piped: Piped): {
  readonly grammar: Parameters<typeof help>[0];
  readonly line: string;
  /** What a column of `line` must be moved by to count from the start of the command. */
  readonly shift: number;
} {
  const { target } = piped;
  const part = target ?? piped.filters.at(-1) ?? { text: '', offset: 0 };
  const line = part.text.trimStart();
  const offset = part.offset + part.text.length - line.length;
  if (target === undefined) return { grammar: filterGrammar(), line, shift: offset };
  return { grammar: targetGrammar, line: `${lead}${line}`, shift: offset - lead.length };
}

function trimmed(part: Part): Part {
  const text = part.text.trim();
  return { text, offset: part.offset + (text === '' ? part.text.length : part.text.indexOf(text)) };
}
