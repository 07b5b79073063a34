import type { Clock } from '../base/clock.ts';
import type { Console } from '../cli/console/console.ts';
import type { Cli } from '../cli/shell/cli.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { attachInside, type InsideSession, openInside } from '../doors/inside/inside-connection.ts';
import type { Spool } from '../machine/content/spool.ts';
import type { Device } from '../machine/device.ts';
import { type Levers, leversOf } from '../machine/levers.ts';
import type { UsbSlots } from '../machine/usb-slots.ts';
import { assertRuns } from './assert-runs.ts';
import type { FileContents } from './build/file-contents.ts';
import type { SnapshotCheck } from './keep/checked-snapshot.ts';
import { hostFilesOf } from './keep/host-files.ts';
import { type SavedWith, savedWith } from './keep/saved-device.ts';
import type { DeviceSnapshot } from './keep/snapshot.ts';
import type { Sticks } from './keep/sticks.ts';
import type { ConsolePort, ConsolePorts, ServedConsole } from './open-console.ts';
import { checkedLevers } from './spec/given.ts';
import { movedByHand } from './standstill.ts';
import { type DeviceSurface, deviceSurface } from './surface.ts';

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

/** What a running device is made from. */
export interface RunningParts {
  readonly device: Device;
  readonly sessions: Sessions;
  readonly slots: UsbSlots;
  readonly front: Front;
  readonly console: Console;
  readonly ssh: SshAccess;
  readonly lab: {
    readonly clock: Clock;
    readonly consolePorts: ConsolePorts;
    readonly sticks: Sticks;
    readonly spool: Spool;
    readonly contents: FileContents;
    readonly cli: Pick<Cli, 'runningText'>;
  };
}

/**
 * What few ask for is made when somebody asks, so that ten thousand switches are small. Functions are answered by getters, so that
 * they can be taken out of the device: `const { type } = lab.device('sw1')`.
 */
export class RunningSwitch implements RunningDevice {
  readonly device: Device;
  readonly ssh: SshAccess;
  readonly #parts: RunningParts;
  readonly #first: DeviceSnapshot;
  #levers: Levers | undefined;
  #surface: DeviceSurface | undefined;

  constructor(parts: RunningParts) {
    this.device = parts.device;
    this.ssh = parts.ssh;
    this.#parts = parts;
    this.#first = this.#saved.save();
  }

  get name(): string {
    return this.device.name;
  }

  get sessions(): Sessions {
    return this.#parts.sessions;
  }

  get consolePort(): ConsolePort {
    return this.#parts.lab.consolePorts.of(this.name);
  }

  get levers(): Levers {
    this.#levers ??= checkedLevers(leversOf(this.device, this.#parts.slots));
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
    const { front, lab, ssh } = this.#parts;
    return async () => {
      assertRuns(this.device);
      return movedByHand(await openInside(ssh.user, (connection) => front.serve(connection)), lab.clock);
    };
  }

  get openConsole(): RunningDevice['openConsole'] {
    return () => attachInside(this.attachConsole);
  }

  get attachConsole(): RunningDevice['attachConsole'] {
    const { console } = this.#parts;
    return (connection) => console.attach(connection);
  }

  get followBoot(): RunningDevice['followBoot'] {
    const { console } = this.#parts;
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
    const { spool, contents, cli } = this.#parts.lab;
    const { model } = this.device;
    return {
      ...hostFilesOf(spool, contents),
      lines: (running) => cli.runningText.written({ running, model, isAll: false, has: () => true }),
    };
  }

  get #saved(): SavedWith {
    const { device, sessions, slots, lab } = this.#parts;
    const { sticks, spool } = lab;
    return savedWith(device, { sessions, slots, sticks, spool, check: this.#check });
  }
}
