import { isTrue, valueOfExpression } from './expression.ts';
import { listOf, parseList, parseScript, parseText, TclProblem, type TclWord } from './parse.ts';

/** What a script can do beside reckoning. */
export interface TclHost {
  /** Takes a step; false once the script is to end. */
  step(): Promise<boolean>;
  print(text: string): void;
  /** Runs a line of the switch's own; answers what it showed, or nothing where it shows it itself. */
  runLine(line: string, isAnswered: boolean): Promise<string>;
  readFile(path: string): string;
  writeFile(path: string, text: string): void;
  sleep(ms: number): Promise<void>;
}

interface OpenFile {
  readonly path: string;
  readonly isWritten: boolean;
  text: string;
  at: number;
}

/** A loop or a procedure ends early. */
class Leaving {
  readonly how: 'break' | 'continue' | 'return';
  readonly value: string;

  constructor(how: Leaving['how'], value = '') {
    this.how = how;
    this.value = value;
  }
}

type Run = (words: readonly string[]) => Promise<string> | string;

const stepsMaximum = 100_000;
const depthMaximum = 64;
/** What a text may become, and all files that are open together. */
const charactersMaximum = 4 * 1024 * 1024;
const filesMaximum = 16;
/** The number of the first file that is opened (a recording of 9.2(4), scrapli_cfg). */
const firstFile = 32;

/**
 * As much of Tcl as scripts on a switch use: values and lists, files, loops, procedures, and lines of the switch itself. What it can
 * take and hold is bounded.
 */
export class Tcl {
  readonly #host: TclHost;
  readonly #global = new Map<string, string>();
  #variables = this.#global;
  readonly #files = new Map<string, OpenFile>();
  readonly #procedures = new Map<string, { readonly names: readonly string[]; readonly body: string }>();
  #openedCount = 0;
  #steps = 0;
  #depth = 0;
  /** The script has said that the shell is to be left. */
  isOver = false;

  constructor(host: TclHost) {
    this.#host = host;
  }

  /** Runs a script that was typed; answers what its last command says. */
  async run(script: string): Promise<string> {
    this.#steps = 0;
    this.#depth = 0;
    try {
      return await this.#evaluate(script, true);
    } catch (problem) {
      if (problem instanceof Leaving) return problem.value;
      throw problem;
    }
  }

