import { calendarTime } from '../../base/calendar.ts';
import { aliases } from '../../machine/config/aliases.ts';
import { countOf, named } from '../../machine/config/named.ts';
import type { Device } from '../../machine/device.ts';
import type { Session } from './session.ts';

/**
 * A command with its variables replaced by their values, and an alias at its beginning by what it stands for, the session's own
 * before the switch's. A name in `$( )` that is no variable stays as it is (inferred).
 */
export function expanded(command: string, device: Device, session: Session): string {
  return withoutAlias(withoutVariables(command, device, session), device, session);
}

/** The same for variables alone. */
export function withoutVariables(text: string, device: Device, session: Session): string {
  if (!text.includes('$(')) return text;
  const known = variablesOf(device, session);
  return text.replaceAll(/\$\(([A-Za-z0-9_-]+)\)/g, (whole, name: string) => known.get(name) ?? whole);
}

/** The variables of a session with those that the switch knows by itself (nxos-behaviour 6.5). */
export function variablesOf(device: Device, session: Session): ReadonlyMap<string, string> {
  return new Map([
    ['SWITCHNAME', device.configuration.hostname],
    ['TIMESTAMP', timestamp(device.clock.now())],
    ...session.variables,
  ]);
}

function withoutAlias(command: string, device: Device, session: Session): string {
  const known = device.configuration.of(aliases);
  if (countOf(known) === 0 && session.aliases.size === 0) return command;
  const first = /^\s*(\S+)/.exec(command)?.[1];
  if (first === undefined) return command;
  const meant = session.aliases.get(first) ?? named(known, first)?.command;
  if (meant === undefined) return command;
  const at = command.indexOf(first);
  return command.slice(0, at) + meant + command.slice(at + first.length);
}

/** `2020-06-15-20.00.00`. */
function timestamp(atMs: number): string {
  const time = calendarTime(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [time.year, two(time.month), two(time.day)].join('-');
  return `${date}-${[time.hour, time.minute, time.second].map(two).join('.')}`;
}
