import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../base/assert.ts';

let known: string | undefined;

/** The folder of this package, whether the code runs from sources or from a bundle. */
export function packageRoot(): string {
  known ??= searchUpwards(dirname(fileURLToPath(import.meta.url)));
  return known;
}

function searchUpwards(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "n3k-emulator"')) return at;
    assert(dirname(at) !== at, `no package.json of n3k-emulator above ${folder}`);
  }
}
