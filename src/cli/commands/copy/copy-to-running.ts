import { arg, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { linesOf } from '../files/show-file.ts';
import { fileArg } from '../words/location-arg.ts';
import { tellComplete } from './target.ts';

const copyWord = word('copy', 'Copy from one file to another');
const runningWord = word('running-config', 'Current operating configuration');

/** `copy startup-config running-config`: what was saved is typed again on top of what is configured. */
export const copyStartupToRunning = command({
  mode: 'exec',
  syntax: [copyWord, word('startup-config', 'Startup configuration'), runningWord],
  examples: ['copy startup-config running-config'],
  async run(context) {
    const { startup } = context.device.configuration;
    if (startup === undefined) return context.screen.print('No startup configuration');
    await typeAgain(context, startup.text.split('\n'));
  },
});

/** `copy F running-config`: the lines of a file are typed in configuration mode. */
export const copyFileToRunning = command({
  mode: 'exec',
  syntax: [copyWord, arg('source', fileArg(), 'Enter the source URI'), runningWord],
  examples: ['copy bootflash:before.cfg running-config'],
  async run(context) {
    const { args, device, session, screen, signal } = context;
    const location = device.files.resolve(args.source, session.directory);
    const file = location.ok ? device.files.open(location.value) : location;
    if (!file.ok) return screen.print(context.fileWords(file.error));
    try {
      await typeAgain(context, linesOf(file.value, signal));
    } finally {
      file.value.close();
    }
  },
});

/** Types the lines in configuration mode and says that the copy is complete. */
export async function typeAgain(context: Context<unknown>, lines: Iterable<string>): Promise<void> {
  await context.configure(lines);
  tellComplete(context);
}
