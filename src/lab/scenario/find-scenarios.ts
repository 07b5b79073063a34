import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EmulatorError, reasonOf } from '../../base/emulator-error.ts';

/** Folders below a named one that hold no scenarios: labs and what scenarios include. */
const otherFolders: readonly string[] = ['labs', 'shared'];

/** The scenario files that are named, or lie in or below named folders, sorted; each once. Throws an EmulatorError for none. */
export function findScenarios(paths: readonly string[]): readonly string[] {
  const found = [...new Set(paths.flatMap((path) => filesAt(path)))];
  if (found.length > 0) return found;
  throw new EmulatorError(`no scenarios in ${paths.join(', ')}`, 'name scenario files (.yaml) or a folder with some');
}

function filesAt(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        if (entry.isDirectory()) return otherFolders.includes(entry.name) ? [] : filesAt(join(path, entry.name));
        return entry.name.endsWith('.yaml') ? [join(path, entry.name)] : [];
      });
  } catch (error) {
    throw new EmulatorError(`${path}: ${reasonOf(error)}`, 'name a scenario file or a folder with some');
  }
}
