import { type ContainedError, Guard } from '../base/guard.ts';
import type { Journal } from '../base/journal.ts';

/** Different errors that are told once each; a client that causes one over and over fills no log. */
const toldCount = 100;

/** The guard of a lab: what it contains is written to the journal, and the first of its kind is told to `warn` with where it was thrown. */
export function containedErrors(journal: Journal, warn: (message: string) => void): Guard {
  const told = new Set<string>();
  return new Guard((error) => {
    const { device, session, place, reason } = error;
    journal.write({ kind: 'error.contained', device, session, place, reason });
    const what = `${device} ${place} ${reason}`;
    if (told.has(what) || told.size >= toldCount) return;
    told.add(what);
    warn(wordsFor(error));
  });
}

/** What somebody who runs the emulator reads: what failed, for whom, and that the lab goes on. */
export function wordsFor({ device, session, place, reason, stack }: ContainedError): string {
  const where = [device, place, session].filter((part) => part !== '').join(', ');
  const thrown = stack.split('\n').find((line) => line.trimStart().startsWith('at '));
  const at = thrown === undefined ? '' : `, ${thrown.trim()}`;
  return `an error inside the emulator was contained and the lab goes on (${where}): ${reason}${at}`;
}
