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

/** What differs from play to play and from switch to switch, with the pattern that it is left open to. */
const openParts: readonly { readonly part: RegExp; readonly pattern: string }[] = [
  { part: /\d\d?:\d\d:\d\d(?:\.\d+)?/, pattern: '[\\d:.]+' },
  {
    part: /(?<!\w)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?!\w)/,
    pattern: '\\w+',
  },
  { part: /(?<![\w.])(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}(?![\w.])/i, pattern: '[0-9a-f.]+' },
  { part: /(?<=\b(?:Board ID|SN:|Serial Number)\s*:?\s*)[A-Z0-9]{6,}/i, pattern: '\\w+' },
  { part: /(?<![\w.(-])\d+(?:\.\d+)?(?=%|[KMG]?\b(?![.\w(-]))/, pattern: '\\d+(?:\\.\\d+)?' },
];
const openPart = new RegExp(openParts.map(({ part }) => `(${part.source})`).join('|'), 'gi');

/** Lines that tell the time, how full something is, how busy it is, or which switch it is. */
const volatile =
  /\d\d?:\d\d:\d\d|\d+ (?:day|hour|minute|second)\(s\)|\bup(?:time)? |\d+K? (?:bytes )?(?:used|free|total)\b|\d%|\b(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}\b|\bBoard ID|\bSN:|Serial Number/i;

/** What a screen has to show at the next play: exactly this, or, where it tells the time, lines like these. */
function expectationOf(shown: string): object {
  const lines = shown.split('\n');
  if (!lines.some((line) => volatile.test(line))) return { shows: shown === '' ? '' : `${shown}\n` };
  const fixed = lines.filter((line) => !volatile.test(line) && line.trim() !== '');
  const patterns = lines.filter((line) => volatile.test(line)).map(patternOf);
  return { ...(fixed.length === 0 ? {} : { contains: fixed }), matches: [...new Set(patterns)] };
}

/** The line with what differs left open: names of files, interfaces and releases stay as they are. */
function patternOf(line: string): string {
  let pattern = '';
  let from = 0;
  const text = line.trimEnd();
  for (const found of text.matchAll(openPart)) {
    pattern += escaped(text.slice(from, found.index));
    pattern += openParts[found.slice(1).findIndex((group) => group !== undefined)]?.pattern ?? '';
    from = found.index + found[0].length;
  }
  return `^ *${(pattern + escaped(text.slice(from))).trimStart().replaceAll(/ {2,}/g, ' +')} *$`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Whether a recorded session was asked for a password, which its scenario then takes as the parameter `password`. */
export function asksPassword(exchanges: readonly Exchange[]): boolean {
  return exchanges.some(({ shown, answers }) => answers.length > 0 && keptQuestion(shown) === 'password');
}

/** A scenario that plays recorded exchanges; what was typed at a question for a password becomes the parameter `password`. */
export function scenarioOf(exchanges: readonly Exchange[], title: string, lab: unknown = 'technote'): string {
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
    lab,
    ...(asksPassword(exchanges) ? { parameters: { password: 'password' } } : {}),
    steps,
  };
  return stringify(content, { lineWidth: 0, blockQuote: 'literal' });
}

const passwordReference = `\${${'password'}}`;
