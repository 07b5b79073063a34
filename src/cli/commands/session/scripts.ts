import { nextTurn } from '../../../base/turns.ts';
import { readTail, readWholeText } from '../../../machine/storage/read-text.ts';
import { integer, rest } from '../../grammar/arg-types.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { unquoted } from '../../grammar/words.ts';
import { command, show } from '../../shell/command.ts';
import type { Overdrawn } from '../../shell/line-budget.ts';
import type { Screen } from '../../shell/screen.ts';
import type { Session } from '../../shell/session.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

const scriptBytesMaximum = 1024 * 1024;
/** The longest that timers of the host wait, in seconds. */
const sleepMaximumSeconds = 2_147_483;

/** `run-script`: runs the lines of a file, each shown between backquotes before its output (nxos-behaviour 4.6). */
export const runScript = command({
  mode: 'exec',
  syntax: [word('run-script', 'Run shell scripts'), arg('file', fileArg(), 'Enter the URI')],
  examples: ['run-script bootflash:scripts/check.txt'],
  access: 'read',
  async run({ args, device, session, screen, signal, execute }) {
    const location = device.files.resolve(args.file, session.directory);
    const text = location.ok ? readWholeText(device.files, location.value, scriptBytesMaximum) : location;
    if (!text.ok) return screen.print(fileWords(text.error));
    const { budget } = session;
    if (!budget.enterScript()) return tellOverdrawn(session, screen);
    try {
      for (const line of linesOf(text.value)) {
        await nextTurn(session.turns);
        if (signal.aborted || session.isOver || budget.isOverdrawn) break;
        if (/^\s*(!.*)?$/.test(line)) continue;
        screen.print(`\`${line.trim()}\``);
        await execute(line);
      }
      tellOverdrawn(session, screen);
    } finally {
      budget.leaveScript();
    }
  },
});

/** What is said when the scripts of one typed line want too much; the words are inferred. */
const overdrawnWords: Readonly<Record<Overdrawn, string>> = {
  'too-deep': 'Scripts are nested too deeply',
  'too-many-scripts': 'Too many scripts are started by one command',
  'too-many-lines': 'Too many commands are run by one command',
};

function tellOverdrawn({ budget }: Session, screen: Screen): void {
  const why = budget.tellOnce();
  if (why !== undefined) screen.print(overdrawnWords[why]);
}

/** The lines of a text, one after the other. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end < 0 ? text.length : end).replace(/\r$/, '');
    from = end < 0 ? text.length : end + 1;
  }
}

/** `echo`: what stands behind it, with its variables replaced. */
export const echo = command({
  mode: 'exec',
  syntax: [word('echo', 'Echo back the rest of the line'), optional([arg('text', rest(), 'Text to show')])],
  examples: ['echo', 'echo Made at $(TIMESTAMP).'],
  access: 'read',
  run: ({ args, screen }) => screen.print(unquoted((args.text ?? '').trim())),
});

/** `sleep`: waits in the time of the lab. */
export const sleep = command({
  mode: 'exec',
  syntax: [
    word('sleep', 'Sleep for the specified number of seconds'),
    arg('seconds', integer(0, sleepMaximumSeconds), 'Number of seconds'),
  ],
  examples: ['sleep 5'],
  access: 'read',
  run: ({ args, device, signal }) => device.clock.sleep(args.seconds * 1000, signal),
});

/** `tail`: the last lines of a file, ten unless asked for others (nxos-behaviour 4.6). */
export const tail = show({
  syntax: [
    word('tail', 'Display the last part of a file'),
    arg('file', fileArg(), 'Enter the URI'),
    optional([arg('lines', integer(1, 80), 'Number of lines to display')]),
  ],
  examples: ['tail bootflash:patch_control.log', 'tail patch_control.log 3'],
  read({ args, device, session }) {
    const location = device.files.resolve(args.file, session.directory);
    return location.ok ? readTail(device.files, location.value, args.lines ?? 10) : location;
  },
  print: (lines) => (lines.ok ? lines.value : [fileWords(lines.error)]),
});
