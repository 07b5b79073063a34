import { EmulatorError } from '../../base/emulator-error.ts';
import type { Sessions } from '../../cli/shell/sessions.ts';
import type { Spool } from '../../machine/content/spool.ts';
import type { Device } from '../../machine/device.ts';
import type { UsbSlots } from '../../machine/usb-slots.ts';
import { checkedDevice, type SnapshotCheck } from './checked-snapshot.ts';
import { assertReadable, type DeviceSnapshot, isTrusted, spooledOfDevice, trusted } from './snapshot.ts';
import type { Sticks } from './sticks.ts';

/** What belongs to a device's snapshot beside the device. */
export interface AroundDevice {
  readonly sessions: Sessions;
  readonly slots: UsbSlots;
  readonly sticks: Sticks;
  readonly spool: Spool;
  readonly check: SnapshotCheck;
}

/** A device that can be saved and restored, with the sticks in its slots. */
export interface SavedWith {
  save(): DeviceSnapshot;
  check(snapshot: DeviceSnapshot): DeviceSnapshot;
  clearSlots(): void;
  restore(snapshot: DeviceSnapshot): void;
}

/** Saving and restoring one device. */
export function savedWith(device: Device, { sessions, slots, sticks, spool, check: checks }: AroundDevice): SavedWith {
  const check = (snapshot: DeviceSnapshot): DeviceSnapshot => {
    const { name, model } = device;
    if (snapshot.name === name && snapshot.model === model.pid) {
      return isTrusted(snapshot) ? snapshot : trusted(checkedDevice(snapshot, `snapshot of ${name}`, checks));
    }
    const is = `${name} is a ${model.pid}`;
    throw new EmulatorError(`the snapshot is of ${snapshot.name}, a ${snapshot.model}`, is);
  };
  const clearSlots = (): void => {
    for (const { slot } of slots.taken) slots.pull(slot);
  };
  return {
    save() {
      const state = device.state();
      const taken = slots.taken.map(({ slot, stick }) => ({ slot, stick: stick.state() }));
      return trusted({ ...state, model: state.model.pid, logins: sessions.logins.state(), sticks: taken });
    },
    check,
    clearSlots,
    restore(given) {
      const snapshot = check(given);
      assertReadable(spooledOfDevice(snapshot), spool);
      assertOnTable(snapshot, device.name, sticks);
      clearSlots();
      device.restore({ ...snapshot, model: device.model });
      sessions.logins.restore(snapshot.logins);
      for (const { slot, stick } of snapshot.sticks) slots.insert(slot, sticks.restoreOne(stick));
    },
  };
}

/** A stick that is in another switch now cannot be here as well. */
function assertOnTable(snapshot: DeviceSnapshot, device: string, sticks: Sticks): void {
  for (const { stick } of snapshot.sticks) {
    const place = sticks.placeOf(stick.name);
    if (place === undefined || place.device === device) continue;
    throw new EmulatorError(`the stick ${stick.name} is in ${place.slot} of ${place.device}`, 'pull it out first');
  }
}
