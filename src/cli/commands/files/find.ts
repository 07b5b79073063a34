import { nextTurn } from '../../../base/turns.ts';
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
  async read({ args, device, session, signal }) {
    const { directory } = session;
    const volume = device.files.volume(directory.filesystem);
    if (!volume.ok) return { hasUnreadable: false, paths: [] };
    const base = directory.path === '/' ? '' : directory.path;
    const hasUnreadable = volume.value.find(inside(directory.path, unreadable)) !== undefined;
    const paths: string[] = [];
    for (const path of volume.value.pathsBelow(directory.path)) {
      if (nameOf(path).startsWith(args.prefix)) paths.push(`.${path.slice(base.length)}`);
      const turn = nextTurn(session.turns);
      if (turn !== undefined) await turn;
      if (signal.aborted) break;
    }
    return { hasUnreadable, paths };
  },
  *print({ hasUnreadable, paths }) {
    if (hasUnreadable) yield `/usr/bin/find: ./${unreadable}: Permission denied`;
    yield* paths;
  },
});
