import { present } from '../base/assert.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { Guard } from '../base/guard.ts';
import { bannerLines } from '../cli/commands/naming/banner.ts';
import { Console } from '../cli/console/console.ts';
import type { ConsoleServices } from '../cli/console/console-services.ts';
import { serveTerminalServer } from '../cli/console/terminal-server.ts';
import type { Connection } from '../cli/shell/connection.ts';
import type { ConsoleDoorOptions, OpenDoor } from '../doors/door.ts';
import type { Front } from '../doors/front.ts';
import type { Device } from '../machine/device.ts';
import type { DeviceSpec, LabSpec } from './spec/lab-schema.ts';

/** Switches of a lab that have a console port each; in a larger lab one terminal server stands for them all. */
export const ownConsolePortsMaximum = 100;
/** Clients of a terminal server, which serves a whole class at once. */
const terminalServerClientsMaximum = 512;

/** Where a console listens for telnet. */
export interface ConsolePort {
  readonly host: string;
  readonly port: number;
  /** The name to give to the terminal server that listens there; absent where the port is the switch's own. */
  readonly via?: string;
}

/** A console that can be opened. */
export interface ServedConsole {
  readonly name: string;
  /** Serves one client until it leaves. Never rejects. */
  attachConsole(connection: Connection): Promise<void>;
}

/** The serial console of a device whose shell and passwords are behind `front`. */
export function consoleOf(
  device: Device,
  parts: Pick<ConsoleServices, 'cli' | 'sessions' | 'intake'> & { readonly front: Front },
): Console {
  const { cli, sessions, intake, front } = parts;
  return new Console(device, {
    cli,
    sessions,
    intake,
    banner: () => bannerLines(device, 'motd'),
    checkPassword: (name, password) => front.checkPassword(name, password),
    serve: (connection) => front.serve(connection),
  });
}

/** Whether one terminal server stands for the switches of a lab: the lab asks for one, or has more than a hundred switches. */
export function hasTerminalServer({ devices, terminalServer }: LabSpec): boolean {
  return terminalServer !== undefined || devices.length > ownConsolePortsMaximum;
}

/** What opening the consoles of a lab needs beside them. */
export interface ConsoleSurroundings {
  readonly usualPort: number | undefined;
  readonly guard: Guard;
}

/** Opens a console port; undefined for a lab that has none. */
export type OpenConsole = ((options: ConsoleDoorOptions) => Promise<OpenDoor>) | undefined;

/** The console ports of a lab. Invariant: once they are open, every switch has one, or the terminal server's. */
export class ConsolePorts {
  readonly #openConsole: OpenConsole;
  readonly #opened: OpenDoor[];
  readonly #own = new Map<string, ConsolePort>();
  #terminalServer: Pick<ConsolePort, 'host' | 'port'> | undefined;

  /** `opened` is where open ports are put, to be closed with the lab. */
  constructor(openConsole: OpenConsole, opened: OpenDoor[]) {
    this.#openConsole = openConsole;
    this.#opened = opened;
  }

  /** Where the console of that switch is. */
  of(name: string): ConsolePort {
    const own = this.#own.get(name);
    return own ?? { ...present(this.#terminalServer, `the console port of ${name}`), via: name };
  }

  /**
   * Opens a port for each console, or the one of the terminal server; a switch whose port is written in the lab has its own in
   * every case. `usualPort` is taken where it is free and no other is asked for. Rejects with an EmulatorError.
   */
  async open(spec: LabSpec, consoles: readonly ServedConsole[], surroundings: ConsoleSurroundings): Promise<void> {
    if (this.#openConsole === undefined) return;
    const isServed = hasTerminalServer(spec);
    const opener = new Opener(this.#openConsole, surroundings);
    const asked = spec.devices.filter((device) => device.console?.port !== undefined);
    const others = isServed ? [] : spec.devices.filter((device) => device.console?.port === undefined);
    const byName = new Map(consoles.map((console) => [console.name, console]));
    // Ports that are asked for by number come first, so that nothing takes them away.
    const isNumbered = (device: DeviceSpec): boolean => (device.console?.port ?? 0) !== 0;
    const inOrder = [...asked.filter(isNumbered), ...asked.filter((device) => !isNumbered(device)), ...others];
    for (const device of inOrder) {
      const served = present(byName.get(device.name), `the console of ${device.name}`);
      const { host = hostOf(device), port } = device.console ?? {};
      const attach = (connection: Connection): Promise<void> => served.attachConsole(connection);
      this.#own.set(
        device.name,
        this.#kept(await opener.open(`the console of ${device.name}`, { host, port }, attach)),
      );
    }
    if (!isServed) return;
    const { host = sharedHost(spec.devices), port } = spec.terminalServer ?? {};
    const lines = { names: consoles.map(({ name }) => name), attach: attachTo(byName) };
    const serve = (connection: Connection): Promise<void> => serveTerminalServer(connection, lines);
    const place = { host, port, clientsMaximum: terminalServerClientsMaximum };
    this.#terminalServer = this.#kept(await opener.open('the terminal server', place, serve));
  }

  #kept(door: OpenDoor): Pick<ConsolePort, 'host' | 'port'> {
    this.#opened.push(door);
    return { host: door.address, port: door.port };
  }
}

function attachTo(byName: ReadonlyMap<string, ServedConsole>) {
  return (name: string, connection: Connection): Promise<void> =>
    present(byName.get(name), `the console of ${name}`).attachConsole(connection);
}

function hostOf({ ssh }: DeviceSpec): string {
  return ssh?.host ?? '127.0.0.1';
}

/** The address that all devices share, and otherwise that of this computer for itself. */
function sharedHost(devices: readonly DeviceSpec[]): string {
  const hosts = new Set(devices.map(hostOf));
  const [host] = hosts;
  return hosts.size === 1 && host !== undefined ? host : '127.0.0.1';
}

/** Where a door is to be opened; without `port` on any free one, without `clientsMaximum` for as many as a console takes. */
interface OpenedPlace {
  readonly host: string;
  readonly port: number | undefined;
  readonly clientsMaximum?: number;
}

/** Opens one port after the other. Invariant: the usual port is tried once on each address. */
class Opener {
  readonly #openConsole: NonNullable<OpenConsole>;
  readonly #surroundings: ConsoleSurroundings;
  readonly #triedHosts = new Set<string>();

  constructor(openConsole: NonNullable<OpenConsole>, surroundings: ConsoleSurroundings) {
    this.#openConsole = openConsole;
    this.#surroundings = surroundings;
  }

  async open(what: string, place: OpenedPlace, attach: (connection: Connection) => Promise<void>): Promise<OpenDoor> {
    const { host, port } = place;
    try {
      return await this.#openAt(place, attach);
    } catch (error) {
      throw new EmulatorError(
        `${what} cannot listen on ${host}:${port ?? 0}: ${reasonOf(error)}`,
        'choose another port with --console-port or console: { port: N }; 0 is a free one',
        { cause: error },
      );
    }
  }

  async #openAt(
    { host, port, clientsMaximum }: OpenedPlace,
    attach: (connection: Connection) => Promise<void>,
  ): Promise<OpenDoor> {
    const { guard, usualPort } = this.#surroundings;
    const open = (wanted: number): Promise<OpenDoor> =>
      this.#openConsole({ host, port: wanted, attach, guard, clientsMaximum });
    if (port !== undefined || usualPort === undefined || this.#triedHosts.has(host)) return open(port ?? 0);
    this.#triedHosts.add(host);
    return open(usualPort).catch(() => open(0));
  }
}
