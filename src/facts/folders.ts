import { host } from '../base/host/host.ts';
import { join, nameOf } from '../base/path.ts';
import { yamlFilesIn } from './load.ts';

/** The shipped `models/` folder and the folders of a user that lie over it: a file of a later one stands for the same file below. */
export class Folders {
  readonly #folders: readonly string[];

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Where the file of that relative path is to be read; undefined when there is none. */
  find(path: string): string | undefined {
    return this.#folders.map((folder) => join(folder, path)).findLast(exists);
  }

  /** Every YAML file directly in a folder of that name, of all folders that have one. */
  yamlFiles(path: string): readonly string[] {
    return this.#folders
      .map((folder) => join(folder, path))
      .filter(exists)
      .flatMap(yamlFilesIn);
  }

  /** The names without `.yaml` of all YAML files directly in the folder `path` (`.` is the top), sorted. */
  yamlNames(path: string): readonly string[] {
    const [first = '', ...others] = this.#folders.map((folder) => join(folder, path));
    const found = [first, ...others.filter((folder) => path === '.' || exists(folder))].flatMap(yamlFilesIn);
    return [...new Set(found.map((file) => nameOf(file, '.yaml')))].sort();
  }
}

function exists(path: string): boolean {
  return host().files.find(path) !== undefined;
}
