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

/** A scenario that plays recorded exchanges; what was typed at a question for a password becomes the parameter `password`. */
export function scenarioOf(exchanges: readonly Exchange[], title: string): string {
  const asksPassword = exchanges.some(({ shown, answers }) => answers.length > 0 && keptQuestion(shown) === 'password');
  const steps = exchanges.map(({ command, answers, shown }) => ({
    type: command,
    ...(answers.length === 0
      ? {}
      : { answers: keptQuestion(shown) === 'password' ? answers.map(() => passwordReference) : answers }),
    shows: shown === '' ? '' : `${shown}\n`,
  }));
  const content = {
    title,
    tags: ['recorded'],
    lab: 'technote',
    ...(asksPassword ? { parameters: { password: 'password' } } : {}),
    steps,
  };
  return stringify(content, { lineWidth: 0, blockQuote: 'literal' });
}

const passwordReference = `\${${'password'}}`;
