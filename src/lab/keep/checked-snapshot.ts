import { EmulatorError, reasonOf } from '../../base/emulator-error.ts';
import type { RunningConfiguration } from '../../machine/config/slice.ts';
import { checkedStick } from './checked-stick.ts';
import { checkedContent, checkedVolume, type HostFiles, parsed } from './checked-volume.ts';
import { deviceSnapshot } from './saved-schema.ts';
import type { DeviceSnapshot } from './snapshot.ts';

/** What checking a snapshot of a device needs of the device. */
export interface SnapshotCheck extends HostFiles {
  /** The lines that a running configuration writes; throws when it makes no sense. */
  lines(running: RunningConfiguration): readonly string[];
}

/** The snapshot of a device as it comes from a file. Throws an EmulatorError that names the first wrong value and what is allowed. */
export function checkedDevice(value: unknown, at: string, check: SnapshotCheck): DeviceSnapshot {
  const found = parsed(deviceSnapshot, value, at);
  const configured = [found.running, found.memory.remains, ...found.memory.checkpoints.map(({ running }) => running)];
  for (const running of configured) assertWritable(running, `${at}.running`, check);
  const { stage, activities } = found;
  const volumes = found.volumes.map(({ filesystem, volume }) => ({
    filesystem,
    volume: volume === undefined ? undefined : checkedVolume(volume, `${at} ${filesystem}:`, check),
  }));
  const checked = {
    ...found,
    volumes,
    stage:
      stage.at === 'loading' && stage.fetched !== undefined
        ? { ...stage, fetched: checkedContent(stage.fetched, `${at}.stage.fetched`, check) }
        : stage,
    activities: activities.map((activity, index) =>
      activity.kind === 'write'
        ? { ...activity, content: checkedContent(activity.content, `${at}.activities[${index}].content`, check) }
        : activity,
    ),
    sticks: found.sticks.map(({ slot, stick }) => ({ slot, stick: checkedStick(stick, `${at} ${slot}`, check) })),
  };
  // Every value has been checked just now; a schema cannot say that a member is there and undefined.
  return checked as DeviceSnapshot;
}

/** Each family reads what it has configured; what it cannot read is named. */
function assertWritable(running: RunningConfiguration, at: string, check: SnapshotCheck): void {
  for (const [family, state] of Object.entries(running)) {
    try {
      check.lines({ [family]: state });
    } catch (error) {
      throw new EmulatorError(
        `${at}.${family} makes no sense (${reasonOf(error)})`,
        'what a snapshot of this lab holds',
      );
    }
  }
}
