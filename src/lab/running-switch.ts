import { present } from '../base/assert.ts';
import type { Console } from '../cli/console/console.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { attachInside, type InsideSession, openInside } from '../doors/inside/inside-connection.ts';
import type { Device } from '../machine/device.ts';
import { type Levers, leversOf } from '../machine/levers.ts';
import type { UsbSlots } from '../machine/usb-slots.ts';
import { assertRuns } from './assert-runs.ts';
import type { SnapshotCheck } from './keep/checked-snapshot.ts';
import { hostFilesOf } from './keep/host-files.ts';
import { type SavedWith, savedWith } from './keep/saved-device.ts';
import type { DeviceSnapshot } from './keep/snapshot.ts';
import type { ConsolePort, ServedConsole } from './open-console.ts';
import type { SharedByLab } from './shared.ts';
import { checkedLevers } from './spec/given.ts';
import { movedByHand } from './standstill.ts';
import { type DeviceSurface, deviceSurface } from './surface.ts';
import type { DeviceDoors } from './ways-in.ts';

/** Where and with what a client logs in. */
export interface SshAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** What the lab itself does with a started switch. */
export interface RunningDevice extends StartedDevice, ServedConsole {
  /** The snapshot as it can be restored. Throws an EmulatorError when it is not of this device and model, or makes no sense. */
  check(snapshot: DeviceSnapshot): DeviceSnapshot;
  /** What it was when the lab had started. */
  readonly first: DeviceSnapshot;
  /** Lays its sticks on the table, without a word. */
  clearSlots(): void;
  readonly sessions: Sessions;
}

/** A switch that runs, with its doors open. */
export interface StartedDevice extends DeviceSurface {
  readonly name: string;
  readonly device: Device;
  readonly ssh: SshAccess;
  /** Where its serial console listens for telnet. */
  readonly consolePort: ConsolePort;
  readonly levers: Levers;
  /** Everything that the switch and the sticks in its slots are at this moment, as plain data; sessions are not part of it. */
  save(): DeviceSnapshot;
  /**
   * Becomes what it was, at this moment, and goes on in the time of then; sessions end, consoles stay. Throws an EmulatorError,
   * before anything has changed, when the snapshot is of another device, needs host files that are gone, or a stick is elsewhere.
   */
  restore(snapshot: DeviceSnapshot): void;
  /** Becomes what it was when the lab had started. */
  reset(): void;
  /** Opens a session without a socket. Rejects with an EmulatorError when NX-OS does not run. */
  openSession(): Promise<InsideSession>;
  /**
   * Attaches to the serial console, whatever the stage; resolves at once. As behind a terminal server it shows what is sent from
   * then on: where the switch waits, `press('\r')` brings its prompt.
   */
  openConsole(): Promise<InsideSession>;
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
export class RunningSwitch implements RunningDevice {
  readonly device: Device;
  readonly #with: StartedWith;
  readonly #first: DeviceSnapshot;
  #levers: Levers | undefined;
  #surface: DeviceSurface | undefined;

  constructor(started: StartedWith) {
    this.device = started.device;
    this.#with = started;
    this.#first = this.#saved.save();
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

  get consolePort(): ConsolePort {
    return this.#with.shared.waysIn.consolePorts.of(this.name);
  }

  get levers(): Levers {
    this.#levers ??= checkedLevers(leversOf(this.device, this.#with.slots));
    return this.#levers;
  }

  get first(): DeviceSnapshot {
    return this.#first;
  }

  get save(): RunningDevice['save'] {
    return () => this.#saved.save();
  }

  get check(): RunningDevice['check'] {
    return (snapshot) => this.#saved.check(snapshot);
  }

  get clearSlots(): RunningDevice['clearSlots'] {
    return () => this.#saved.clearSlots();
  }

  get restore(): RunningDevice['restore'] {
    return (snapshot) => this.#saved.restore(snapshot);
  }

  get reset(): RunningDevice['reset'] {
    return () => this.#saved.restore(this.#first);
  }

  get openSession(): RunningDevice['openSession'] {
    const { front, shared, user } = this.#with;
    return async () => {
      assertRuns(this.device);
      return movedByHand(await openInside(user.name, (connection) => front.serve(connection)), shared.world.clock);
    };
  }

  get openConsole(): RunningDevice['openConsole'] {
    return () => attachInside(this.attachConsole);
  }

  get attachConsole(): RunningDevice['attachConsole'] {
    const { console } = this.#with;
    return (connection) => console.attach(connection);
  }

  get followBoot(): RunningDevice['followBoot'] {
    const { console } = this.#with;
    return (reader) => console.followBoot(reader);
  }

  get type(): RunningDevice['type'] {
    return this.#typing.type;
  }

  get expectPrompt(): RunningDevice['expectPrompt'] {
    return this.#typing.expectPrompt;
  }

  get files(): RunningDevice['files'] {
    return this.#typing.files;
  }

  get #typing(): DeviceSurface {
    this.#surface ??= deviceSurface(this.device, this.openSession);
    return this.#surface;
  }

  /** What the values of a snapshot from a file are held against. */
  get #check(): SnapshotCheck {
    const { world, store } = this.#with.shared;
    const { model } = this.device;
    return {
      ...hostFilesOf(store.volumes.spool, store.contents),
      lines: (running) => world.cli.runningText.written({ running, model, isAll: false, has: () => true }),
    };
  }

  get #saved(): SavedWith {
    const { device, sessions, slots, shared } = this.#with;
    const { sticks, volumes } = shared.store;
    return savedWith(device, { sessions, slots, sticks, spool: volumes.spool, check: this.#check });
  }
}
