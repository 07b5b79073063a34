import { assert, present } from '../base/assert.ts';
import type { Console } from '../cli/console/console.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { attachInside, type InsideSession, openInside } from '../doors/inside/inside-connection.ts';
import type { Device } from '../machine/device.ts';
import type { UsbSlots } from '../machine/usb-slots.ts';
import { DeviceActions } from './device-actions.ts';
import { DeviceFiles } from './device-files.ts';
import { DeviceSessions } from './device-sessions.ts';
import { statusOf } from './device-status.ts';
import type { SnapshotCheck } from './keep/checked-snapshot.ts';
import { hostFilesOf } from './keep/host-files.ts';
import { type SavedWith, savedWith } from './keep/saved-device.ts';
import type { DeviceSnapshot } from './keep/snapshot.ts';
import type { ConsolePort, ServedConsole } from './open-console.ts';
import { runningOf } from './running-of.ts';
import type { SharedByLab } from './shared.ts';
import { movedByHand } from './standstill.ts';
import type { SessionDoor, SshAccess, StartedDevice } from './started-lab.ts';
import type { DeviceDoors } from './ways-in.ts';

/** What the lab itself does with a started switch. */
export interface RunningDevice extends StartedDevice, ServedConsole {
  /** The snapshot as it can be restored. Throws an EmulatorError when it is not of this device and model, or makes no sense. */
  check(snapshot: DeviceSnapshot): DeviceSnapshot;
  /** What it was when the lab had started. */
  readonly first: DeviceSnapshot;
  /** Lays its sticks on the table, without a word. */
  clearSlots(): void;
  readonly sessions: Sessions;
  readonly device: Device;
  save(): DeviceSnapshot;
  /** Its files, past the command line. */
  readonly files: DeviceFiles;
  /** A session as it comes, without a name: nothing of what the screen shows is left out, and nothing bounds a wait. */
  openInside(door?: SessionDoor): Promise<InsideSession>;
  /** Calls `reader` with every later line that a start shows on the console before NX-OS runs. */
  followBoot(reader: (line: string) => void): void;
}

/** What a running switch has been started with. */
export interface StartedWith {
  readonly device: Device;
  readonly sessions: Sessions;
  readonly slots: UsbSlots;
  readonly front: Front;
  readonly console: Console;
  /** Who logs in when nobody says otherwise. */
  readonly user: { readonly name: string; readonly password: string };
  readonly doors: DeviceDoors;
  readonly shared: SharedByLab;
}

/**
 * What few ask for is made when somebody asks, so that ten thousand switches are small. Functions are answered by getters, so that
 * they can be taken out of the device: `const { type } = lab.device('sw1')`.
 */
export class RunningSwitch {
  readonly device: Device;
  readonly first: DeviceSnapshot;
  readonly #with: StartedWith;
  #actions: DeviceActions | undefined;
  #files: DeviceFiles | undefined;

  constructor(started: StartedWith) {
    this.device = started.device;
    this.#with = started;
    this.first = this.#saved.save();
  }

  get name(): string {
    return this.device.name;
  }

  get sessions(): Sessions {
    return this.#with.sessions;
  }

  get ssh(): SshAccess {
    const { doors, user } = this.#with;
    const { address, port } = present(doors.get('ssh'), 'the SSH door of a lab that was given one');
    return { host: address, port, user: user.name, password: user.password };
  }

  get console(): ConsolePort {
    return this.#with.shared.waysIn.consolePorts.of(this.name);
  }

  get check(): RunningDevice['check'] {
    return (snapshot) => this.#saved.check(snapshot);
  }

  get clearSlots(): RunningDevice['clearSlots'] {
    return () => this.#saved.clearSlots();
  }

  get openInside(): RunningDevice['openInside'] {
    const { front, shared, user } = this.#with;
    return async (door = 'shell') => {
      if (door === 'console') return attachInside(this.attachConsole);
      runningOf(this.device);
      return movedByHand(await openInside(user.name, (connection) => front.serve(connection)), shared.world.clock);
    };
  }

  get attachConsole(): RunningDevice['attachConsole'] {
    const { console } = this.#with;
    return (connection) => console.attach(connection);
  }

  get followBoot(): RunningDevice['followBoot'] {
    const { console } = this.#with;
    return (reader) => console.followBoot(reader);
  }

  get files(): DeviceFiles {
    this.#files ??= new DeviceFiles(this.device, this.#with.sessions.turns);
    return this.#files;
  }

  /** Everything that somebody does with the switch; see `DeviceOperations`. */
  get actions(): DeviceActions {
    if (this.#actions !== undefined) return this.#actions;
    const { device, slots, shared } = this.#with;
    const { sticks, named } = shared.store;
    const sessions = new DeviceSessions(device, this.openInside, shared.waysIn.sessionCount);
    this.#actions = new DeviceActions({
      ...{
        device,
        slots,
        sessions,
        turns: this.#with.sessions.turns,
        sticks,
        named,
        saved: this.#saved,
        first: this.first,
      },
      status: () => statusOf(this, slots, sessions),
    });
    return this.#actions;
  }

  /** What the values of a snapshot from a file are held against. */
  get #check(): SnapshotCheck {
    const { world, store } = this.#with.shared;
    const { model } = this.device;
    return {
      ...hostFilesOf(store.volumes.spool, store.contents),
      lines: (running) =>
        world.cli.runningText.written({ running, model, isAll: false, has: () => true, meets: () => true }),
    };
  }

  get #saved(): SavedWith {
    const { device, sessions, slots, shared } = this.#with;
    const { sticks, volumes } = shared.store;
    return savedWith(device, { sessions, slots, sticks, spool: volumes.spool, check: this.#check });
  }
}

for (const name of Object.getOwnPropertyNames(DeviceActions.prototype)) {
  if (name === 'constructor') continue;
  Object.defineProperty(RunningSwitch.prototype, name, {
    get(this: RunningSwitch) {
      const { actions } = this;
      return Reflect.get(actions, name).bind(actions);
    },
  });
}

/** A switch that has started, as the lab has it: its operations are found on `RunningSwitch` by their names. */
export function runningDevice(started: StartedWith): RunningDevice {
  return new RunningSwitch(started) as RunningSwitch & DeviceActions;
}

/** What this program has of a switch that users hold. */
export function insideOf(device: StartedDevice): Pick<RunningDevice, 'name' | 'device' | 'files'> {
  assert(device instanceof RunningSwitch, 'a started device is one that a lab has started');
  return device;
}
