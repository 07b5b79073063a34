import * as v from 'valibot';
import { checked, type Mistake } from '../../facts/issue-words.ts';
import { inCode, isMapping, type Parsed, type Path } from '../../facts/yaml.ts';
import { device } from './device-schema.ts';
import { type Addresses, expandDevices, type WrittenDevice } from './expand-devices.ts';
import { type DeviceSpec, devicesMax, type LabSpec, labFile } from './lab-schema.ts';

/** A device with what its template and its number add to it, and where that is written. */
export interface PlacedDevice {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The place in the lab file of what stands at `path` in the device. */
  at(path: Path): Path;
}

/** A lab file as far as it could be read. */
export interface ReadLab {
  /** Undefined when there is a mistake. */
  readonly spec: LabSpec | undefined;
  readonly mistakes: readonly Mistake[];
  readonly devices: readonly PlacedDevice[];
}

/**
 * Works out templates, counts and addresses of a lab file, and finds every mistake of its form. What is wrong in one place hides
 * nothing in another: devices are worked out as far as they can be.
 */
export function readLab(parsed: Parsed): ReadLab {
  const form = checked(labFile, parsed);
  const mistakes = new Map<string, Mistake>();
  const places = new Set<string>();
  if ('mistakes' in form) {
    for (const mistake of form.mistakes) {
      mistakes.set(keyOf(mistake), mistake);
      places.add(mistake.path.join('\n'));
    }
  }
  const specs: DeviceSpec[] = [];
  const devices: PlacedDevice[] = [];
  const { value } = parsed;
  const written = isMapping(value) ? value : {};
  const entries = Array.isArray(written.devices) ? written.devices.slice(0, devicesMax) : [];
  const templates = Object.entries(isMapping(written.templates) ? written.templates : {});
  const expanded = expandDevices({
    devices: entries.map(usable),
    templates: Object.fromEntries(templates.map(([name, template]) => [name, usable(template)])),
    addresses: addressesIn(written.addresses),
  });
  const note = (mistake: Mistake): void => {
    if (!places.has(mistake.path.join('\n'))) mistakes.set(keyOf(mistake), mistake);
  };
  // The schema takes an empty list for a mapping without keys.
  const noMapping = (path: Path): void =>
    note({ path, part: 'value', message: 'expected a mapping (key: value), not a list', hint: 'such as name: sw1' });
  for (const [name, template] of templates) if (Array.isArray(template)) noMapping(['templates', name]);
  const firstList = entries.findIndex((entry) => Array.isArray(entry));
  if (firstList >= 0) noMapping(['devices', firstList]);
  for (const found of expanded) {
    // What is no mapping has been told.
    if (!isMapping(entries[found.entry])) continue;
    if ('message' in found) {
      const { entry, key, message, hint } = found;
      note({ path: ['devices', entry, key], part: 'value', message, hint });
      continue;
    }
    const template = usable(entries[found.entry]).template;
    const at = (path: Path): Path =>
      template !== undefined && found.inherited.has(String(path[0]))
        ? ['templates', template, ...path]
        : ['devices', found.entry, ...path];
    devices.push({ fields: found.fields, at });
    // What it lacks may stand in the template that is not there; what it has is checked with the form of the whole.
    if (found.isPartial) continue;
    const full = checked(device, inCode('', found.fields));
    if ('output' in full) specs.push(full.output);
    else for (const mistake of full.mistakes) note({ ...mistake, path: at(mistake.path) });
  }
  if ('mistakes' in form || mistakes.size > 0) return { spec: undefined, mistakes: [...mistakes.values()], devices };
  const { devices: _entries, templates: _templates, addresses: _addresses, ...rest } = form.output;
  return { spec: { ...rest, devices: specs }, mistakes: [], devices };
}

function keyOf({ path, message }: Mistake): string {
  return [...path, message].join('\n');
}

const looseDevice = v.looseObject({});
const door = v.object({ host: v.optional(v.string()), port: v.optional(v.number()) });
const usableFields = {
  name: v.string(),
  template: v.string(),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  address: v.string(),
  ssh: door,
  console: door,
};

/** An entry without those fields that decide what it stands for and are not what they have to be. */
function usable(entry: unknown): WrittenDevice {
  if (!v.is(looseDevice, entry)) return {};
  const kept = Object.entries(entry).filter(([key, value]) => {
    const schema = Object.entries(usableFields).find(([name]) => name === key)?.[1];
    return schema === undefined || v.is(schema, value);
  });
  return Object.fromEntries(kept);
}

function addressesIn(value: unknown): Addresses | undefined {
  const read = v.safeParse(labFile.entries.addresses, value);
  return read.success ? read.output : undefined;
}
