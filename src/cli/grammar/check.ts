/** Finds mistakes in commands that no single command shows; a test runs it over the commands of every mode. */
import { describeSyntax } from './describe.ts';
import type { Matchable } from './grammar.ts';
import { compileSyntax, type Position } from './positions.ts';
import type { Argument, Syntax, Token, Word } from './tokens.ts';

/** A mistake in a list of commands; commands are named by their syntax, `after` is what was typed before. */
export type GrammarProblem =
  /** A token has no help. */
  | { readonly why: 'empty-help'; readonly command: string; readonly token: string }
  /** A keyword holds a blank, a quote or a `?`, or nothing at all, so that it cannot be typed. */
  | { readonly why: 'untypable-keyword'; readonly command: string; readonly token: string }
  /** Two captures of one command share a name though both may be typed. */
  | { readonly why: 'name-twice'; readonly command: string; readonly name: string }
  /** At one place a keyword is explained in two ways; `?` could only show one. */
  | {
      readonly why: 'help-differs';
      readonly after: string;
      readonly keyword: string;
      readonly helps: readonly string[];
    }
  /** Two commands accept the same line, or one command accepts it in two ways. */
  | { readonly why: 'same-line'; readonly line: string; readonly commands: readonly [string, string] };

/** All mistakes in `commands`; an empty answer is what the test asks for. */
export function checkGrammar(commands: readonly Matchable[]): GrammarProblem[] {
  const problems = commands.flatMap(({ syntax }) => checkCommand(syntax));
  const names = commands.map(({ syntax }) => describeSyntax(syntax));
  const paths = commands.map(({ syntax }, index) => ({
    position: compileSyntax(() => syntax, index, []),
    needs: NO_NEEDS,
  }));
  return [...problems, ...new SameLines(names).explore(paths)];
}

