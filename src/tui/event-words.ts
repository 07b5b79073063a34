import { unreachable } from '../base/assert.ts';
import { calendarTime, timeOfDay } from '../base/calendar.ts';
import type { JournalEntry } from '../base/journal.ts';
import { grouped, printable } from './figures.ts';

/** How an event looks: something worked, something went wrong, somebody did something, or just noise. */
export type Tone = 'good' | 'bad' | 'notable' | 'quiet';

/** One event as a row of the screen. */
export interface EventRow {
  readonly sequence: number;
  readonly time: string;
  readonly label: string;
  readonly text: string;
  readonly tone: Tone;
}

type Words = Omit<EventRow, 'sequence' | 'time'>;

/**
 * The row of an entry, what matters most first, because narrow screens cut rows off; undefined for an entry that another
 * one says better.
 */
export function eventRow(entry: JournalEntry): EventRow | undefined {
  const words = wordsOf(entry);
  if (words === undefined) return undefined;
  const { sequence, atMs } = entry;
  return { sequence, time: timeOfDay(calendarTime(atMs)), ...words, text: printable(words.text) };
}

function wordsOf(entry: JournalEntry): Words | undefined {
  switch (entry.kind) {
    case 'device.started':
      return { label: 'started', text: `${entry.model} on NX-OS ${entry.release}`, tone: 'good' };
    case 'session.opened':
      return { label: 'login', text: `${entry.user} from ${entry.from}`, tone: 'notable' };
    case 'session.closed':
      return { label: 'logout', text: `${entry.user} from ${entry.from}`, tone: 'quiet' };
    case 'login.failed':
      return { label: 'no login', text: `${entry.user} from ${entry.from}`, tone: 'bad' };
    case 'command.entered':
      return { label: 'command', text: `${entry.user}: ${entry.line}`, tone: 'notable' };
    case 'command.unknown':
      return { label: 'unknown', text: `${entry.user}: ${entry.line}`, tone: 'bad' };
    case 'command.unmodelled':
      return { label: 'no model', text: `${entry.user}: ${entry.line}`, tone: 'quiet' };
    case 'configuration.changed':
      // The command that changed it has its own row.
      return undefined;
    case 'startup.refused':
      return { label: 'refused', text: `${entry.place}: ${entry.line}`, tone: 'bad' };
    case 'transfer.finished':
      return {
        label: 'transfer',
        text: `${grouped(entry.sizeBytes)} bytes, ${entry.source} -> ${entry.target}`,
        tone: 'good',
      };
    case 'transfer.failed':
      return { label: 'transfer', text: `failed (${entry.why}), ${entry.source} -> ${entry.target}`, tone: 'bad' };
    case 'image.compacted':
      return { label: 'compacted', text: `${entry.file} to ${grouped(entry.sizeBytes)} bytes`, tone: 'good' };
    case 'defect.hit':
      return { label: 'defect', text: `${entry.defect} at ${entry.point}`, tone: 'bad' };
    case 'stage.changed':
      return { label: 'stage', text: entry.stage, tone: 'notable' };
    case 'console.line':
      return { label: 'console', text: entry.text, tone: 'quiet' };
    case 'error.contained':
      return { label: 'contained', text: `${entry.place}: ${entry.reason}`, tone: 'bad' };
    default:
      return unreachable(entry);
  }
}
