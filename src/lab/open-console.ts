import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { bannerLines } from '../cli/commands/config/banner.ts';
import { Console } from '../cli/console/console.ts';
import type { ConsoleParts } from '../cli/console/console-parts.ts';
import { type ConsoleDoor, openConsoleDoor } from '../doors/console/door.ts';
import type { Front } from '../doors/front.ts';
import type { Device } from '../machine/device.ts';
import type { DeviceSpec } from './lab-schema.ts';

/** The telnet port of a console when nobody names one. */
export const usualConsolePort = 2300;

/** Where a console listens for telnet. */
export interface ConsolePort {
  readonly host: string;
  readonly port: number;
}

/** The serial console of a device whose shell and passwords are behind `front`. */
export function consoleOf(
  device: Device,
  parts: Pick<ConsoleParts, 'interpreter' | 'sessions' | 'intake'> & { readonly front: Front },
): Console {
  const { interpreter, sessions, intake, front } = parts;
  return new Console(device, {
    interpreter,
    sessions,
    intake,
    banner: () => bannerLines(device, 'motd'),
    checkPassword: (name, password) => front.checkPassword(name, password),
    serve: (connection) => front.serve(connection),
  });
}

/** Opens the console port that a spec asks for, among `doors`; undefined when it asks for none. Rejects with an EmulatorError. */
export async function openConsoleOf(
  spec: DeviceSpec,
  console: Console,
  doors: { close(): Promise<void> }[],
): Promise<ConsolePort | undefined> {
  if (spec.console === undefined) return undefined;
  const { host = '127.0.0.1', port } = spec.console;
  const open = (wanted: number): Promise<ConsoleDoor> =>
    openConsoleDoor(host, wanted, (connection) => console.attach(connection));
  try {
    const door = port === undefined ? await open(usualConsolePort).catch(() => open(0)) : await open(port);
    doors.push(door);
    return { host: door.address, port: door.port };
  } catch (error) {
    throw new EmulatorError(
      `${spec.name}: its console cannot listen on ${host}:${port ?? 0}: ${reasonOf(error)}`,
      'choose another port with --console-port, or --console-port 0 for a free one',
      { cause: error },
    );
  }
}
