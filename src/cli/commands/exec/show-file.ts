import type { Content } from '../../../machine/content/content.ts';
import { piecesOf } from '../../../machine/content/reader.ts';
import { arg, choice, optional, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { fileArg } from '../location-arg.ts';
import { fileWords } from '../words/file-words.ts';

/** `show file`: what a file holds, or a digest of it as a bare hash (nxos-behaviour 4.6). */
export const showFile = command({
  mode: 'exec',
  syntax: [
    word('show', 'Show running system information'),
    word('file', 'Display contents of file'),
    arg('target', fileArg(), 'Enter the URI'),
    optional([
      choice('digest', [
        word('md5sum', 'Displays md5sum for the specified file'),
        word('sha256sum', 'Displays sha256sum for the specified file'),
        word('sha512sum', 'Displays sha512sum for the specified file'),
      ]),
    ]),
  ],
  examples: ['show file bootflash:vlan.dat md5sum', 'show file bootflash:patch_control.log'],
  async run({ args, device, session, screen, signal }) {
    const location = device.files.resolve(args.target, session.directory);
    const content = location.ok ? device.files.content(location.value) : location;
    if (!content.ok) return screen.print(fileWords(content.error));
    if (args.digest === undefined) return screen.show(linesOf(content.value, signal));
    const algorithm = { md5sum: 'md5', sha256sum: 'sha256', sha512sum: 'sha512' } as const;
    screen.print(await device.digests.of(content.value, algorithm[args.digest]));
  },
});

/** The lines of a content, made as they are taken; ends early when `signal` aborts. */
function* linesOf(content: Content, signal: AbortSignal): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (const piece of piecesOf(content, 0, 16 * 1024)) {
    if (signal.aborted) return;
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
