import { nextTurn } from '../../../base/turns.ts';
import { bootImages } from '../../../machine/config/boot.ts';
import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { draftOf } from '../../../machine/draft.ts';
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

/** Brings back what was kept; false, and nothing has changed, when a line was refused and is not passed over, or once the signal aborts. */
export async function takeBack(context: Context<unknown>, kept: Kept, skipsErrors: boolean): Promise<boolean> {
  const { configuration, clock } = context.device;
  const running = kept.running ?? (await typed(context, kept.text, skipsErrors));
  if (running !== undefined) configuration.replace(running, clock.now());
  return running !== undefined;
}

/** Whether all lines of a text would be taken. */
export async function wouldBeTaken(context: Context<unknown>, text: string): Promise<boolean> {
  return (await typed(context, text, false)) !== undefined;
}

/** What would run if a text were typed on an empty configuration: that is tried on a draft of the switch. */
async function typed(
  context: Context<unknown>,
  text: string,
  skipsErrors: boolean,
): Promise<RunningConfiguration | undefined> {
  const { configuration } = context.device;
  // Images that boot already are not verified once more.
  const known = new Set((await configurationLines(context)).filter((line) => line.startsWith('boot ')));
  if (context.signal.aborted) return undefined;
  const lines = text.split(/\r?\n/);
  const booting = lines.filter((line) => line.startsWith('boot '));
  const bootsAlike = booting.length === known.size && booting.every((line) => known.has(line));
  const images = bootsAlike ? bootImages.in({}, configuration.of(bootImages)) : {};
  const device = draftOf(context.device, images);
  const wanted = bootsAlike ? lines.filter((line) => !known.has(line)) : lines;
  const refusedCount = await context.configure(wanted, { device });
  if (context.signal.aborted || (refusedCount > 0 && !skipsErrors)) return undefined;
  return device.configuration.running;
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
