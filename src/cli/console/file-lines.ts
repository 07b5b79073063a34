import { calendarTime, timeOfDay } from '../../base/calendar.ts';
import type { Device } from '../../machine/device.ts';
import { home } from '../../machine/storage/files.ts';
import type { FileProblem } from '../../machine/storage/problem.ts';

/** A directory of the switch as the kickstart shell lists it: the layout of NX-OS (nxos-behaviour 4.1). */
export function listing(device: Device, typed: string): readonly string[] {
  const location = device.files.resolve(typed, home);
  if (!location.ok) return [fileWords(location.error)];
  const entries = device.files.list(location.value);
  const usage = device.files.usage(location.value.filesystem);
  if (!entries.ok) return [fileWords(entries.error)];
  if (!usage.ok) return [fileWords(usage.error)];
  const rows = entries.value.map(
    ({ name, kind, sizeBytes, modifiedMs }) =>
      `${number(sizeBytes)}    ${date(modifiedMs)}  ${name}${kind === 'directory' ? '/' : ''}`,
  );
  const { usedBytes, freeBytes, totalBytes } = usage.value;
  return [
    ...rows,
    '',
    `Usage for ${location.value.filesystem}://`,
    `${number(usedBytes)} bytes used`,
    `${number(freeBytes)} bytes free`,
    `${number(totalBytes)} bytes total`,
  ];
}

/** Why a file operation could not be done, in a few words; the kickstart shell has no more to say (inferred). */
export function fileWords(problem: FileProblem): string {
  switch (problem.why) {
    case 'not-found':
      return 'No such file or directory';
    case 'no-space':
      return 'No space left on device';
    case 'not-present':
    case 'not-formatted':
    case 'no-filesystem':
    case 'io-error':
      return 'No such device or address';
    default:
      return 'Operation not permitted';
  }
}

function number(value: number): string {
  return String(value).padStart(11);
}

function date(atMs: number): string {
  const time = calendarTime(atMs);
  return `${time.monthName} ${String(time.day).padStart(2, '0')} ${timeOfDay(time)} ${time.year}`;
}
