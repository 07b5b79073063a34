import { inside, nameOf } from '../../../machine/storage/location.ts';
import { wordArg } from '../../grammar/arg-types.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';

const unreadable = 'lost+found';

/** `find`: the files below the session's directory whose names begin with a prefix (words: nxos-behaviour 4.6). */
export const find = show({
  syntax: [
    word('find', 'Find a file below the current directory'),
    arg('prefix', wordArg(), 'Filename prefix to match'),
  ],
  examples: ['find nxos'],
  read({ args, device, session }) {
    const { directory } = session;
    const volume = device.files.volume(directory.filesystem);
    if (!volume.ok) return { hasUnreadable: false, paths: [] };
    const base = directory.path === '/' ? '' : directory.path;
    const below = [...volume.value.pathsBelow(directory.path)];
    return {
      hasUnreadable: below.includes(inside(directory.path, unreadable)),
      paths: below.filter((path) => nameOf(path).startsWith(args.prefix)).map((path) => `.${path.slice(base.length)}`),
    };
  },
  *print({ hasUnreadable, paths }) {
    if (hasUnreadable) yield `/usr/bin/find: ./${unreadable}: Permission denied`;
    yield* paths;
  },
});
