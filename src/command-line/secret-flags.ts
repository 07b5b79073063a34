import { readFileSync } from 'node:fs';
import { EmulatorError } from '../base/emulator-error.ts';
import { fileReason } from '../facts/load.ts';
import type { FlagSpec, ParsedArguments } from './subcommand.ts';

/** A secret that can be given in three ways; only the file and the environment keep it out of the list of processes. */
export interface SecretFlag {
  readonly name: string;
  readonly value: string;
  readonly help: string;
  /** The variable of the environment. */
  readonly variable: string;
}

/** The flags with which a secret is given. */
export function secretFlags({ name, value, help, variable }: SecretFlag): readonly FlagSpec[] {
  return [
    { name, value, help: `${help}; other users of this computer see it, so rather ${variable} or --${name}-file` },
    { name: `${name}-file`, value: 'FILE', help: `A file whose first line is what --${name} would say` },
  ];
}

/** The secret: of the flag, of the file, or of the environment. Throws an EmulatorError for both flags, and for a file that says nothing. */
export function secretOf(parsed: ParsedArguments, { name, variable }: SecretFlag): string | undefined {
  const given = parsed.text(name);
  const path = parsed.text(`${name}-file`);
  if (given !== undefined && path !== undefined) {
    throw new EmulatorError(`both --${name} and --${name}-file`, 'give one of them');
  }
  if (path !== undefined) return firstLine(path, name);
  const inherited = process.env[variable];
  return given ?? (inherited === '' ? undefined : inherited);
}

/** The secret of a user's password. */
export const passwordFlag: SecretFlag = {
  name: 'password',
  value: 'P',
  help: 'Password of that user',
  variable: 'N3K_PASSWORD',
};

function firstLine(path: string, name: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new EmulatorError(`--${name}-file: ${fileReason(error)}`, 'name a file that can be read', { cause: error });
  }
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line !== '') return line;
  throw new EmulatorError(`--${name}-file: the first line of ${path} is empty`, 'write the secret there');
}
