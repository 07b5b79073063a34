import { ok, type Result } from '../../../base/result.ts';
import type { Files, Listed } from '../../../machine/storage/files.ts';
import type { Location } from '../../../machine/storage/location.ts';
import { spell } from '../../../machine/storage/location.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import type { Usage } from '../../../machine/storage/volume.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { listingDate } from '../words/dates.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';
import { table } from '../words/table.ts';

/** What `dir` knows: entries, and the usage of the volume they lie on. */
interface Listing {
  readonly filesystem: string;
  readonly entries: readonly Listed[];
  readonly usage: Usage;
}

/** `dir`: the entries of a directory, or one file, closed by the usage of the volume (format: nxos-behaviour 4.1). */
export const dir = show({
  syntax: [word('dir', 'List files in a directory'), optional([arg('target', fileArg(), 'Enter the URI')])],
  examples: ['dir', 'dir bootflash:', 'dir usb1:', 'dir bootflash:///scripts/', 'dir bootflash://sup-local/'],
  read: ({ args, device, running, session }) => ({
    listing: readListing(device.files, args.target, session.directory),
    hasRows: running.has('rowsOfFiles'),
  }),
  *print({ listing }) {
    if (!listing.ok) {
      yield fileWords(listing.error);
      return;
    }
    const { entries, usage, filesystem } = listing.value;
    for (const entry of entries) {
      const slash = entry.kind === 'directory' ? '/' : '';
      yield `${number(entry.sizeBytes)}    ${listingDate(entry.modifiedMs)}  ${entry.name}${slash}`;
    }
    yield '';
    yield `Usage for ${filesystem}://sup-local`;
    yield `${number(usage.usedBytes)} bytes used`;
    yield `${number(usage.freeBytes)} bytes free`;
    yield `${number(usage.totalBytes)} bytes total`;
  },
  // Keys and both shapes: a public client of NX-API, which names 7.0(3)I6(1) for the older one.
  structure({ listing, hasRows }) {
    if (!listing.ok) return fileWords(listing.error);
    const { entries, usage, filesystem } = listing.value;
    const rows = entries.map((entry) => ({
      fsize: String(entry.sizeBytes),
      timestring: listingDate(entry.modifiedMs),
      fname: `${entry.name}${entry.kind === 'directory' ? '/' : ''}`,
    }));
    const column = (name: keyof (typeof rows)[number]): readonly string[] => rows.map((row) => row[name]);
    const columns = { fsize: column('fsize'), timestring: column('timestring'), fname: column('fname') };
    return {
      ...(hasRows || rows.length < 2 ? table('dir', rows) : table('dir', [columns])),
      usage: `${filesystem}://sup-local`,
      bytesused: String(usage.usedBytes),
      bytesfree: String(usage.freeBytes),
      bytestotal: String(usage.totalBytes),
    };
  },
});

function readListing(files: Files, target: string | undefined, directory: Location): Result<Listing, FileProblem> {
  const location = files.resolve(target ?? spell(directory), directory);
  if (!location.ok) return location;
  const stat = files.stat(location.value);
  if (!stat.ok) return stat;
  const entries = stat.value.kind === 'directory' ? files.list(location.value) : ok([stat.value]);
  if (!entries.ok) return entries;
  const { filesystem } = location.value;
  const usage = files.usage(filesystem);
  return usage.ok ? ok({ filesystem, entries: entries.value, usage: usage.value }) : usage;
}

function number(value: number): string {
  return String(value).padStart(11);
}
