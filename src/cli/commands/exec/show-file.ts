import type { OpenFile } from '../../../machine/storage/open-file.ts';
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
    const file = location.ok ? device.files.open(location.value) : location;
    if (!file.ok) return screen.print(fileWords(file.error));
    try {
      if (args.digest === undefined) return await screen.show(linesOf(file.value, signal));
      const algorithm = { md5sum: 'md5', sha256sum: 'sha256', sha512sum: 'sha512' } as const;
      screen.print(await device.digests.of(file.value.content, algorithm[args.digest]));
    } finally {
      file.value.close();
    }
  },
});

const pieceBytes = 16 * 1024;

/** The lines of a file, made as they are taken; ends early when `signal` aborts, or with the reason when it cannot be read on. */
export function* linesOf(file: OpenFile, signal: AbortSignal): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let at = 0; at < file.sizeBytes; at += pieceBytes) {
    if (signal.aborted) return;
    const piece = file.read(at, pieceBytes);
    if (!piece.ok) {
      yield fileWords(piece.error);
      return;
    }
    const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
