import type { RunningSystem } from '../../../machine/boot/running-system.ts';
import { listOf } from '../../../machine/config/named.ts';
import { vrfs } from '../../../machine/config/vrfs.ts';
import type { Device } from '../../../machine/device.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { durationOf } from '../words/duration.ts';
import { table } from '../words/table.ts';

/** `vrf NAME` behind a command that shows a table of VRF default otherwise. */
export const vrfPart = [
  word('vrf', 'Display per-VRF information'),
  arg('vrf', wordArg({ maxLength: 32, offers: 'vrf-or-all' }), 'VRF name'),
] as const;

/** A VRF with the number that the device gives it. */
export interface NumberedVrf {
  readonly name: string;
  readonly id: number;
}

/** The VRFs that are to be shown: the one that is named, all, or VRF default. */
export function wantedVrfs(device: Device, wanted = 'default'): readonly NumberedVrf[] {
  return listOf(device.configuration.of(vrfs))
    .map(({ name }, place) => ({ name, id: place + 1 }))
    .filter(({ name }) => wanted === 'all' || wanted === name);
}

/** How long NX-OS has been running, which is how old tables are. */
export function runningSeconds({ clock }: Device, { sinceMs }: RunningSystem): number {
  return Math.floor((clock.now() - sinceMs) / 1000);
}

/** `05:12:12`, then `3d04h`, then `5w0d`, as routing tables have it. */
export function uptimeText(totalSeconds: number): string {
  const { days, hours, minutes, seconds } = durationOf(totalSeconds);
  if (days >= 7) return `${Math.floor(days / 7)}w${days % 7}d`;
  return days > 0 ? `${days}d${two(hours)}h` : `${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** A number with two digits at least. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The destinations of each VRF as data, under the keys of a table of routes; `addrf` says of which addresses. */
export function keysByVrf(
  addrf: 'ipv4' | 'ipv6',
  tables: readonly { readonly vrf: string; readonly prefixes: readonly object[] }[],
): object {
  return table(
    'vrf',
    tables.map(({ vrf, prefixes }) => ({
      'vrf-name-out': vrf,
      ...table('addrf', [{ addrf, ...table('prefix', prefixes) }]),
    })),
  );
}
