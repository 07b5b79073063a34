import { stringify } from 'yaml';
import { replaceSecrets, withoutSecrets } from '../base/secrets.ts';
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

/** An asciicast v2 of a session, as `asciinema play` reads it: a head, then one line for each thing shown, secrets as `****`. */
export function asciicastOf(parts: readonly RecordedPart[], title: string, startSeconds: number): string {
  const head = { version: 2, width: 120, height: 40, timestamp: startSeconds, title };
  const events = parts
    .filter(({ kind }) => kind === 'shown')
    .map(({ atMs, text }) => JSON.stringify([Number((atMs / 1000).toFixed(3)), 'o', masked(text)]));
  return `${[JSON.stringify(head), ...events].join('\n')}\n`;
}

/** How a hash of a password begins and goes on, wherever it stands. */
const hash = /\$[0-9]\$[^\s"]+/;

function masked(text: string): string {
  return text.split('\n').map(withoutSecrets).join('\n').replaceAll(new RegExp(hash, 'g'), '****');
}

/** Stands for a secret in a line that becomes a pattern. */
const hidden = '\u0000';

/** The secrets of a recording and the parameters that they become: equal ones the same. */
class Secrets {
  readonly #names = new Map<string, string>();

  get names(): readonly string[] {
    return [...this.#names.values()];
  }

  /** What a scenario has in the place of a secret. */
  readonly referenceTo = (secret: string): string => {
    const name = this.#names.get(secret) ?? `password${this.#names.size === 0 ? '' : this.#names.size + 1}`;
    this.#names.set(secret, name);
    return `\${${name}}`;
  };

  /** A line that was shown, with what is secret hidden. */
  shown(line: string): string {
    let text = replaceSecrets(line, () => hidden).replaceAll(new RegExp(hash, 'g'), hidden);
    for (const secret of this.#names.keys()) text = text.replaceAll(secret, hidden);
    return text;
  }
}

/** What differs from play to play and from switch to switch, with the pattern that it is left open to. */
const openParts: readonly { readonly part: RegExp; readonly pattern: string }[] = [
  { part: new RegExp(hidden), pattern: '\\S+' },
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
  const isOpen = (line: string): boolean => volatile.test(line) || line.includes(hidden);
  // An empty line at the end is a line end behind the last one already.
  if (!lines.some(isOpen)) return { shows: shown === '' || shown.endsWith('\n') ? shown : `${shown}\n` };
  const fixed = lines.filter((line) => !isOpen(line) && line.trim() !== '');
  const patterns = lines.filter(isOpen).map(patternOf);
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

/** What is answered to questions beside passwords. */
const openAnswer = /^(?:y|yes|n|no|abort)?$/i;

/** A scenario that plays recorded exchanges, and the parameters that the passwords, keys and communities that were typed became. */
export function scenarioOf(
  exchanges: readonly Exchange[],
  title: string,
  lab: unknown = 'technote',
): { readonly text: string; readonly secrets: readonly string[] } {
  const secrets = new Secrets();
  const typed = exchanges.map(({ command, answers, shown }) => {
    const isSecret = keptQuestion(shown) === 'password';
    const keep = (answer: string): string => {
      return isSecret && !openAnswer.test(answer)
        ? secrets.referenceTo(answer)
        : replaceSecrets(answer, secrets.referenceTo);
    };
    return {
      type: replaceSecrets(command, secrets.referenceTo),
      ...(answers.length === 0 ? {} : { answers: answers.map(keep) }),
    };
  });
  const steps = typed.map((step, index) => {
    const shown = exchanges[index]?.shown ?? '';
    return {
      ...step,
      ...expectationOf(
        shown
          .split('\n')
          .map((line) => secrets.shown(line))
          .join('\n'),
      ),
    };
  });
  const { names } = secrets;
  const parameters = Object.fromEntries(names.map((name) => [name, name]));
  const content = { title, tags: ['recorded'], lab, ...(names.length > 0 ? { parameters } : {}), steps };
  return { text: stringify(content, { lineWidth: 0, blockQuote: 'literal' }), secrets: names };
}
