import type * as v from 'valibot';
import { fromUtf8 } from '../base/bytes.ts';
import { EmulatorError, errorOf, reasonOf, type UserProblem } from '../base/emulator-error.ts';
import { host } from '../base/host/host.ts';
import { readAtMost } from '../base/host/read.ts';
import { join } from '../base/path.ts';
import { checked, type Mistake } from './issue-words.ts';
import { fileBounds, type Parsed, parse } from './yaml.ts';

/** Reads one YAML or JSON file and checks it. Errors name the file, the line, the path inside it and what was expected. */
export function loadFile<S extends v.GenericSchema>(path: string, schema: S): v.InferOutput<S> {
  return check(parse(readText(path), path), schema);
}

/** The names of the files in `folder` that end in `.yaml`, sorted. */
export function yamlFilesIn(folder: string): readonly string[] {
  try {
    return host()
      .files.names(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw new EmulatorError(`${folder}: ${fileReason(error)}`, 'name a folder with model files');
  }
}

/** The value, checked and typed, or an error that says of every mistake where it is and what is allowed. */
export function check<S extends v.GenericSchema>(parsed: Parsed, schema: S): v.InferOutput<S> {
  const result = checked(schema, parsed);
  if ('output' in result) return result.output;
  throw errorOf(result.mistakes.map((mistake) => told(parsed, mistake)));
}

/** A mistake with its position: `lab.yaml:12:5: devices.0.model: …`. */
export function told(parsed: Parsed, { path, part, message, hint }: Mistake): UserProblem {
  const position = parsed.positionOf(path, part);
  const where = position === undefined ? parsed.file : `${parsed.file}:${position.line}:${position.column}`;
  const at = path.length === 0 ? '' : `${path.join('.')}: `;
  return { message: `${where}: ${at}${message}`, hint };
}

/** The text of a file of at most 4 MiB; an EmulatorError that names it when it cannot be read. */
export function readText(path: string): string {
  let bytes: Uint8Array | undefined;
  try {
    bytes = readAtMost(path, fileBounds.sizeBytes);
  } catch (error) {
    throw new EmulatorError(`${path}: ${fileReason(error)}`, 'name a file that can be read');
  }
  if (bytes !== undefined) return fromUtf8(bytes).replace(/^\ufeff/, '');
  throw new EmulatorError(`${path}: too long to be read`, `a YAML file has at most ${fileBounds.sizeBytes} bytes`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'this is a file, not a folder',
  EACCES: 'it may not be read or written (permissions)',
  EPERM: 'it may not be read or written (permissions)',
  EEXIST: 'it is there already',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'the name is too long',
};

/** Why the host refused a file, in words, with its own code. */
export function fileReason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known = reasons[code];
  return known === undefined ? reasonOf(error) : `${known} (${code})`;
}
