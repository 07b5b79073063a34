import { fromUtf8 } from './bytes.ts';
import { host } from './host/host.ts';
import { readAtMost } from './host/read.ts';
import { join } from './path.ts';

/** The folder of this package, whether the code runs from sources or from a bundle; `models/` and `dist/` lie in it. */
export function packageRoot(): string {
  return host().files.packageRoot();
}

/** The version written in package.json. */
export function packageVersion(): string {
  const text = fromUtf8(readAtMost(join(packageRoot(), 'package.json'), 1024 * 1024) ?? new Uint8Array(0));
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}
