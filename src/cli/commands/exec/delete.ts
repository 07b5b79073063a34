import { arg, flag, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { parseYesNo, parseYesNoAbort } from '../../terminal/dialog.ts';
import { fileArg } from '../location-arg.ts';
import { fileWords } from '../words/file-words.ts';

/** `delete`: removes a file, or a directory with its content. Asks first, unless told not to (nxos-behaviour 4.6). */
export const deleteFile = command({
  mode: 'exec',
  syntax: [
    word('delete', 'Delete a file or directory'),
    arg('target', fileArg(), 'Enter the URI'),
    flag('noPrompt', word('no-prompt', 'Delete without prompting for confirmation')),
  ],
  examples: ['delete bootflash:n3000-uk9.6.0.2.U6.3a.bin no-prompt', 'delete bootflash:old.cfg'],
  async run({ args, device, session, screen }) {
    const location = device.files.resolve(args.target, session.directory);
    const stat = location.ok ? device.files.stat(location.value) : location;
    if (!location.ok || !stat.ok)
      return screen.print(fileWords(stat.ok ? { why: 'not-found', path: args.target } : stat.error));
    if (!args.noPrompt && !session.dontAsk) {
      // Over exec nobody can answer: questions take their default.
      const ask = async (question: string): Promise<string | undefined> =>
        screen.isInteractive ? screen.ask(question, 'answer') : '';
      const answer = await ask(`Do you want to delete "${location.value.path}" ? (yes/no/abort)   [y] `);
      if (answer === undefined || parseYesNoAbort(answer, 'yes') !== 'yes') return;
      if (stat.value.kind === 'directory') {
        const sure = await ask('This is a directory. Do you want to continue (y/n)?  [y] ');
        if (sure === undefined || parseYesNo(sure, 'yes') !== 'yes') return;
      }
    }
    const removed = device.files.remove(location.value);
    if (!removed.ok) screen.print(fileWords(removed.error));
  },
});
