import { instantText, latestInstantMs } from '../base/calendar.ts';
import { type Clock, isManual } from '../base/clock.ts';
import type { Duration } from '../base/duration.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import type { Stick } from '../machine/storage/stick.ts';
import type { LabSnapshot, Snapshots } from './keep/snapshot.ts';
import { eventsOf, heldEvents } from './lab-events.ts';
import { assertAllKnown, LabRecord } from './lab-record.ts';
import type { RunningDevice } from './running-switch.ts';
import type { SharedByLab } from './shared.ts';
import { labArguments } from './spec/arguments.ts';
import { stick as stickSchema } from './spec/device-schema.ts';
import { assertSaved, given, givenName } from './spec/given.ts';
import type { LabOperations, LabStatus, StickStatus } from './started-lab.ts';

/** What the operations on a whole lab act on. */
export interface LabOperationParts {
  readonly devices: readonly RunningDevice[];
  readonly shared: SharedByLab;
  readonly snapshots: Snapshots;
  /** What the lab was when it had started. */
  readonly first: LabSnapshot;
  /** Whether closing the lab fails when something was typed that was not understood. */
  readonly failOnUnknown: boolean;
  close(): Promise<void>;
}

/** The operations with snapshots as this program has them. */
interface LabActions extends LabOperations, AsyncDisposable {
  save(name?: string): LabSnapshot;
  restore(snapshot: LabSnapshot | string): void;
  forget(snapshot: LabSnapshot | string): void;
  close(): Promise<void>;
}

/** The operations on a whole lab, with what closes it. What they promise stands in `LabOperations`. */
export function labOperations(parts: LabOperationParts): LabActions {
  const { devices, snapshots, first } = parts;
  const { journal, clock, network } = parts.shared.world;
  const { sticks, named } = parts.shared.store;
  const record = new LabRecord(journal);
  const closed = new AbortController();
  const close = async (): Promise<void> => {
    const isFirst = !closed.signal.aborted;
    closed.abort();
    await parts.close();
    if (isFirst && parts.failOnUnknown) assertAllKnown(record.unknownCommands());
  };
  return {
    status: () => labStatus(parts),
    advance: (duration) => advance(clock, duration),
    async makeStick(name, spec) {
      const stick = given('makeStick', stickSchema, spec);
      return stickStatus(await sticks.make(given('makeStick: name', givenName, name), stick));
    },
    changeHostKey: (host) => network.changeHostKey(given('changeHostKey: host', labArguments.changeHostKey.host, host)),
    save(name) {
      const snapshot = snapshots.save();
      if (name === undefined) return snapshot;
      const before = named.keep(given('save: snapshot', givenName, name), clock.now(), () => snapshot);
      if (before !== undefined) snapshots.forget(before);
      return snapshot;
    },
    restore(saved) {
      assertSaved('restore', saved);
      snapshots.restore(typeof saved === 'string' ? named.find(saved) : saved);
    },
    reset: () => snapshots.restore(first),
    forget(saved) {
      assertSaved('forget', saved);
      snapshots.forget(typeof saved === 'string' ? named.drop(saved) : saved);
    },
    explain: () => record.explain(devices, clock),
    events: (filter, reader) => eventsOf(journal, closed.signal, filter, reader),
    journal: (filter) => heldEvents(journal, filter),
    unknownCommands: () => record.unknownCommands(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Whether nothing moves the time of a lab but who waits for it. */
function isInstant({ speed }: Clock): boolean {
  return speed === Number.POSITIVE_INFINITY;
}

async function advance(clock: Clock, duration: Duration): Promise<void> {
  const durationMs = given('advance', labArguments.advance.duration, duration);
  if (clock.now() + durationMs > latestInstantMs) {
    throw new EmulatorError('advance: lab time ends in the year 9999', 'advance by less', { kind: 'bad-request' });
  }
  if (isManual(clock)) return clock.advance(durationMs);
  if (isInstant(clock)) return clock.sleep(durationMs);
  throw new EmulatorError('the time of this lab passes by itself', 'start it with speed: instant or manual');
}

function labStatus({ devices, shared }: LabOperationParts): LabStatus {
  const { clock } = shared.world;
  const { sticks, named } = shared.store;
  const nowMs = clock.now();
  return {
    nowMs,
    now: instantText(nowMs),
    speed: isManual(clock) ? 'manual' : isInstant(clock) ? 'instant' : clock.speed,
    devices: devices.map((device) => device.status()),
    sticks: sticks.all.map(stickStatus),
    snapshots: named.all,
  };
}

function stickStatus({ name, place }: Stick): StickStatus {
  return { name, place: place ?? null };
}
