import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program by its name, or `root`: the rights of the superuser. */
export type Need = string;

/** Programs that tests meet the emulator with, each with the Debian package it comes from. `.ci/run` installs them. */
const programs: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'programs.json'), 'utf8'),
);

/** Where servers lie that an ordinary user's PATH does not name. */
const serverFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The path of a program of this machine; undefined if it is not installed. */
export function programPath(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...serverFolders];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** The path of a program that a test has asked for with `needs`. */
export function installed(name: string): string {
  const path = programPath(name);
  if (path === undefined) throw new Error(`${name} is not installed: ${wayTo(name)}`);
  return path;
}

/** Those of `needed` that this machine does not have. A program that `programs.json` does not name throws. */
export function missing(needed: readonly Need[]): readonly Need[] {
  return needed.filter((need) => {
    if (need === 'root') return process.getuid?.() !== 0;
    if (programs[need] === undefined) throw new Error(`test/needs/programs.json names no package for ${need}`);
    return programPath(need) === undefined;
  });
}

/** How one gets what is missing. */
export function wayTo(need: Need): string {
  return need === 'root' ? 'run npm test as root' : `apt-get install ${programs[need]}`;
}

/** The programs of `programs.json` that a text for a shell calls. */
export function programsIn(script: string): readonly Need[] {
  const words = new Set(script.split(/[^\w.-]+/));
  return Object.keys(programs).filter((name) => words.has(name));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
