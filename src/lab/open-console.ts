import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import type { Connection } from '../cli/shell/connection.ts';
import { type ConsoleDoor, openConsoleDoor } from '../doors/console/door.ts';
import type { DeviceSpec } from './lab-schema.ts';

/** The telnet port of a console when nobody names one. */
export const usualConsolePort = 2300;

/** Opens the console port that a spec asks for; undefined when it asks for none. Rejects with an EmulatorError. */
export async function openConsoleOf(
  spec: DeviceSpec,
  attach: (connection: Connection) => Promise<void>,
): Promise<ConsoleDoor | undefined> {
  if (spec.console === undefined) return undefined;
  const { host = '127.0.0.1', port } = spec.console;
  try {
    if (port !== undefined) return await openConsoleDoor(host, port, attach);
    return await openConsoleDoor(host, usualConsolePort, attach).catch(() => openConsoleDoor(host, 0, attach));
  } catch (error) {
    throw new EmulatorError(
      `${spec.name}: its console cannot listen on ${host}:${port ?? 0}: ${reasonOf(error)}`,
      'choose another port with --console-port, or --console-port 0 for a free one',
      { cause: error },
    );
  }
}
