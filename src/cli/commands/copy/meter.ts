/**
 * The progress line of OpenSSH's scp: name, share, bytes, rate, and the time left or taken (nxos-behaviour 1.3, 4.5). Nothing is known of
 * the time left while nothing has arrived: `--:--` (progressmeter.c of OpenSSH).
 */
export function meterLine(progress: {
  readonly name: string;
  readonly movedBytes: number;
  readonly sizeBytes: number;
  readonly elapsedMs: number;
  readonly bytesPerSecond: number;
}): string {
  const { movedBytes, sizeBytes, bytesPerSecond } = progress;
  const isDone = movedBytes >= sizeBytes;
  const share = sizeBytes === 0 ? 100 : Math.floor((movedBytes / sizeBytes) * 100);
  const seconds = isDone ? progress.elapsedMs / 1000 : (sizeBytes - movedBytes) / bytesPerSecond;
  const tail = isDone ? '    ' : ' ETA';
  return `${progress.name.slice(0, 43).padEnd(44)} ${String(share).padStart(3)}% ${short(movedBytes)} ${rate(bytesPerSecond)}/s${isDone || bytesPerSecond > 0 ? clock(seconds) : '   --:--'}${tail}`;
}

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** ` 477MB`: at most four digits and a unit. */
function short(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 10_000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Math.floor(value)}${units[unit] ?? ''}`.padStart(6);
}

/** `  4.9MB`: one decimal. */
function rate(bytesPerSecond: number): string {
  const isLarge = bytesPerSecond >= 1024 * 1024 * 0.1;
  const value = bytesPerSecond / (isLarge ? 1024 * 1024 : 1024);
  return `${(Math.floor(value * 10) / 10).toFixed(1)}${isLarge ? 'MB' : 'KB'}`.padStart(7);
}

/** `   03:49`, or `hh:mm:ss`. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return (hours > 0 ? `${hours}:${rest}` : rest).padStart(8);
}
