import type { Direction } from '../../../base/host/host.ts';
import { bytesOf, type CompressionProblem, compressInto } from '../../../machine/storage/compression.ts';
import type { Location } from '../../../machine/storage/location.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { type Context, command } from '../../shell/command.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';

const suffix = '.gz';

/** `gzip X`: packs a file as `X.gz`; the original is gone. Silent (nxos-behaviour 4.6). */
export const gzip = command({
  mode: 'exec',
  syntax: [word('gzip', 'Compresses given file using LZ77 coding'), arg('file', fileArg(), 'Enter the URI')],
  examples: ['gzip bootflash:patch_control.log'],
  run: (context) => repack(context, context.args.file, 'pack'),
});

/** `gunzip X.gz`: unpacks a file as `X`; the packed one is gone. Silent. */
export const gunzip = command({
  mode: 'exec',
  syntax: [word('gunzip', 'Uncompresses LZ77 coded files'), arg('file', fileArg(), 'Enter the URI')],
  examples: ['gunzip bootflash:patch_control.log.gz'],
  run: (context) => repack(context, context.args.file, 'unpack'),
});

async function repack(context: Context<unknown>, typed: string, direction: Direction): Promise<void> {
  const { device, session, screen, signal } = context;
  const { files } = device;
  const source = files.resolve(typed, session.directory);
  const opened = source.ok ? files.open(source.value) : source;
  if (!source.ok || !opened.ok) return opened.ok ? undefined : screen.print(fileWords(opened.error));
  const file = opened.value;
  try {
    const target = targetOf(source.value, direction);
    if (target === undefined) return screen.print(`gunzip: ${typed}: unknown suffix -- ignored`);
    if (device.isProtected(source.value)) return screen.print(fileWords({ why: 'boot-image', name: typed }));
    if (files.stat(target).ok) return screen.print(fileWords({ why: 'exists', path: target.path }));
    const writer = files.write(target);
    if (!writer.ok) return screen.print(fileWords(writer.error));
    const done = await compressInto(writer.value, bytesOf(file), direction, signal);
    if (done.ok) files.remove(source.value);
    else tellCompressionProblem(context, typed, done.error);
  } finally {
    file.close();
  }
}

function targetOf(source: Location, direction: Direction): Location | undefined {
  if (direction === 'pack') return { ...source, path: `${source.path}${suffix}` };
  if (!source.path.endsWith(suffix) || source.path.endsWith(`/${suffix}`)) return undefined;
  return { ...source, path: source.path.slice(0, -suffix.length) };
}

/** Words of `gzip` itself; that the device passes them on is inferred. */
function tellCompressionProblem({ screen }: Context<unknown>, typed: string, problem: CompressionProblem): void {
  if (problem.why === 'interrupted') return;
  if (problem.why === 'not-compressed') screen.print(`gunzip: ${typed}: not in gzip format`);
  else screen.print(fileWords(problem));
}
