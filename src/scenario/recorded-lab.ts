import { EmulatorError } from '../base/emulator-error.ts';
import type { Facts } from '../facts/catalog.ts';
import { builtInLabPath, readLabFile } from '../lab/spec/lab-file.ts';
import type { Session } from '../lab/started-lab.ts';

/**
 * The lab in which a recording of this device plays: `file` if it is given, the technote's if the device could be its switch, and
 * otherwise one with a switch of the device's name, model and release. Asks the device which it is; one that the emulator does not
 * know is taken for the technote's.
 */
export async function recordedLab(session: Session, facts: Facts, file: string | undefined): Promise<unknown> {
  if (file !== undefined) return file;
  const name = /([^\s#>]+)[#>] ?$/.exec(session.screen())?.[1] ?? 'switch';
  const model = /PID: (N\w+-[\w-]+)/.exec(await session.type('show inventory'))?.[1];
  const release = /(?:NXOS|system):\s+version (\S+)/i.exec(await session.type('show version'))?.[1];
  const [usual] = readLabFile(builtInLabPath()).devices;
  const isUsual = usual?.model === model && usual?.release === release && usual?.name === name;
  if (model === undefined || release === undefined || isUsual) return 'technote';
  try {
    facts.model(model);
    facts.release(release);
  } catch (error) {
    if (error instanceof EmulatorError) return 'technote';
    throw error;
  }
  return { devices: [{ name, model, release }] };
}
