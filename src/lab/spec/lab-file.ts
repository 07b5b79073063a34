import { EmulatorError, errorOf, type UserProblem } from '../../base/emulator-error.ts';
import { packageRoot } from '../../base/package-root.ts';
import { folderOf, join } from '../../base/path.ts';
import type { Facts } from '../../facts/catalog.ts';
import type { Mistake } from '../../facts/issue-words.ts';
import { readText, told } from '../../facts/load.ts';
import { inCode, isMapping, type Parsed, parse } from '../../facts/yaml.ts';
import { type LabSurroundings, mistakesOfNames } from './lab-facts.ts';
import { readLab } from './lab-mistakes.ts';
import type { LabSpec } from './lab-schema.ts';

/**
 * Reads a lab file. Errors name the file, the line and the column of every mistake, and what is allowed there. With `facts` it is
 * also held against them and against the files that it names.
 */
export function readLabFile(path: string, facts?: Facts): LabSpec {
  if (typeof path !== 'string')
    throw new EmulatorError(`expected the path of a lab file, not ${kindOf(path)}`, 'readLabFile("lab.yaml")', {
      kind: 'bad-request',
    });
  const parsed = parse(readText(path), path);
  return labOf(parsed, facts === undefined ? undefined : { facts, folder: folderOf(path) });
}

/** The lab that a value describes, with its templates, counts and addresses worked out. Throws an EmulatorError with all mistakes. */
export function labOf(parsed: Parsed, surroundings?: LabSurroundings): LabSpec {
  const read = labProblems(parsed, surroundings);
  if (read.spec !== undefined && read.problems.length === 0) return read.spec;
  throw errorOf(read.problems);
}

/** A lab, and every mistake in it with its place. */
export function labProblems(
  parsed: Parsed,
  surroundings?: LabSurroundings,
): { readonly spec: LabSpec | undefined; readonly problems: readonly UserProblem[] } {
  const other = otherKindOf(parsed);
  if (other !== undefined) return { spec: undefined, problems: [told(parsed, other)] };
  const { spec, mistakes, devices } = readLab(parsed);
  const names = surroundings === undefined ? [] : mistakesOfNames(parsed.value, devices, surroundings);
  const problems = [...mistakes, ...names].map((mistake) => ({
    mistake,
    place: parsed.positionOf(mistake.path, mistake.part),
  }));
  // Somebody who corrects a file goes through it from above.
  problems.sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  return { spec, problems: problems.map(({ mistake }) => told(parsed, mistake)) };
}

/** A file that is no lab but something else of ours, or nothing. */
function otherKindOf({ value }: Parsed): Mistake | undefined {
  const devices = 'a lab has devices:, each with name, model and release; n3k lab new writes one';
  const at = { path: [], part: 'value' } as const;
  if (value === null || value === undefined) return { ...at, message: 'there is nothing in it', hint: devices };
  if (!isMapping(value)) return { ...at, message: 'this is no lab', hint: devices };
  if ('devices' in value || !('steps' in value)) return undefined;
  return {
    ...at,
    message: 'this is a scenario, not a lab',
    hint: 'n3k scenario check checks it, n3k scenario run plays it',
  };
}

/**
 * What `startLab` was given: a lab in code, the built-in one if it says nothing. Throws an EmulatorError that says of every mistake
 * where in it it is.
 */
export function labSpecOf(written: unknown, surroundings?: LabSurroundings): LabSpec {
  if (written === undefined || (isMapping(written) && Object.keys(written).length === 0)) {
    return readLabFile(builtInLabPath(), surroundings?.facts);
  }
  if (typeof written === 'string') {
    throw new EmulatorError(
      `startLab takes a lab, not the text "${written.slice(0, 60)}"`,
      'startLab(readLabFile("lab.yaml")) starts a file',
      { kind: 'bad-request' },
    );
  }
  return labOf(inCode('lab', written), surroundings && { ...surroundings, isWorkedOut: true });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}

/** The lab that `n3k run` and `startLab()` start when none is named: the switch of the Compact Image technote. */
export const builtInLabPath = (): string => join(packageRoot(), 'scenarios', 'labs', 'technote.yaml');
