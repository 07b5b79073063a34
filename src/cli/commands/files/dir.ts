import { ok, type Result } from '../../../base/result.ts';
import type { Files, Listed } from '../../../machine/storage/files.ts';
import { spell } from '../../../machine/storage/location.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';
import type { Usage } from '../../../machine/storage/volume.ts';
import { arg, optional, word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { Rows } from '../../shell/pipeline/structured.ts';
import type { Session } from '../../shell/session.ts';
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
  read: async ({ args, device, running, session }) => ({
    listing: await readListing(device.files, args.target, session),
    hasRows: running.has('rowsOfFiles'),
  }),
  *print({ listing }) {
    if (!listing.ok) {
      yield fileWords(listing.error);
      return;
    }
    const { entries, usage, filesystem } = listing.value;
    for (const entry of entries) {
      yield `${number(entry.sizeBytes)}    ${dateOf(entry)}  ${nameOf(entry)}`;
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
    const columns = {
      fsize: Rows.of(entries, sizeOf),
      timestring: Rows.of(entries, dateOf),
      fname: Rows.of(entries, nameOf),
    };
    const rows = Rows.of(entries, (entry) => ({
      fsize: sizeOf(entry),
      timestring: dateOf(entry),
      fname: nameOf(entry),
    }));
    return {
      ...table('dir', hasRows || rows.length < 2 ? rows : [columns]),
      usage: `${filesystem}://sup-local`,
      bytesused: String(usage.usedBytes),
      bytesfree: String(usage.freeBytes),
      bytestotal: String(usage.totalBytes),
    };
  },
});

function sizeOf({ sizeBytes }: Listed): string {
  return String(sizeBytes);
}

function dateOf({ modifiedMs }: Listed): string {
  return listingDate(modifiedMs);
}

function nameOf({ name, kind }: Listed): string {
  return `${name}${kind === 'directory' ? '/' : ''}`;
}

async function readListing(
  files: Files,
  target: string | undefined,
  { directory, turns }: Session,
): Promise<Result<Listing, FileProblem>> {
  const location = files.resolve(target ?? spell(directory), directory);
  if (!location.ok) return location;
  const stat = files.stat(location.value);
  if (!stat.ok) return stat;
  const entries = stat.value.kind === 'directory' ? await files.listInTurns(location.value, turns) : ok([stat.value]);
  if (!entries.ok) return entries;
  const { filesystem } = location.value;
  const usage = files.usage(filesystem);
  return usage.ok ? ok({ filesystem, entries: entries.value, usage: usage.value }) : usage;
}

function number(value: number): string {
  return String(value).padStart(11);
}
