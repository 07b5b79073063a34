import type { Result } from '../../../base/result.ts';
import { cksumOf } from '../../../machine/content/cksum.ts';
import type { OpenFile } from '../../../machine/storage/open-file.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import { arg, choice, word } from '../../grammar/tokens.ts';
import { type Context, command, show } from '../../shell/command.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

const showWord = word('show', 'Show running system information');
const fileWord = word('file', 'Display contents of file');
const targetArg = arg('target', fileArg(), 'Enter the URI');

/** `show file`: what a file holds (nxos-behaviour 4.6). */
export const showFile = show({
  syntax: [showWord, fileWord, targetArg],
  examples: ['show file bootflash:patch_control.log'],
  // Opened when the first line is taken, so that lines that nobody takes leave nothing open.
  read: (context) => ({ openFile: () => open(context, context.args.target), signal: context.signal }),
  *print({ openFile, signal }) {
    const file = openFile();
    if (!file.ok) return yield fileWords(file.error);
    try {
      yield* linesOf(file.value, signal);
    } finally {
      file.value.close();
    }
  },
});

/** `show file … md5sum`: a digest as a bare hash (nxos-behaviour 4.6). */
export const showFileDigest = command({
  mode: 'exec',
  access: 'read',
  syntax: [
    showWord,
    fileWord,
    targetArg,
    choice('digest', [
      word('md5sum', 'Displays md5sum for the specified file'),
      word('sha256sum', 'Displays sha256sum for the specified file'),
      word('sha512sum', 'Displays sha512sum for the specified file'),
    ]),
  ],
  examples: ['show file bootflash:vlan.dat md5sum'],
  async run(context) {
    const { args, device, screen } = context;
    const file = open(context, args.target);
    if (!file.ok) return screen.print(fileWords(file.error));
    try {
      const algorithm = { md5sum: 'md5', sha256sum: 'sha256', sha512sum: 'sha512' } as const;
      screen.print(await device.digests.of(file.value.content, algorithm[args.digest]));
    } finally {
      file.value.close();
    }
  },
});

/** `show file … cksum`: the checksum of the file as POSIX has it (form: Cisco's fundamentals guides). */
export const showFileChecksum = command({
  mode: 'exec',
  access: 'read',
  syntax: [showWord, fileWord, targetArg, word('cksum', 'Displays CRC checksum for the specified file')],
  examples: ['show file bootflash:vlan.dat cksum'],
  async run(context) {
    const file = open(context, context.args.target);
    if (!file.ok) return context.screen.print(fileWords(file.error));
    try {
      const sum = await cksumOf(file.value.content, context.signal);
      if (sum !== undefined) context.screen.print(String(sum));
    } finally {
      file.value.close();
    }
  },
});

function open({ device, session }: Context<unknown>, typed: string): Result<OpenFile, FileProblem> {
  const location = device.files.resolve(typed, session.directory);
  return location.ok ? device.files.open(location.value) : location;
}

const pieceBytes = 16 * 1024;
/** A longer line is shown in parts, so that a file without line ends does not fill the memory. */
const lineCharactersMaximum = 64 * 1024;

/** The lines of a file, made as they are taken; ends early when `signal` aborts, or with the reason when it cannot be read on. */
export function* linesOf(file: OpenFile, signal: AbortSignal): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let at = 0; at < file.sizeBytes && !signal.aborted; at += pieceBytes) {
    const piece = file.read(at, pieceBytes);
    if (!piece.ok) {
      yield fileWords(piece.error);
      return;
    }
    const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length < lineCharactersMaximum) continue;
    yield rest;
    rest = '';
  }
  if (signal.aborted) return;
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
