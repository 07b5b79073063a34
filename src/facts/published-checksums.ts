import * as v from 'valibot';
import { described } from './described.ts';
import type { Folders } from './folders.ts';
import { loadFile } from './load.ts';

/** One `models/checksums/*.yaml`: MD5 sums of files as Cisco published them. */
export const checksumsFile = v.strictObject({
  files: described(
    v.array(
      v.strictObject({
        name: described(v.string(), 'the name of the file as published', 'nxos.9.3.4.bin'),
        md5: described(
          v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'expected 32 lower-case hexadecimal digits')),
          'its MD5 sum',
          '0123456789abcdef0123456789abcdef',
        ),
        source: described(v.string(), 'where the sum is published', 'Cisco software download'),
      }),
    ),
    'files as Cisco published them',
    [{ name: 'nxos.9.3.4.bin', md5: '0123456789abcdef0123456789abcdef', source: 'Cisco software download' }],
  ),
});

/** By which sums real published files are known. The files are read when the first question is asked. */
export class PublishedChecksums {
  readonly #folders: Folders;
  #names: ReadonlyMap<string, string> | undefined;

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** The name under which Cisco published the file with this MD5 sum; undefined when no source tells. */
  nameOf(md5: string): string | undefined {
    return this.#byMd5().get(md5);
  }

  /** Whether a sum is known of a file of this name. */
  hasName(fileName: string): boolean {
    return [...this.#byMd5().values()].includes(fileName);
  }

  #byMd5(): ReadonlyMap<string, string> {
    this.#names ??= new Map(
      this.#folders
        .yamlFiles('checksums')
        .flatMap((path) => loadFile(path, checksumsFile).files)
        .map(({ md5, name }) => [md5, name]),
    );
    return this.#names;
  }
}
