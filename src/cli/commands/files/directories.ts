import { arg, optional, word } from '../../grammar/tokens.ts';
import { command, show } from '../../shell/command.ts';
import { fileWords } from '../words/file-words.ts';
import { directoryArg } from '../words/location-arg.ts';

/** `cd`: goes to a directory; without one, to the root of bootflash:. */
export const changeDirectory = command({
  mode: 'exec',
  access: 'read',
  syntax: [word('cd', 'Change current directory'), optional([arg('target', directoryArg(), 'Enter the URI')])],
  examples: ['cd bootflash:scripts', 'cd ..', 'cd'],
  run({ args, device, session, screen }) {
    const { files } = device;
    const location = files.resolve(args.target ?? 'bootflash:', session.directory);
    const stat = location.ok ? files.stat(location.value) : location;
    if (!stat.ok) return screen.print(fileWords(stat.error));
    if (stat.value.kind === 'file') return screen.print(fileWords({ why: 'not-directory', path: stat.value.name }));
    if (location.ok) session.directory = location.value;
  },
});

/** `pwd`: where the session is. */
export const printDirectory = show({
  syntax: [word('pwd', 'View current directory')],
  examples: ['pwd'],
  read: ({ session }) => session.directory,
  print: ({ filesystem, path }) => [`${filesystem}:${path === '/' ? '' : path}`],
});

/** `mkdir`: makes one directory. */
export const makeDirectory = command({
  mode: 'exec',
  syntax: [word('mkdir', 'Create new directory'), arg('target', directoryArg(), 'Enter the URI')],
  examples: ['mkdir bootflash:images'],
  run({ args, device, session, screen }) {
    const { files } = device;
    const location = files.resolve(args.target, session.directory);
    const made = location.ok ? files.makeDirectory(location.value) : location;
    if (!made.ok) screen.print(`mkdir: cannot create directory ${args.target}: ${fileWords(made.error)}`);
  },
});

/** `rmdir`: removes one empty directory. */
export const removeDirectory = command({
  mode: 'exec',
  syntax: [word('rmdir', 'Delete a directory'), arg('target', directoryArg(), 'Enter the URI')],
  examples: ['rmdir bootflash:images'],
  run({ args, device, session, screen }) {
    const { files } = device;
    const location = files.resolve(args.target, session.directory);
    const removed = location.ok ? files.removeDirectory(location.value) : location;
    if (!removed.ok) screen.print(`rmdir: ${args.target}: ${fileWords(removed.error)}`);
  },
});
