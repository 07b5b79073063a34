import { ok, type Result } from '../../base/result.ts';
import type { TurnTaker } from '../../base/turns.ts';
import type { Files, Listed } from '../../machine/storage/files.ts';
import type { FileProblem } from '../../machine/storage/problem.ts';
import type { ClientPlace } from '../client-path.ts';
import { longName } from './long-name.ts';
import type { SentName } from './replies.ts';

type Attributes = Pick<Listed, 'kind' | 'sizeBytes' | 'modifiedMs'>;

/** What stands for directories that are no entries themselves: the one of the filesystems, and their roots. */
function bareDirectory(modifiedMs: number): Attributes {
  return { kind: 'directory', sizeBytes: 4096, modifiedMs };
}

/** What a path stands for. Roots have no time of their own and show the present. */
export function statOf(files: Files, place: ClientPlace, nowMs: number): Result<Attributes, FileProblem> {
  if (place.kind === 'filesystems') return ok(bareDirectory(nowMs));
  const found = files.stat(place.location);
  return found.ok && place.location.path === '/' ? ok(bareDirectory(nowMs)) : found;
}

/** What is in a directory with `.` and `..` first, as a Unix server lists it; a large one is read in turns. */
export async function entriesOf(
  { files, turns, now }: { readonly files: Files; readonly turns: TurnTaker; now(): number },
  place: ClientPlace,
): Promise<Result<readonly Listed[], FileProblem>> {
  const entries =
    place.kind === 'filesystems' ? ok(mounted(files, now())) : await files.listInTurns(place.location, turns);
  if (!entries.ok) return entries;
  const dots = ['.', '..'].map((name) => ({ name, ...bareDirectory(now()) }));
  return ok([...dots, ...entries.value]);
}

/** The filesystems that are there; an empty USB slot is not. */
function mounted(files: Files, nowMs: number): readonly Listed[] {
  const present = files.filesystems().filter((name) => files.volume(name).ok);
  return present.map((name) => ({ name, kind: 'directory', sizeBytes: 4096, modifiedMs: nowMs }));
}

/** An entry as a listing tells it. */
export function nameOfEntry(entry: Listed, nowMs: number): SentName {
  return { name: entry.name, longName: longName(entry.name, entry, nowMs), entry };
}
