import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';

/** A console as ready lines and the control API tell it. */
export const consoleView = v.object({ host: v.string(), port: v.number(), via: v.exactOptional(v.string()) });

/** A device as ready lines and the control API tell it. */
export const toldDevice = v.object({
  name: v.string(),
  /** The name in its prompt. */
  hostname: v.exactOptional(v.string()),
  model: v.string(),
  release: v.nullable(v.string()),
  stage: v.exactOptional(v.string()),
  ssh: v.object({ host: v.string(), port: v.number(), user: v.string(), password: v.string() }),
  console: consoleView,
});

const readyLine = v.object({ event: v.literal('ready'), devices: v.array(toldDevice) });

/** The devices of a ready line that somebody has kept. Throws an EmulatorError when the file holds none. */
export function readReadyLine(path: string): readonly v.InferOutput<typeof toldDevice>[] {
  try {
    return v.parse(readyLine, JSON.parse(readFileSync(path, 'utf8'))).devices;
  } catch (error) {
    const hint = 'n3k run --json > FILE writes one';
    throw new EmulatorError(`${path} holds no ready line: ${reasonOf(error)}`, hint, { cause: error });
  }
}
