import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { Guard } from '../base/guard.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Door, DoorName, OpenDoor, SwitchDoor } from '../doors/door.ts';
import type { Front } from '../doors/front.ts';
import type { Device } from '../machine/device.ts';
import { SessionCount } from './device-sessions.ts';
import { FreePorts } from './free-ports.ts';
import { ConsolePorts, type OpenConsole } from './open-console.ts';
import type { DeviceSpec } from './spec/lab-schema.ts';

/** The open doors of one switch by their names. */
export type DeviceDoors = ReadonlyMap<DoorName, OpenDoor>;

/** What a switch and those who come in at its doors have in common. */
interface Behind {
  readonly device: Device;
  readonly front: Front;
  readonly sessions: Sessions;
  readonly guard: Guard;
}

/** The ways into the switches of one lab. Invariant: what was opened is closed by `close`. */
export class WaysIn {
  readonly consolePorts: ConsolePorts;
  readonly sessionCount = new SessionCount();
  readonly #doors: readonly Door[];
  readonly #freePorts = new FreePorts();
  readonly #opened: OpenDoor[] = [];

  constructor(doors: readonly Door[], openConsole: OpenConsole) {
    this.#doors = doors;
    this.consolePorts = new ConsolePorts(openConsole, this.#opened);
  }

  /**
   * Opens every door of a switch, and follows it from then on: clients come in while NX-OS runs and the door's feature is on, and
   * what they do ends when it stops. `seed` is that of the switch. Rejects with an EmulatorError when a port cannot be had.
   */
  async openDoors(
    spec: DeviceSpec,
    behind: Behind,
    { seed, warn }: { readonly seed: string; readonly warn: (message: string) => void },
  ): Promise<DeviceDoors> {
    const opened = new Map<DoorName, SwitchDoor>();
    for (const door of this.#doors) opened.set(door.name, await this.#open(door, spec, behind, { seed, warn }));
    followStages(behind, [...opened.values()]);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((door) => door.close()));
  }

  async #open(
    door: Door,
    spec: DeviceSpec,
    { front, guard }: Behind,
    { seed, warn }: { readonly seed: string; readonly warn: (message: string) => void },
  ): Promise<SwitchDoor> {
    const { host = '127.0.0.1', port = 0 } = spec[door.name] ?? {};
    const admits = (): boolean => front.isOn(door.feature);
    const open = (at: number): Promise<SwitchDoor> => door.open(front, { host, port: at, seed, admits, warn, guard });
    try {
      const opened = await (port === 0 ? this.#freePorts.open(host, open) : open(port));
      this.#opened.push(opened);
      return opened;
    } catch (error) {
      throw new EmulatorError(
        `${spec.name}: cannot listen on ${host}:${port}: ${reasonOf(error)}`,
        'choose another port with --port, or --port 0 for a free one',
        { cause: error },
      );
    }
  }
}

/** Lets clients in while NX-OS runs, and ends what they do when it stops. */
function followStages({ device, sessions }: Behind, doors: readonly SwitchDoor[]): void {
  const setOpen = (isOpen: boolean): void => {
    for (const door of doors) door.setOpen(isOpen);
  };
  setOpen(device.running !== undefined);
  device.observe({
    logged: (line, severity) => sessions.tellMonitors(line, severity),
    // Connections close before their sessions end: a switch that stops says nothing to its clients.
    restored(stage) {
      setOpen(false);
      sessions.endAll();
      setOpen(stage.at === 'running');
    },
    entered(stage) {
      setOpen(stage.at === 'running');
      if (stage.at !== 'running') sessions.endAll();
    },
  });
}
