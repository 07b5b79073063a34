import { parseArgs } from 'node:util';
import { EmulatorError, reasonOf, type UserProblem } from '../base/emulator-error.ts';
import { didYouMean } from '../base/nearest.ts';

/** The exit status of a usage error: a wrong flag, file or value. */
export const usageStatus = 2;

/** Tells on stderr what a user did wrong, a line for each mistake. */
export function tellProblems(problems: readonly UserProblem[]): void {
  for (const { message, hint } of problems) process.stderr.write(`n3k: ${message} (${hint})\n`);
}

/** The flag of subcommands that check files. */
export const checkJsonFlag: FlagSpec = {
  name: 'json',
  help: 'Print one line of JSON: what is sound, and every mistake with its message and hint',
};

/** Tells what a check has found, and answers the exit status: a line for each sound file, and one for each mistake on stderr; or all of it as JSON. */
export function tellChecked(
  problems: readonly UserProblem[],
  found: { readonly sound: readonly unknown[]; readonly lines: readonly string[]; readonly isJson: boolean },
): number {
  if (found.isJson) {
    const mistakes = problems.map(({ message, hint }) => ({ message, hint }));
    process.stdout.write(`${JSON.stringify({ sound: found.sound, mistakes })}\n`);
  } else {
    for (const line of found.lines) process.stdout.write(`${line}\n`);
    tellProblems(problems);
  }
  return problems.length === 0 ? 0 : usageStatus;
}

/** One flag of a subcommand. */
export interface FlagSpec {
  readonly name: string;
  /** What stands for its value in the help; undefined for a flag without one. */
  readonly value?: string;
  readonly help: string;
}

/** One subcommand of `n3k`: its line of help is its syntax. */
export interface Subcommand {
  /** `image create`, `run`. */
  readonly name: string;
  readonly summary: string;
  /** Positional arguments as the help shows them, such as `[LAB.yaml]`. */
  readonly positionals: string;
  readonly maximumPositionals: number;
  /** True for one that takes a command of somebody else behind `--`. */
  readonly takesCommand?: boolean;
  readonly flags: readonly FlagSpec[];
  readonly examples: readonly string[];
  /** Help on what was named, when it has a page of its own. */
  helpOn?(words: readonly string[]): readonly string[];
  /** Does its work; resolves to the exit status. */
  run(parsed: ParsedArguments): Promise<number>;
}

/** What was typed behind a subcommand. */
export interface ParsedArguments {
  readonly positionals: readonly string[];
  /** What stands behind `--`; empty for subcommands that take no command. */
  readonly command: readonly string[];
  /** The value of a flag, or undefined when it was not given. */
  text(flag: string): string | undefined;
  has(flag: string): boolean;
}

/** Reads the arguments of a subcommand; an unknown flag is an error that names the known ones. */
export function parseArguments(subcommand: Subcommand, args: readonly string[]): ParsedArguments {
  const options = Object.fromEntries(
    [...subcommand.flags, { name: 'help' }].map((flag) => [
      flag.name,
      { type: 'value' in flag && flag.value !== undefined ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const { own, command } = splitAtCommand(subcommand, args);
  const parsed = parseQuietly(subcommand, own, options);
  const extra = parsed.positionals[subcommand.maximumPositionals];
  if (extra !== undefined) {
    throw new EmulatorError(`unexpected argument "${extra}"`, `usage: ${usageOf(subcommand)}`);
  }
  return {
    positionals: parsed.positionals,
    command,
    text: (flag) => {
      const value = parsed.values[flag];
      return typeof value === 'string' ? value : undefined;
    },
    has: (flag) => parsed.values[flag] !== undefined,
  };
}

/** The arguments that are the subcommand's own, and the command behind `--` if it takes one. */
export function splitAtCommand(
  subcommand: Subcommand,
  args: readonly string[],
): { readonly own: readonly string[]; readonly command: readonly string[] } {
  const at = subcommand.takesCommand === true ? args.indexOf('--') : -1;
  return at < 0 ? { own: args, command: [] } : { own: args.slice(0, at), command: args.slice(at + 1) };
}

function parseQuietly(
  subcommand: Subcommand,
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = reasonOf(error).split('. ')[0] ?? '';
    const names = subcommand.flags.map((flag) => `--${flag.name}`);
    const typed = /'(--?[^' ]+)/.exec(reason)?.[1] ?? '';
    const guess = names.includes(typed) ? '' : didYouMean(typed, [...names, '--help']);
    throw new EmulatorError(
      reason.charAt(0).toLowerCase() + reason.slice(1),
      `${guess}flags of "n3k ${subcommand.name}": ${names.join(' ') || 'none'}`,
    );
  }
}

/** `n3k run [LAB.yaml] [options]`, and `-- CMD...` behind it for one that takes a command. */
export function usageOf(subcommand: Subcommand): string {
  return [
    'n3k',
    subcommand.name,
    subcommand.positionals,
    subcommand.flags.length > 0 ? '[options]' : '',
    subcommand.takesCommand === true ? '-- CMD...' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The help page of a subcommand. */
export function helpOf(subcommand: Subcommand): readonly string[] {
  const flags = [...subcommand.flags, { name: 'help', help: 'Show this page' }];
  const left = flags.map((flag) =>
    'value' in flag && flag.value !== undefined ? `--${flag.name} ${flag.value}` : `--${flag.name}`,
  );
  const width = Math.max(...left.map((text) => text.length));
  return [
    `Usage: ${usageOf(subcommand)}`,
    '',
    subcommand.summary,
    '',
    'Options:',
    ...flags.map((flag, index) => `  ${(left[index] ?? '').padEnd(width)}  ${flag.help}`),
    '',
    'Examples:',
    ...subcommand.examples.map((example) => `  ${example}`),
  ];
}
