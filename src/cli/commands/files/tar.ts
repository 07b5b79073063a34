import { ok, type Result } from '../../../base/result.ts';
import { type ArchiveProblem, extractArchive, listArchive } from '../../../machine/storage/archive.ts';
import type { Location } from '../../../machine/storage/location.ts';
import { packArchive } from '../../../machine/storage/pack-archive.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import type { TarEntry } from '../../../machine/storage/tar.ts';
import { rest } from '../../grammar/arg-types.ts';
import { anyOrder, arg, flag, optional, word } from '../../grammar/tokens.ts';
import { splitWords } from '../../grammar/words.ts';
import { type Context, command } from '../../shell/command.ts';
import { fileWords } from '../words/file-words.ts';
import { directoryArg, fileArg } from '../words/location-arg.ts';

const tar = word('tar', 'Archiving operations');
const archiveArg = arg('archive', fileArg(), 'Archive file name');

/** `tar create`: packs files and directories, with gzip unless told otherwise (nxos-behaviour 4.6). Silent. */
export const tarCreate = command({
  mode: 'exec',
  syntax: [
    tar,
    word('create', 'Create a new archive'),
    archiveArg,
    anyOrder([
      [flag('isPacked', word('gz-compress', 'Compress archive using gzip'))],
      [flag('isBare', word('uncompressed', 'Do not compress the archive'))],
      [flag('isMoved', word('remove', 'Remove files after adding them to the archive'))],
      [flag('isVerbose', word('verbose', 'Verbosely list files processed'))],
    ]),
    arg('files', rest('WORD'), 'Files to be archived'),
  ],
  examples: ['tar create bootflash:logs bootflash:patch_control.log', 'tar create all uncompressed scripts vlan.dat'],
  async run(context) {
    const { args, device, session, screen } = context;
    const sources: Location[] = [];
    for (const { text } of splitWords(args.files)) {
      const source = device.files.resolve(text, session.directory);
      if (!source.ok) return screen.print(fileWords(source.error));
      sources.push(source.value);
    }
    const isBare = args.isBare === true;
    const target = device.files.resolve(`${args.archive}${isBare ? '.tar' : '.tar.gz'}`, session.directory);
    const written = target.ok
      ? await packArchive(device.files, sources, target.value, { isPacked: !isBare }, context.signal)
      : target;
    if (!written.ok) return tell(context, written.error);
    if (args.isVerbose === true) {
      const listed = target.ok ? await listArchive(device.files, target.value, context.signal) : target;
      if (listed.ok) for (const entry of listed.value) screen.print(spelled(entry));
    }
    if (args.isMoved !== true) return;
    for (const source of sources) {
      const removed = device.files.remove(source);
      if (!removed.ok) screen.print(fileWords(removed.error));
    }
  },
});

/** `tar list`: the names in an archive, one a line. */
export const tarList = command({
  mode: 'exec',
  syntax: [tar, word('list', 'List files in an archive'), archiveArg],
  examples: ['tar list bootflash:logs.tar.gz'],
  access: 'read',
  async run(context) {
    const { args, device, session, screen, signal } = context;
    const location = device.files.resolve(args.archive, session.directory);
    const listed = location.ok ? await listArchive(device.files, location.value, signal) : location;
    if (!listed.ok) return tell(context, listed.error);
    await screen.show(listed.value.map(spelled));
  },
});

/** `tar extract`: unpacks an archive into the session's directory, or into the one behind `to`. */
export const tarExtract = command({
  mode: 'exec',
  syntax: [
    tar,
    word('extract', 'Extract files from an archive'),
    archiveArg,
    flag('keepsOld', word('keep-old', 'Do not overwrite existing files')),
    optional([word('to', 'Extract to a directory'), arg('target', directoryArg(), 'Enter the URI')]),
    flag('isVerbose', word('verbose', 'Verbosely list files processed')),
  ],
  examples: ['tar extract bootflash:logs.tar.gz', 'tar extract logs.tar keep-old to volatile: verbose'],
  async run(context) {
    const { args, device, session, screen, signal } = context;
    const { files } = device;
    const location = files.resolve(args.archive, session.directory);
    const target = args.target === undefined ? ok(session.directory) : files.resolve(args.target, session.directory);
    if (!location.ok || !target.ok) return tell(context, location.ok ? failure(target) : location.error);
    const options = { keepsOld: args.keepsOld };
    const extracted = await extractArchive(files, location.value, target.value, options, signal);
    if (!extracted.ok) return tell(context, extracted.error);
    if (args.isVerbose) for (const entry of extracted.value) screen.print(spelled(entry));
  },
});

function failure(result: Result<unknown, FileProblem>): FileProblem {
  return result.ok ? { why: 'io-error' } : result.error;
}

function spelled({ name, kind }: TarEntry): string {
  return kind === 'directory' ? `${name}/` : name;
}

/** Words of `tar` itself where it is no file that fails; that the device passes them on is inferred. */
function tell({ screen }: Context<unknown>, problem: ArchiveProblem): void {
  if (problem.why === 'interrupted') return;
  if (problem.why === 'too-many-members') screen.print('tar: Exiting with failure status due to previous errors');
  else if (problem.why === 'not-compressed' || problem.why === 'no-archive') {
    screen.print('tar: This does not look like a tar archive');
  } else screen.print(fileWords(problem));
}
