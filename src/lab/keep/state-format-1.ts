import { firstConfigurationChange } from './config-format-1.ts';
import { isObject, type StateChange } from './state-line.ts';

/** A line of a record of format 1, which held a volume as one value, as a change of today; undefined when it was cut short. */
export function firstFormatChange(line: Readonly<Record<string, unknown>> | undefined): StateChange | undefined {
  if (line === undefined) return undefined;
  const parts: Record<string, unknown> = {};
  const cleared: string[] = [];
  for (const [name, value] of Object.entries(line)) {
    // The volume of a device is called `volume bootflash`, that of a stick `volume`.
    const filesystem = name === 'volume' ? '' : /^volume (.*)$/s.exec(name)?.[1];
    if (filesystem === undefined || !isObject(value)) {
      // A stick on the table was in no slot.
      parts[name] = name === 'place' && value === null ? { slot: null } : value;
      if (name === 'configuration') parts[name] = firstConfigurationChange(value);
      continue;
    }
    const { tree, ...header } = value;
    parts[name] = header;
    cleared.push(`file ${filesystem}:`);
    for (const placed of Array.isArray(tree) ? tree : []) {
      if (isObject(placed) && typeof placed.path === 'string')
        parts[`file ${filesystem}:${placed.path}`] = placed.entry;
    }
  }
  return { parts, cleared };
}
