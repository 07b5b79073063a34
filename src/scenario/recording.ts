import { stringify } from 'yaml';
import { keptQuestion } from './recorded-line.ts';

/** What a recorded session showed or heard, and when (host milliseconds since its start). */
export interface RecordedPart {
  readonly kind: 'shown' | 'typed';
  readonly atMs: number;
  readonly text: string;
}

/** One exchange of a recorded session: a command with its answers, and what the screen showed. */
export interface Exchange {
  readonly command: string;
  readonly answers: readonly string[];
  readonly shown: string;
}

/** An asciicast v2 of a session, as `asciinema play` reads it: a head, then one line for each thing shown. */
export function asciicastOf(parts: readonly RecordedPart[], title: string, startSeconds: number): string {
  const head = { version: 2, width: 120, height: 40, timestamp: startSeconds, title };
  const events = parts
    .filter(({ kind }) => kind === 'shown')
    .map(({ atMs, text }) => JSON.stringify([Number((atMs / 1000).toFixed(3)), 'o', text]));
  return `${[JSON.stringify(head), ...events].join('\n')}\n`;
}

/** Times of day, dates and durations, which differ from play to play. */
const volatile = /\d\d?:\d\d:\d\d|\d+ (?:day|hour|minute|second)\(s\)|\bup(?:time)? /;
const monthOrDay = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g;

/** What a screen has to show at the next play: exactly this, or, where it tells the time, lines like these. */
function expectationOf(shown: string): object {
  const lines = shown.split('\n');
  if (!lines.some((line) => volatile.test(line))) return { shows: shown === '' ? '' : `${shown}\n` };
  const fixed = lines.filter((line) => !volatile.test(line) && line.trim() !== '');
  const patterns = lines.filter((line) => volatile.test(line)).map(patternOf);
  return { ...(fixed.length === 0 ? {} : { contains: fixed }), matches: [...new Set(patterns)] };
}

/** The line with its numbers, months and days left open. */
function patternOf(line: string): string {
  const escaped = line.trimEnd().replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return `^${escaped.replaceAll(monthOrDay, '\\w+').replaceAll(/\d+/g, '\\d+').replaceAll(/ {2,}/g, ' +')} *$`;
}

/** Whether a recorded session was asked for a password, which its scenario then takes as the parameter `password`. */
export function asksPassword(exchanges: readonly Exchange[]): boolean {
  return exchanges.some(({ shown, answers }) => answers.length > 0 && keptQuestion(shown) === 'password');
}

/** A scenario that plays recorded exchanges; what was typed at a question for a password becomes the parameter `password`. */
export function scenarioOf(exchanges: readonly Exchange[], title: string): string {
  const steps = exchanges.map(({ command, answers, shown }) => ({
    type: command,
    ...(answers.length === 0
      ? {}
      : { answers: keptQuestion(shown) === 'password' ? answers.map(() => passwordReference) : answers }),
    ...expectationOf(shown),
  }));
  const content = {
    title,
    tags: ['recorded'],
    lab: 'technote',
    ...(asksPassword(exchanges) ? { parameters: { password: 'password' } } : {}),
    steps,
  };
  return stringify(content, { lineWidth: 0, blockQuote: 'literal' });
}

const passwordReference = `\${${'password'}}`;
