/** Understands one command with all that stands behind it; `?` and Tab see the same. */

import type { Device } from '../../machine/device.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import type { Completion } from '../grammar/complete.ts';
import type { HelpAnswer } from '../grammar/help.ts';
import type { Language, Runnable } from './language.ts';
import { matchPermitted } from './permission.ts';
import { completeInPipe, helpInPipe, type Pipe, pipeSigns, readPipe } from './pipeline/read-pipe.ts';
import type { Refused } from './refusal-words.ts';
import { type Piped, pipedOf } from './separators.ts';
import type { Session } from './session.ts';
import { surroundings } from './surroundings.ts';

/** What a command is; `pipe` is undefined when nothing stands behind it. */
export type ParsedCommand =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'matched';
      readonly command: Runnable;
      readonly args: AnyArgs;
      readonly pipe: Pipe | undefined;
    }
  | Refused;

/**
 * Reads one command. What shows lines may be piped; for everything else `|` and `>` are characters like any other, as in
 * `description a > b`.
 */
export function parseCommand(text: string, language: Language, device: Device, session: Session): ParsedCommand {
  const piped = pipedOf(text);
  if (piped === undefined) return withoutPipe(text, language, device, session);
  const head = matchPermitted(piped.command, language, device, session);
  if (head.kind === 'matched' && head.command.lines !== undefined) {
    const pipe = readPipe(piped, surroundings(device, session));
    if ('kind' in pipe) return pipe;
    const column = misplacedFormat(pipe, head.command);
    return column === undefined ? { ...head, pipe } : { kind: 'invalid', column, word: '' };
  }
  const whole = withoutPipe(text, language, device, session);
  if (whole.kind === 'matched') return whole;
  if (head.kind === 'matched' || head.kind === 'empty') return { kind: 'invalid', column: piped.signAt, word: '' };
  return head;
}

/** What `?` answers behind `text`. */
export function helpOn(text: string, language: Language, device: Device, session: Session): HelpAnswer {
  const piped = pipeAt(text, language, device, session);
  if (piped !== undefined) return helpInPipe(piped, surroundings(device, session));
  const answer = language.help(text, device, session);
  if (answer.kind !== 'help' || !answer.canEnd) return answer;
  const ending = matchPermitted(text, language, device, session);
  if (ending.kind !== 'matched' || ending.command.lines === undefined) return answer;
  const entries = [...answer.entries, ...pipeSigns];
  return { ...answer, entries: entries.sort((one, other) => (one.text < other.text ? -1 : 1)) };
}

/** What Tab does behind `text`. */
export function completionOf(text: string, language: Language, device: Device, session: Session): Completion {
  const piped = pipeAt(text, language, device, session);
  if (piped !== undefined) return completeInPipe(piped, surroundings(device, session));
  return language.complete(text, device, session);
}

function withoutPipe(text: string, language: Language, device: Device, session: Session): ParsedCommand {
  const matched = matchPermitted(text, language, device, session);
  return matched.kind === 'matched' ? { ...matched, pipe: undefined } : matched;
}

/** The pipe that `text` ends in; undefined when it ends in no pipe, or in what only looks like one. */
function pipeAt(text: string, language: Language, device: Device, session: Session): Piped | undefined {
  const piped = pipedOf(text);
  if (piped === undefined) return undefined;
  const head = matchPermitted(piped.command, language, device, session);
  return head.kind === 'matched' && head.command.lines !== undefined ? piped : undefined;
}

/**
 * The column of a format that cannot be given: behind a filter of lines, or for a command without structure. The device is taken
 * to refuse it as it refuses a filter it does not have (`% Invalid command`, ansible/ansible 57484); inferred.
 */
function misplacedFormat(pipe: Pipe, command: Runnable): number | undefined {
  let isText = command.structure === undefined;
  for (const { filter, column } of pipe.chosen) {
    if (filter.kind === 'format' && isText) return column;
    if (filter.kind !== 'paging') isText = true;
  }
  return undefined;
}
