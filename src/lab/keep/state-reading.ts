import { utf8Bytes } from '../../base/bytes.ts';
import { changeOf, namesIn, namesMost, type StateChange } from './state-line.ts';

/** What the file of a record holds. */
export interface RecordReading {
  readonly changes: readonly StateChange[];
  /** What of it cannot be read, each as a sentence; empty for a sound file. */
  readonly losses: readonly string[];
  /** Whether there is more in the file than one whole line. */
  readonly isLong: boolean;
}

/**
 * Reads the text of a record of `thing`. A killed process leaves a cut last line, a host whose power failed an empty file or one of
 * zero bytes, and a bad disk anything: what can be read counts, and the rest is named.
 */
export function readRecord(text: string, thing: string): RecordReading {
  const lines = text.split('\n');
  // The last piece is empty, or a line that was cut short.
  const rest = lines.pop() ?? '';
  const changes: StateChange[] = [];
  const losses: string[] = [];
  for (const [index, line] of lines.entries()) {
    const change = changeOf(line);
    if (change !== undefined) changes.push(change);
    else
      losses.push(`line ${index + 1} of ${lines.length} is damaged, and one change is lost with it: ${toldBy(line)}`);
  }
  if (/^\0*$/.test(text)) losses.push(`${extentOf(text)}: what it may have held of ${thing} is lost`);
  else if (rest !== '') losses.push(cutOff(rest, thing, changes.length === 0));
  return { changes, losses, isLong: lines.length > 1 };
}

function extentOf(text: string): string {
  return text === '' ? 'the record is empty' : `the record is nothing but ${text.length} zero bytes`;
}

function cutOff(rest: string, thing: string, isAll: boolean): string {
  const dropped = `the last line is cut short: ${utf8Bytes(rest)} bytes of ${thing} are dropped`;
  return `${dropped}, and ${isAll ? 'everything that the record held' : 'one change'} is lost with them: ${toldBy(rest)}`;
}

function toldBy(line: string): string {
  const names = namesIn(line);
  if (names.length === 0) return 'nobody can tell what it changed';
  return `${names.join(', ')}${names.length < namesMost ? '' : ' and perhaps more'}`;
}

/** Whether nothing in the text of a record says anything, as in one that a loss of power left empty. */
export function isBlank(text: string): boolean {
  return /^[\0\s]*$/.test(text);
}

/** Whether the text of a record has a line that is whole, which only this program's format has. */
export function hasWholeLine(text: string): boolean {
  return text.split('\n').some((line) => changeOf(line) !== undefined);
}
