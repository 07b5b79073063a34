import type { Clock } from '../base/clock.ts';
import type { Journal, JournalEntry } from '../base/journal.ts';
import type { InsideSession } from '../doors/inside/inside-connection.ts';
import type { Device } from '../machine/device.ts';
import { DeviceFiles } from './device-files.ts';
import { KeptSession } from './kept-session.ts';
import { type EventFilter, eventsOf } from './lab-events.ts';
import { assertAllKnown, LabRecord, type ToldDevice, type UnknownCommand } from './lab-record.ts';

/** What a test does with one switch. */
export interface DeviceSurface {
  /**
   * Types `line` at a session that is kept for this, without a socket; resolves to what the screen shows, without the line and the
   * prompt. Rejects with an EmulatorError when the switch does not run.
   */
  type(line: string): Promise<string>;
  /** Resolves to the prompt of that session; rejects with an EmulatorError when a question waits for an answer instead. */
  expectPrompt(): Promise<string>;
  /** Its files, past the command line. */
  readonly files: DeviceFiles;
}

/** What a test asks of a whole lab. */
export interface LabSurface {
  /** The lab in English: what runs, what was typed, what was not understood, which defects were hit. */
  explain(): string;
  /** The events so far and those that come, until the filter's limit, its time (10 s unless said otherwise) or the end of the lab. */
  events(filter?: EventFilter): AsyncGenerator<JournalEntry, void>;
  /** What was typed and not understood, in the order in which it was typed first. */
  unknownCommands(): readonly UnknownCommand[];
}

/** The surface of one device; `open` opens a session on it. */
export function deviceSurface(device: Device, open: () => Promise<InsideSession>): DeviceSurface {
  const kept = new KeptSession(device, open);
  return {
    type: (line) => kept.type(line),
    expectPrompt: () => kept.expectPrompt(),
    files: new DeviceFiles(device),
  };
}

/** A lab behind its surface. */
export interface SurfacedLab {
  readonly devices: readonly ToldDevice[];
  readonly journal: Journal;
  readonly clock: Clock;
  /** Whether closing the lab fails when something was typed that was not understood. */
  readonly failOnUnknown: boolean;
  close(): Promise<void>;
}

/** The surface of a lab, with what closes it. */
export function labSurface(lab: SurfacedLab): LabSurface & AsyncDisposable & { close(): Promise<void> } {
  const { devices, journal, clock, failOnUnknown } = lab;
  const record = new LabRecord(journal);
  const closed = new AbortController();
  const close = async (): Promise<void> => {
    const isFirst = !closed.signal.aborted;
    closed.abort();
    await lab.close();
    if (isFirst && failOnUnknown) assertAllKnown(record.unknownCommands());
  };
  return {
    explain: () => record.explain(devices, clock),
    events: (filter) => eventsOf(journal, closed.signal, filter),
    unknownCommands: () => record.unknownCommands(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
