import { flag, word } from '../../grammar/tokens.ts';
import { command, show } from '../../shell/command.ts';
import type { Place } from '../../shell/mode.ts';

/** `where`: the mode of the session, and with `detail` who is in it (layout inferred after FUND-10.6). */
export const where = show({
  syntax: [
    word('where', 'Shows the cli context you are in'),
    flag('isDetailed', word('detail', 'Shows the cli context in detail')),
  ],
  examples: ['where', 'where detail'],
  read: ({ args, device, session }) => ({
    path: pathOf(session.place),
    user: session.user,
    host: device.configuration.hostname,
    isDetailed: args.isDetailed,
  }),
  print: ({ path, user, host, isDetailed }) =>
    isDetailed ? [`  mode:                ${path}`, `  username:            ${user}`] : [`  ${path}  ${user}@${host}`],
});

/** `push`: puts the present mode aside. */
export const push = command({
  mode: 'exec',
  syntax: [word('push', 'Push current mode to stack or save it under name')],
  examples: ['push'],
  access: 'read',
  run({ session, screen }) {
    if (session.pushedPlaces.length >= pushedMaximum) return screen.print('Mode stack is full');
    session.pushedPlaces.push(session.place);
  },
});

/** `pop`: back to the mode that was put aside last. */
export const pop = command({
  mode: 'exec',
  syntax: [word('pop', 'Pop mode from stack or restore from name')],
  examples: ['pop'],
  access: 'read',
  run({ session, screen }) {
    const place = session.pushedPlaces.pop();
    if (place === undefined) screen.print('Mode stack is empty');
    else session.place = place;
  },
});

const pushedMaximum = 64;

/** `conf; config-if`: the modes from configuration mode down. */
function pathOf(place: Place): string {
  const modes: string[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.above) modes.unshift(at.mode);
  const below = modes.filter((mode) => mode !== 'exec').map((mode) => (mode === 'config' ? 'conf' : mode));
  return below.length === 0 ? 'exec' : below.join('; ');
}
