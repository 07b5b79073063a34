import { nameOf } from '../../../machine/storage/location.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

/** `move`: renames or moves a file; silent, and replaces an existing target without asking (nxos-behaviour 4.6). */
export const move = command({
  mode: 'exec',
  syntax: [
    word('move', 'Move files'),
    arg('source', fileArg(), 'Enter the source URI'),
    arg('target', fileArg(), 'Enter the destination URI'),
  ],
  examples: ['move bootflash:a.cfg bootflash:b.cfg', 'move bootflash:a.cfg usb1:'],
  run({ args, device, session, screen }) {
    const { files } = device;
    const source = files.resolve(args.source, session.directory);
    if (!source.ok) return screen.print(fileWords(source.error));
    const target = files.resolve(args.target, session.directory);
    if (!target.ok) return screen.print(fileWords(target.error));
    const moved = files.move(source.value, files.targetFor(target.value, nameOf(source.value.path)));
    if (!moved.ok) screen.print(fileWords(moved.error));
  },
});