  async #evaluate(script: string, isTyped = false): Promise<string> {
    this.#depth += 1;
    if (this.#depth > depthMaximum) throw new TclProblem('too many nested evaluations (infinite loop?)');
    let value = '';
    for (const words of parseScript(script)) {
      this.#steps += 1;
      if (this.#steps > stepsMaximum) throw new TclProblem('too many commands');
      if (!(await this.#host.step()) || this.isOver) break;
      const given: string[] = [];
      for (const word of words) given.push(await this.#valueOf(word));
      value = await this.#command(given, isTyped);
    }
    this.#depth -= 1;
    return value;
  }

  async #valueOf(word: TclWord): Promise<string> {
    let value = '';
    for (const piece of word) {
      if (piece.kind === 'text') value += piece.text;
      else if (piece.kind === 'variable') value += this.#get(piece.name);
      else value += await this.#evaluate(piece.script);
      if (value.length > charactersMaximum) throw new TclProblem('out of memory');
    }
    return value;
  }

  #get(name: string): string {
    const value = this.#variables.get(name);
    if (value === undefined) throw new TclProblem(`can't read "${name}": no such variable`);
    return value;
  }

  #set(name: string, value: string): string {
    if (value.length > charactersMaximum || this.#variables.size > stepsMaximum) throw new TclProblem('out of memory');
    this.#variables.set(name, value);
    return value;
  }

  async #command(words: readonly string[], isTyped: boolean): Promise<string> {
    const [name = '', ...given] = words;
    if (Object.hasOwn(this.#commands, name)) return (await this.#commands[name]?.(given)) ?? '';
    const procedure = this.#procedures.get(name);
    if (procedure !== undefined) return this.#call(procedure, given);
    // What Tcl does not know is a line of the switch.
    return this.#host.runLine(words.join(' '), !isTyped);
  }

  async #call(
    { names, body }: { readonly names: readonly string[]; readonly body: string },
    given: readonly string[],
  ): Promise<string> {
    const outside = this.#variables;
    this.#variables = new Map();
    try {
      for (const [at, parameter] of names.entries()) {
        const [name = '', byDefault] = parseList(parameter);
        const isRest = name === 'args' && at === names.length - 1;
        const value = isRest ? listOf(given.slice(at)) : (given[at] ?? byDefault);
        if (value === undefined) throw new TclProblem('wrong # args');
        this.#set(name, value);
      }
      return await this.#evaluate(body);
    } catch (leaving) {
      if (leaving instanceof Leaving && leaving.how === 'return') return leaving.value;
      throw leaving;
    } finally {
      this.#variables = outside;
    }
  }

  /** Runs the body of a loop; false when the loop is to end. */
  async #turn(body: string): Promise<boolean> {
    const depth = this.#depth;
    try {
      await this.#evaluate(body);
    } catch (leaving) {
      if (!(leaving instanceof Leaving) || leaving.how === 'return') throw leaving;
      this.#depth = depth;
      if (leaving.how === 'break') return false;
    }
    return !this.isOver && (await this.#host.step());
  }

  async #holds(condition: string): Promise<boolean> {
    this.#steps += 1;
    if (this.#steps > stepsMaximum) throw new TclProblem('too many commands');
    return isTrue(valueOfExpression(await this.#valueOf(parseText(condition))));
  }

  #file(id: string): OpenFile {
    const file = this.#files.get(id);
    if (file === undefined) throw new TclProblem(`can not find channel named "${id}"`);
    return file;
  }

  readonly #commands: Readonly<Record<string, Run>> = {
    set: ([name = '', value]) => (value === undefined ? this.#get(name) : this.#set(name, value)),
    unset: (names) => {
      for (const name of names) this.#variables.delete(name);
      return '';
    },
    global: (names) => {
      for (const name of names) this.#variables.set(name, this.#global.get(name) ?? '');
      return '';
    },
    append: ([name = '', ...values]) => this.#set(name, `${this.#variables.get(name) ?? ''}${values.join('')}`),
    incr: ([name = '', by = '1']) => this.#set(name, String(Number(this.#variables.get(name) ?? 0) + Number(by))),
    expr: async (words) => valueOfExpression(await this.#valueOf(parseText(words.join(' ')))),
    list: (elements) => listOf(elements),
    lindex: ([list = '', at = '0']) => {
      const elements = parseList(list);
      return elements[at === 'end' ? elements.length - 1 : Number(at)] ?? '';
    },
    llength: ([list = '']) => String(parseList(list).length),
    lappend: ([name = '', ...elements]) =>
      this.#set(name, listOf([...parseList(this.#variables.get(name) ?? ''), ...elements])),
    split: ([text = '', marks = ' \n\t']) =>
      listOf(text.split(marks === '' ? '' : new RegExp(`[${marks.replaceAll(/[\]\\^-]/g, '\\$&')}]`))),
    join: ([list = '', between = ' ']) => parseList(list).join(between),
    string: (words) => stringCommand(words),
    info: ([what, name = '']) => (what === 'exists' ? (this.#variables.has(name) ? '1' : '0') : ''),
    if: async (words) => {
      const rest = words.filter((word) => word !== 'then');
      for (let at = 0; at < rest.length; at += 3) {
        if (rest[at] === 'else') return this.#evaluate(rest[at + 1] ?? '');
        if (await this.#holds(rest[at] ?? '0')) return this.#evaluate(rest[at + 1] ?? '');
        if (rest[at + 2] === 'else') return this.#evaluate(rest[at + 3] ?? '');
        if (rest[at + 2] !== 'elseif') break;
      }
      return '';
    },
    while: async ([condition = '0', body = '']) => {
      while (await this.#holds(condition)) if (!(await this.#turn(body))) break;
      return '';
    },
    for: async ([first = '', condition = '0', then = '', body = '']) => {
      await this.#evaluate(first);
      while (await this.#holds(condition)) {
        if (!(await this.#turn(body))) break;
        await this.#evaluate(then);
      }
      return '';
    },
    foreach: async ([names = '', list = '', body = '']) => {
      const variables = parseList(names);
      const elements = parseList(list);
      const width = Math.max(1, variables.length);
      for (let at = 0; at < elements.length; at += width) {
        for (const [index, name] of variables.entries()) this.#set(name, elements[at + index] ?? '');
        if (!(await this.#turn(body))) break;
      }
      return '';
    },
    break: () => {
      throw new Leaving('break');
    },
    continue: () => {
      throw new Leaving('continue');
    },
    return: ([value = '']) => {
      throw new Leaving('return', value);
    },
    error: ([words = '']) => {
      throw new TclProblem(words);
    },
    catch: async ([script = '', name]) => {
      const depth = this.#depth;
      try {
        const value = await this.#evaluate(script);
        if (name !== undefined) this.#set(name, value);
        return '0';
      } catch (problem) {
        if (!(problem instanceof TclProblem)) throw problem;
        this.#depth = depth;
        if (name !== undefined) this.#set(name, problem.message);
        return '1';
      }
    },
    proc: ([name = '', names = '', body = '']) => {
      this.#procedures.set(name, { names: parseList(names), body });
      return '';
    },
    puts: (words) => this.#puts(words),
    open: ([path = '', mode = 'r']) => this.#open(path, mode),
    close: ([id = '']) => {
      const file = this.#file(id);
      this.#files.delete(id);
      if (file.isWritten) this.#host.writeFile(file.path, file.text);
      return '';
    },
    read: ([id = '']) => {
      const file = this.#file(id);
      const rest = file.text.slice(file.at);
      file.at = file.text.length;
      return rest;
    },
    gets: ([id = '', name]) => {
      const file = this.#file(id);
      const isOver = file.at >= file.text.length;
      const found = file.text.indexOf('\n', file.at);
      const end = found < 0 ? file.text.length : found;
      const line = file.text.slice(file.at, end);
      file.at = end + 1;
      if (name === undefined) return line;
      this.#set(name, line);
      return isOver ? '-1' : String(line.length);
    },
    eof: ([id = '']) => {
      const file = this.#file(id);
      return file.at >= file.text.length ? '1' : '0';
    },
    after: async ([ms = '0']) => {
      await this.#host.sleep(Number(ms) || 0);
      return '';
    },
    cli: (words) => this.#host.runLine(words.join(' '), true),
    exec: (words) => this.#host.runLine(words.join(' '), true),
    tclquit: () => {
      this.isOver = true;
      return '';
    },
    exit: () => {
      this.isOver = true;
      return '';
    },
  };

  #puts(words: readonly string[]): string {
    const isBare = words[0] === '-nonewline';
    const rest = isBare ? words.slice(1) : words;
    const [text = '', channel = 'stdout'] = [...rest].reverse();
    const written = isBare ? text : `${text}\n`;
    if (channel === 'stdout' || channel === 'stderr') {
      this.#host.print(text);
      return '';
    }
    const file = this.#file(channel);
    if (!file.isWritten) throw new TclProblem(`channel "${channel}" wasn't opened for writing`);
    file.text += written;
    if ([...this.#files.values()].reduce((sum, open) => sum + open.text.length, 0) > charactersMaximum) {
      throw new TclProblem(`error writing "${channel}": no space left on device`);
    }
    return '';
  }

  #open(path: string, mode: string): string {
    if (this.#files.size >= filesMaximum) throw new TclProblem(`couldn't open "${path}": too many open files`);
    const isWritten = /^[wa]|\+/.test(mode);
    const text = mode.startsWith('w') ? '' : this.#host.readFile(path);
    const id = `file${firstFile + this.#openedCount}`;
    this.#openedCount += 1;
    this.#files.set(id, { path, isWritten, text, at: mode.startsWith('a') ? text.length : 0 });
    return id;
  }
}

function stringCommand([what = '', one = '', other = '', last = '']: readonly string[]): string {
  const place = (text: string): number =>
    text.startsWith('end') ? one.length - 1 + Number(text.slice(3) || 0) : Number(text);
  switch (what) {
    case 'length':
      return String(one.length);
    case 'toupper':
      return one.toUpperCase();
    case 'tolower':
      return one.toLowerCase();
    case 'trim':
      return one.trim();
    case 'equal':
      return one === other ? '1' : '0';
    case 'first':
      return String(other.indexOf(one));
    case 'range':
      return one.slice(place(other), place(last) + 1);
    case 'match':
      return matchesGlob(one, other) ? '1' : '0';
    default:
      throw new TclProblem(`unknown or ambiguous subcommand "${what}"`);
  }
}

/** Whether a text is what a pattern with `*` and `?` describes; takes time in proportion to both. */
function matchesGlob(pattern: string, text: string): boolean {
  let [at, from] = [0, 0];
  let star: readonly [number, number] | undefined;
  while (from < text.length) {
    const wanted = pattern.charAt(at);
    if (wanted === '*') {
      star = [at, from];
      at += 1;
    } else if (at < pattern.length && (wanted === '?' || wanted === text.charAt(from))) {
      [at, from] = [at + 1, from + 1];
    } else if (star !== undefined) {
      star = [star[0], star[1] + 1];
      [at, from] = [star[0] + 1, star[1]];
    } else {
      return false;
    }
  }
  while (pattern.charAt(at) === '*') at += 1;
  return at === pattern.length;
}
