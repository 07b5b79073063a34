/** One line that the giving side of SCP sends before data. */
export type ControlLine =
  /** A time that no clock has is passed over. */
  | { readonly kind: 'times'; readonly modifiedMs: number | undefined }
  | { readonly kind: 'file'; readonly name: string; readonly sizeBytes: number }
  | { readonly kind: 'directory'; readonly name: string }
  | { readonly kind: 'end-of-directory' }
  /** The giving side could not do something, and goes on or not. */
  | { readonly kind: 'error'; readonly isFatal: boolean }
  /** Not SCP, with the words for it that OpenSSH uses. */
  | { readonly kind: 'wrong'; readonly words: string };

/** A time is 32 bits; OpenSSH's scp, too, does not set one that is out of range (scp.c, `setimes = 0`). */
const lastSecond = 2 ** 31 - 1;

/** Reads a line without its end. */
export function parseControlLine(line: string): ControlLine {
  if (line.startsWith('\x01') || line.startsWith('\x02')) return { kind: 'error', isFatal: line.startsWith('\x02') };
  if (line === 'E') return { kind: 'end-of-directory' };
  const times = /^T(\d+) \d+ \d+ \d+$/.exec(line);
  if (times !== null) {
    const seconds = Number(times[1]);
    return { kind: 'times', modifiedMs: seconds <= lastSecond ? seconds * 1000 : undefined };
  }
  const entry = /^([CD])[0-7]{3,5} (\d+) (.+)$/.exec(line);
  if (entry === null) return { kind: 'wrong', words: `protocol error: ${line}` };
  const [, letter, size, name = ''] = entry;
  if (name.includes('/') || name === '.' || name === '..') {
    return { kind: 'wrong', words: `error: unexpected filename: ${name}` };
  }
  return letter === 'C' ? { kind: 'file', name, sizeBytes: Number(size) } : { kind: 'directory', name };
}