function checkCommand(syntax: Syntax): GrammarProblem[] {
  const command = describeSyntax(syntax);
  const problems: GrammarProblem[] = [];
  for (const leaf of leavesOf(syntax)) {
    const token = leaf.kind === 'word' ? leaf.text : leaf.name;
    if (leaf.help.trim() === '') problems.push({ why: 'empty-help', command, token });
    if (leaf.kind === 'word' && !/^[^\s"'?]+$/.test(leaf.text))
      problems.push({ why: 'untypable-keyword', command, token });
  }
  for (const name of namesTwice(syntax)) problems.push({ why: 'name-twice', command, name });
  return problems;
}

function leavesOf(syntax: Syntax): (Word | Argument)[] {
  return syntax.flatMap(leavesOfToken);
}

function leavesOfToken(token: Token): readonly (Word | Argument)[] {
  switch (token.kind) {
    case 'word':
    case 'argument':
      return [token];
    case 'flag':
      return [token.word];
    case 'choice':
      return token.words;
    case 'optional':
      return leavesOf(token.items);
    case 'either':
      return Object.values(token.branches).flatMap(leavesOf);
    case 'any-order':
      return token.items.flatMap(leavesOf);
  }
}

function namesTwice(syntax: Syntax): string[] {
  const names = captureNames(syntax);
  const branches = syntax.flatMap((token) => (token.kind === 'either' ? Object.values(token.branches) : []));
  return [...names.filter((name, index) => names.indexOf(name) < index), ...branches.flatMap(namesTwice)];
}

/** The names captured by one way through the syntax; alternatives may share a name. */
function captureNames(syntax: Syntax): string[] {
  return syntax.flatMap(captureNamesOf);
}

function captureNamesOf(token: Token): string[] {
  switch (token.kind) {
    case 'word':
      return [];
    case 'argument':
    case 'flag':
    case 'choice':
      return [token.name];
    case 'optional':
      return captureNames(token.items);
    case 'either': {
      const own = token.name === undefined ? [] : [token.name];
      return [...own, ...new Set(Object.values(token.branches).flatMap(captureNames))];
    }
    case 'any-order':
      return token.items.flatMap(captureNames);
  }
}

/** A place reached by typing the same tokens as the other paths beside it, and the conditions met on the way. */
interface Path {
  readonly position: Position;
  readonly needs: ReadonlySet<string>;
}

const NO_NEEDS: ReadonlySet<string> = new Set();

/** Walks all commands at once, token by token; each set of places is visited once. */
class SameLines {
  readonly #names: readonly string[];
  readonly #ids = new Map<Position, number>();
  readonly #visited = new Set<string>();
  readonly #reported = new Set<string>();
  readonly #problems: GrammarProblem[] = [];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The problems found beyond `paths`, which are all reached by typing nothing. */
  explore(paths: readonly Path[]): GrammarProblem[] {
    this.#visit(paths, '');
    return this.#problems;
  }

  #visit(paths: readonly Path[], line: string): void {
    const key = paths.map((path) => `${this.#idOf(path.position)}:${[...path.needs].sort().join()}`).join(' ');
    if (this.#visited.has(key)) return;
    this.#visited.add(key);
    this.#checkEndings(
      paths.filter((path) => path.position.canEnd && line !== ''),
      line,
    );
    for (const [label, group] of groupByToken(paths)) {
      this.#checkHelp(group, line);
      this.#visit(group, line === '' ? label : `${line} ${label}`);
    }
  }

  #checkEndings(endings: readonly Path[], line: string): void {
    endings.forEach((one, index) => {
      for (const other of endings.slice(index + 1)) {
        const pair = `${one.position.command} ${other.position.command}`;
        if (!mayMeet(one.needs, other.needs) || this.#reported.has(pair)) continue;
        this.#reported.add(pair);
        this.#problems.push({ why: 'same-line', line, commands: [this.#nameOf(one), this.#nameOf(other)] });
      }
    });
  }

  #checkHelp(group: readonly Path[], after: string): void {
    // A help of ours gives way to the device's, so that they differ hurts nobody.
    const words = group.flatMap(({ position: { token } }) =>
      token?.kind === 'word' && token.isOwnHelp !== true ? [token] : [],
    );
    const [first] = words;
    if (first === undefined) return;
    const differing = words.filter(
      (each) =>
        each.help !== first.help && (each.needs === first.needs || [each.needs, first.needs].includes(undefined)),
    );
    if (differing.length === 0) return;
    const helps = [...new Set([first, ...differing].map((each) => each.help))];
    this.#problems.push({ why: 'help-differs', after, keyword: first.text, helps });
  }

  #nameOf(path: Path): string {
    return this.#names[path.position.command] ?? '';
  }

  #idOf(position: Position): number {
    const id = this.#ids.get(position) ?? this.#ids.size;
    this.#ids.set(position, id);
    return id;
  }
}

/** The places one token further, by what would be typed: a keyword, or any value shown by the same placeholder. */
function groupByToken(paths: readonly Path[]): Map<string, Path[]> {
  const groups = new Map<string, Path[]>();
  for (const { position: from, needs } of paths) {
    for (const position of from.next) {
      const token = position.token;
      if (token === undefined) continue;
      const label = token.kind === 'word' ? position.key : labelOf(token);
      const path = { position, needs: token.needs === undefined ? needs : new Set([...needs, token.needs]) };
      const group = groups.get(label) ?? [];
      if (!group.some((known) => known.position === position)) group.push(path);
      groups.set(label, group);
    }
  }
  return groups;
}

/** What takes the rest of the line is another thing than what takes a word, also where both show nothing. */
function labelOf({ type }: Argument): string {
  return type.span === 'rest' ? `${type.placeholder} ...` : type.placeholder;
}

/** Commands whose conditions neither includes the other's may be meant for different releases and never meet. */
function mayMeet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean =>
    [...inner].every((need) => outer.has(need));
  return isWithin(one, other) || isWithin(other, one);
}
