import { fromUtf8, hex, utf8 } from '../base/bytes.ts';
import { host } from '../base/host/host.ts';
import { readAtMost } from '../base/host/read.ts';
import { packageRoot } from '../base/package-root.ts';
import { join } from '../base/path.ts';

const limitBytes = 16 * 1024 * 1024;

/** Values as JSON, by the SHA-256 of the YAML text that says them. */
let built: Readonly<Record<string, string>> | undefined;

/**
 * The value of a YAML text that the build has parsed: the shipped facts, labs and scenarios, which every start reads. Undefined for any
 * other text, so a shipped file that somebody has changed is parsed as one of his own.
 */
export function builtValueOf(text: string): unknown {
  built ??= readBuilt(join(packageRoot(), 'dist', 'values.json'));
  const json = built[hex(host().digest('sha256', utf8(text)))];
  return json === undefined ? undefined : JSON.parse(json);
}

/** Nothing where there is no build, as in a checkout whose sources run, and where the file is not what a build has written. */
export function readBuilt(path: string): Readonly<Record<string, string>> {
  if (host().files.find(path) === undefined) return {};
  try {
    const values: unknown = JSON.parse(fromUtf8(readAtMost(path, limitBytes) ?? utf8('{}')));
    return { ...Object(values) };
  } catch {
    // Cut off or not to be read: then the texts are parsed.
    return {};
  }
}
