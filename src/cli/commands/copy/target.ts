import { type Location, nameOf } from '../../../machine/storage/location.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import type { Context } from '../../shell/command.ts';
import { parseYesNo } from '../../terminal/dialog.ts';
import { fileWords } from '../words/file-words.ts';

/**
 * Where a copy goes: the typed place, with the source's name when it is a directory. Asks before an existing file is
 * overwritten. Undefined when it cannot be or may not be; then the operator has been told.
 */
export async function chooseTarget(
  context: Context<unknown>,
  typed: string,
  name: string,
): Promise<Location | undefined> {
  const { device, session, screen } = context;
  const resolved = device.files.resolve(typed, session.directory);
  if (!resolved.ok) {
    screen.print(fileWords(resolved.error));
    return undefined;
  }
  const target = device.files.targetFor(resolved.value, name);
  if (device.isProtected(target)) {
    tellRefusedTarget(context, { why: 'boot-image', name: nameOf(target.path) });
    return undefined;
  }
  if (!device.files.stat(target).ok || session.dontAsk || !screen.isInteractive) return target;
  const question = 'Warning: There is already a file existing with this name. Do you want to overwrite (y/n)?[n] ';
  const answer = await screen.ask(question, 'answer');
  return answer !== undefined && parseYesNo(answer, 'no') === 'yes' ? target : undefined;
}

/** Says why a place cannot be written; the running image has a second line (unicon captures on 7.0(3)I7(8)). */
export function tellRefusedTarget(context: Context<unknown>, problem: FileProblem): void {
  context.screen.print(fileWords(problem));
  if (problem.why === 'boot-image')
    context.screen.print("Destination file is a boot image.Cannot overwrite. Check 'Show Boot'.");
}

/** The two lines that close every successful copy on 7.x and 9.x; 6.x prints only the first (nxos-behaviour 4.5). */
export function tellComplete(context: Context<unknown>): void {
  context.screen.print('Copy complete, now saving to disk (please wait)...');
  if (context.running.has('singleImage')) context.screen.print('Copy complete.');
}
