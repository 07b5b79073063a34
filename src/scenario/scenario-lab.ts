import { host } from '../base/host/host.ts';
import { didYouMean } from '../base/nearest.ts';
import { folderOf, join } from '../base/path.ts';
import type { Facts } from '../facts/catalog.ts';
import type { Mistake } from '../facts/issue-words.ts';
import { inCode, isMapping, type Parsed, type Path } from '../facts/yaml.ts';
import { type InspectedDevice, inspectLab } from '../lab/inspect-lab.ts';
import { builtInLabPath } from '../lab/spec/lab-file.ts';
import type { LabSpec } from '../lab/spec/lab-schema.ts';
import { mergeLab } from './merge-lab.ts';
import type { ScenarioProblems } from './scenario-problems.ts';

/** The lab of a scenario as far as it could be read. */
export interface ScenarioLab {
  readonly spec: LabSpec | undefined;
  /** Where relative host files of the lab start. */
  readonly folder: string;
  /** Undefined when nobody knows what the lab is. */
  readonly devices: readonly InspectedDevice[] | undefined;
  readonly stickNames: readonly string[];
}

const noLab: ScenarioLab = { spec: undefined, folder: '.', devices: undefined, stickNames: [] };

/** Reads the lab that a scenario names or holds, with its changes. What is wrong is noted where it is written. */
export function scenarioLab(own: Parsed, facts: Facts, problems: ScenarioProblems): ScenarioLab {
  const content = isMapping(own.value) ? own.value : {};
  const { lab = 'technote', change } = content;
  if (typeof lab !== 'string' && !isMapping(lab)) return noLab;
  const path =
    lab === 'technote' ? builtInLabPath() : typeof lab === 'string' ? join(folderOf(own.file), lab) : own.file;
  if (typeof lab === 'string' && host().files.find(path) === undefined) {
    const hint = `${didYouMean(lab, ['technote'])}labs: technote, or a file relative to the scenario`;
    problems.say(own, ['lab'], `there is no lab "${lab}" (${path})`, hint);
    return noLab;
  }
  const base = typeof lab === 'string' ? problems.parse(path) : inCode(own.file, lab);
  if (base === undefined) return noLab;
  const changes = isMapping(change) ? change : {};
  const strangers = strangersIn(changes, base.value);
  for (const [at, mistake] of strangers) problems.note(own, { ...mistake, path: ['change', ...at] });
  const merged = mergeLab(base.value, withoutDevices(changes, new Set(strangers.map(([at]) => String(at[1])))));
  const finder = new PlaceFinder(own, base, merged, typeof lab !== 'string');
  const { spec, devices, sticks, mistakes } = inspectLab(merged, { facts, folder: folderOf(path) });
  for (const mistake of mistakes) {
    // What is missing is nowhere; what it is missing in has a place.
    const missing = mistake.message.endsWith(' is missing') ? mistake.path.slice(-1) : [];
    const { parsed, path: at } = finder.placeOf(mistake.path.slice(0, mistake.path.length - missing.length));
    problems.note(parsed, { ...mistake, path: [...at, ...missing] });
  }
  return { spec, folder: folderOf(path), devices, stickNames: sticks };
}

/** Devices that a change names, which the lab has not, and which say too little to be new ones. */
function strangersIn(
  changes: Readonly<Record<string, unknown>>,
  base: unknown,
): readonly (readonly [Path, Omit<Mistake, 'path'>])[] {
  const before = isMapping(base) && Array.isArray(base.devices) ? base.devices : [];
  const known = before.flatMap((device: unknown) => (isMapping(device) ? [String(device.name)] : []));
  const changed = isMapping(changes.devices) ? Object.entries(changes.devices) : [];
  return changed.flatMap(([name, value]) => {
    if (known.includes(name)) return [];
    if (value !== null && isMapping(value) && ('model' in value || 'template' in value)) return [];
    const hint = `${didYouMean(name, known)}its devices: ${known.join(', ')}`;
    return [[['devices', name], { part: 'key', message: `the lab has no device "${name}"`, hint }] as const];
  });
}

function withoutDevices(changes: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): unknown {
  if (!isMapping(changes.devices)) return changes;
  const kept = Object.entries(changes.devices).filter(([name]) => !names.has(name));
  return { ...changes, devices: Object.fromEntries(kept) };
}

const nameKeys: Readonly<Record<string, string>> = { devices: 'name', hosts: 'address', sticks: 'name', files: 'name' };

/** Finds where a part of a changed lab is written: in the changes, in the scenario, or in the file of the lab. */
class PlaceFinder {
  readonly #own: Parsed;
  readonly #base: Parsed;
  readonly #merged: unknown;
  readonly #isInside: boolean;

  constructor(own: Parsed, base: Parsed, merged: unknown, isInside: boolean) {
    this.#own = own;
    this.#base = base;
    this.#merged = merged;
    this.#isInside = isInside;
  }

  placeOf(path: Path): { readonly parsed: Parsed; readonly path: Path } {
    const changed = this.#follow(path, ['change']);
    if (changed.matched > 0) return { parsed: this.#own, path: changed.path };
    if (this.#isInside) return { parsed: this.#own, path: ['lab', ...path] };
    return { parsed: this.#base, path: this.#follow(path, []).path };
  }

  /** The same path in another value, where entries of lists may stand under their names; `matched` is 0 unless all of it is there. */
  #follow(path: Path, start: Path): { readonly path: Path; readonly matched: number } {
    const parsed = start.length > 0 ? this.#own : this.#base;
    let here: unknown = start.reduce<unknown>((value, step) => childOf(value, step), parsed.value);
    let merged: unknown = this.#merged;
    const found: (string | number)[] = [...start];
    let matched = 0;
    let list = '';
    for (const step of path) {
      const inner = childOf(merged, step);
      const name = isMapping(inner) ? inner[nameKeys[list] ?? ''] : undefined;
      const other = typeof step === 'number' && name !== undefined ? placeIn(here, name, nameKeys[list] ?? '') : step;
      found.push(other ?? step);
      here = childOf(here, other ?? step);
      matched += here === undefined ? Number.NEGATIVE_INFINITY : 1;
      merged = inner;
      list = String(step);
    }
    return { path: found, matched };
  }
}

function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return Reflect.get(value, step);
}

/** Where the entry of that name stands: under its name in a mapping, or at its index in a list. */
function placeIn(value: unknown, name: unknown, nameKey: string): string | number | undefined {
  if (isMapping(value)) return String(name);
  if (!Array.isArray(value)) return undefined;
  const index = value.findIndex((item: unknown) => isMapping(item) && item[nameKey] === name);
  return index < 0 ? undefined : index;
}
