import type { LineValue, LineValues } from '../../../machine/config/body.ts';
import { dscpNames, type Names, precedenceNames } from '../access-lists/names.ts';

/** `af21,cs3,46` with numbers for the names, as it is written (a configuration of a Nexus 3548: `set dscp 46`). */
export function numbered(values: LineValues): LineValues {
  return { ...values, ...numbersIn('dscp', dscpNames, values), ...numbersIn('precedence', precedenceNames, values) };
}

function numbersIn(name: string, names: Names, values: LineValues): Readonly<Record<string, LineValue>> {
  const value = values[name];
  if (value === undefined) return {};
  const parts = String(value).toLowerCase().split(',');
  return { [name]: parts.map((part) => names[part] ?? part).join(',') };
}
