import { nextTurn } from '../../../base/turns.ts';
import { bootImages } from '../../../machine/config/boot.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { readWholeText } from '../../../machine/storage/read-text.ts';
import type { Context } from '../../shell/command.ts';
import { configurationLines } from './configuration-text.ts';
import { configurationPatch } from './patch.ts';

/** Larger files are no configurations. */
const fileBytesMaximum = 4 * 1024 * 1024;

/** What a switch returns to: the state itself, or a text to be typed on an empty configuration. */
export interface Kept {
  readonly text: string;
  readonly running: RunningConfiguration | undefined;
}

/** Brings back what was kept; false when a line was refused and that is not to be passed over, or once the signal aborts. */
export async function takeBack(
  context: Context<unknown>,
  { text, running }: Kept,
  skipsErrors: boolean,
): Promise<boolean> {
  const { configuration, clock } = context.device;
  if (running !== undefined) {
    configuration.replace(running, clock.now());
    return true;
  }
  // Images that boot already are not verified once more.
  const known = new Set((await configurationLines(context)).filter((line) => line.startsWith('boot ')));
  if (context.signal.aborted) return false;
  const lines = text.split(/\r?\n/);
  const booting = lines.filter((line) => line.startsWith('boot '));
  const bootsAlike = booting.length === known.size && booting.every((line) => known.has(line));
  const images = bootsAlike ? bootImages.in({}, configuration.of(bootImages)) : {};
  configuration.replace(images, clock.now());
  const refusedCount = await context.configure(bootsAlike ? lines.filter((line) => !known.has(line)) : lines);
  return !context.signal.aborted && (refusedCount === 0 || skipsErrors);
}

/** The lines that make one configuration of another, made in turns; not whole once the signal aborts. */
export async function patchInTurns(context: Context<unknown>, from: string, to: string): Promise<readonly string[]> {
  const patch: string[] = [];
  for (const line of configurationPatch(from, to)) {
    if (line !== undefined) patch.push(line);
    const turn = nextTurn(context.session.turns);
    if (turn !== undefined) await turn;
    if (context.signal.aborted) break;
  }
  return patch;
}

/** The text of a file, or what the device says of a file that it cannot read. */
export function fileText(
  { device, session, fileWords }: Context<unknown>,
  typed: string,
): { readonly text: string } | { readonly refusal: string } {
  const location = device.files.resolve(typed, session.directory);
  const read = location.ok ? readWholeText(device.files, location.value, fileBytesMaximum) : location;
  return read.ok ? { text: read.value } : { refusal: fileWords(read.error) };
}
