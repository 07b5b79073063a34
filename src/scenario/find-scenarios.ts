import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EmulatorError, type UserProblem } from '../base/emulator-error.ts';
import { fileReason } from '../facts/load.ts';

/** Folders below a named one that hold no scenarios: labs and what scenarios include. */
const otherFolders: readonly string[] = ['labs', 'shared'];
const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
/** Deeper folders are nobody's; see docs/limits.md. */
const deepestFolder = 20;

/** The scenario files that are named, or lie in or below named folders, sorted; each once. Throws an EmulatorError for none. */
export function findScenarios(paths: readonly string[]): readonly string[] {
  const { files, problems } = foundIn(paths, otherFolders);
  const [first] = problems;
  if (first !== undefined) throw new EmulatorError(first.message, first.hint, { kind: 'not-found' });
  if (files.length > 0) return files;
  throw new EmulatorError(`no scenarios in ${paths.join(', ')}`, 'name scenario files (.yaml) or a folder with some', {
    kind: 'not-found',
  });
}

/** YAML files by their names or folders, and what could not be looked at; `left` are names of folders that are left out. */
export function foundIn(
  paths: readonly string[],
  left: readonly string[],
): { readonly files: readonly string[]; readonly problems: readonly UserProblem[] } {
  const problems: UserProblem[] = [];
  const filesAt = (path: string, depth: number): readonly string[] => {
    try {
      if (!statSync(path).isDirectory()) return [path];
      return readdirSync(path, { withFileTypes: true })
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => {
          if (!entry.isDirectory()) return isYaml(entry.name) ? [join(path, entry.name)] : [];
          const isLeft = left.includes(entry.name) || depth >= deepestFolder;
          return isLeft ? [] : filesAt(join(path, entry.name), depth + 1);
        });
    } catch (error) {
      problems.push({ message: `${path}: ${fileReason(error)}`, hint: 'name a file, or a folder with some' });
      return [];
    }
  };
  return { files: [...new Set(paths.flatMap((path) => filesAt(path, 0)))], problems };
}
