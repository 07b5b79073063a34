import { nextTurn, type TurnTaker } from '../../../base/turns.ts';
import type { Files } from '../../../machine/storage/files.ts';
import { inside, type Location, nameOf, parentOf } from '../../../machine/storage/location.ts';
import { arg, flag, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { parseYesNo, parseYesNoAbort } from '../../terminal/dialog.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

/**
 * `delete`: removes a file, or a directory with its content, or the files that `*` matches. Asks first, unless told not to
 * (nxos-behaviour 4.6); that it asks for each file that `*` matches is inferred.
 */
export const deleteFile = command({
  mode: 'exec',
  syntax: [
    word('delete', 'Delete a file or directory'),
    arg('target', fileArg(), 'Enter the URI'),
    flag('noPrompt', word('no-prompt', 'Delete without prompting for confirmation')),
  ],
  examples: [
    'delete bootflash:n3000-uk9.6.0.2.U6.3a.bin no-prompt',
    'delete bootflash:old.cfg',
    'delete bootflash:*.log no-prompt',
  ],
  async run(context) {
    const { args, device, session, screen, signal } = context;
    const location = device.files.resolve(args.target, session.directory);
    if (!location.ok) return screen.print(fileWords(location.error));
    const targets = await matching(device.files, location.value, session.turns);
    if (targets.length === 0) return screen.print(fileWords({ why: 'not-found', path: args.target }));
    for (const target of targets) {
      const outcome = await deleteOne(context, target);
      if (outcome === 'abort' || signal.aborted) return;
      const turn = nextTurn(session.turns);
      if (turn !== undefined) await turn;
    }
  },
});

/** What a target stands for: the file of that name, or the files of its directory that `*` matches; directories are left out. */
async function matching(files: Files, location: Location, taker: TurnTaker): Promise<readonly Location[]> {
  if (files.stat(location).ok) return [location];
  const pattern = nameOf(location.path);
  const directory = { ...location, path: parentOf(location.path) };
  const listed = pattern.includes('*') ? await files.listInTurns(directory, taker) : undefined;
  if (listed?.ok !== true) return pattern.includes('*') ? [] : [location];
  const found: Location[] = [];
  for (const { kind, name } of listed.value) {
    if (kind === 'file' && isMatch(name, pattern)) found.push({ ...location, path: inside(directory.path, name) });
    const turn = nextTurn(taker);
    if (turn !== undefined) await turn;
  }
  return found;
}

/** Whether `*` in a pattern can stand for the rest of a name; each piece is looked for once, so long patterns take no longer. */
function isMatch(name: string, pattern: string): boolean {
  const pieces = pattern.split('*');
  const [first = '', ...others] = pieces;
  const last = others.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at + last.length <= name.length;
}

async function deleteOne(
  { args, device, session, screen, signal }: Context<{ readonly noPrompt: boolean }>,
  location: Location,
): Promise<'done' | 'abort'> {
  const stat = device.files.stat(location);
  if (!stat.ok) {
    screen.print(fileWords(stat.error));
    return 'done';
  }
  if (!args.noPrompt && !session.dontAsk) {
    // Over exec nobody can answer: questions take their default.
    const ask = async (question: string): Promise<string | undefined> =>
      screen.isInteractive ? screen.ask(question, 'answer') : '';
    const answer = await ask(`Do you want to delete "${location.path}" ? (yes/no/abort)   [y] `);
    const choice = answer === undefined ? 'abort' : parseYesNoAbort(answer, 'yes');
    if (choice === 'abort') return 'abort';
    if (choice !== 'yes') return 'done';
    if (stat.value.kind === 'directory') {
      const sure = await ask('This is a directory. Do you want to continue (y/n)?  [y] ');
      if (sure === undefined || parseYesNo(sure, 'yes') !== 'yes') return 'done';
    }
  }
  const removed = await device.files.removeInTurns(location, { taker: session.turns, signal });
  if (!removed.ok) screen.print(fileWords(removed.error));
  return 'done';
}
