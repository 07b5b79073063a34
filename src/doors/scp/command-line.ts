/** What a legacy SCP client asks the server to run: `scp -t PATH` takes files, `scp -f PATH` gives them. */
export interface ScpCommand {
  readonly kind: 'sink' | 'source';
  readonly paths: readonly [string, ...string[]];
  /** `-r`: whole directories. */
  readonly isRecursive: boolean;
  /** `-p`: the times of the files travel along. */
  readonly keepsTimes: boolean;
  /** `-d`: the path must be a directory, because several files follow. */
  readonly needsDirectory: boolean;
}

/** Options that only matter to the client's side: talkative, quiet, compressed. */
const flags = 'tfrpdvqC';

/** Reads an exec line; undefined when it is not a legacy SCP command. */
export function parseScpCommand(line: string): ScpCommand | undefined {
  const [name = '', ...args] = splitWords(line);
  if (name !== 'scp' && !name.endsWith('/scp')) return undefined;
  const given = new Set<string>();
  let at = 0;
  for (; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') {
      at += 1;
      break;
    }
    if (!word.startsWith('-') || word === '-') break;
    for (const flag of word.slice(1)) given.add(flag);
  }
  const [first, ...more] = args.slice(at);
  const isKnown = [...given].every((flag) => flags.includes(flag));
  if (first === undefined || !isKnown || given.has('t') === given.has('f')) return undefined;
  return {
    kind: given.has('t') ? 'sink' : 'source',
    paths: [first, ...more],
    isRecursive: given.has('r'),
    keepsTimes: given.has('p'),
    needsDirectory: given.has('d'),
  };
}

/** The words of a line as a Unix shell splits it: quotes keep blanks, a backslash keeps the next character. */
function splitWords(line: string): readonly string[] {
  const words: string[] = [];
  const word = /(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/gs;
  for (const [text] of line.matchAll(word)) words.push(unquoted(text));
  return words;
}

function unquoted(text: string): string {
  return text.replace(
    /\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"/gs,
    (_, escaped?: string, single?: string, double?: string) => {
      return escaped ?? single ?? (double ?? '').replace(/\\(["\\$`])/g, '$1');
    },
  );
}
