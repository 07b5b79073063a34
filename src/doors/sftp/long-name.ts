import { datable } from '../../base/calendar.ts';
import type { Listed } from '../../machine/storage/files.ts';

/** `ls -l` shows the year instead of the time for what is older than half a year or lies ahead. */
const recentMs = 182 * 24 * 60 * 60 * 1000;

const dateFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The line of a listing as `ls -l` and OpenSSH's SFTP server write it; clients show it and do not read it. Dates are in UTC. */
export function longName(
  name: string,
  entry: Pick<Listed, 'kind' | 'sizeBytes' | 'modifiedMs'>,
  nowMs: number,
): string {
  const mode = entry.kind === 'directory' ? 'drwxr-xr-x' : '-rw-r--r--';
  const size = String(entry.sizeBytes).padStart(8);
  return `${mode}    1 ${'root'.padEnd(8)} ${'root'.padEnd(8)} ${size} ${dateOf(entry.modifiedMs, nowMs)} ${name}`;
}

function dateOf(modifiedMs: number, nowMs: number): string {
  const parts = new Map(dateFormat.formatToParts(datable(modifiedMs)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const isRecent = modifiedMs <= nowMs && nowMs - modifiedMs < recentMs;
  const last = isRecent ? `${part('hour')}:${part('minute')}` : ` ${part('year')}`;
  return `${part('month')} ${part('day').padStart(2)} ${last}`;
}
