import { parseInstant } from '../../base/calendar.ts';
import { EmulatorError } from '../../base/emulator-error.ts';
import { nextTurn, TurnTaker } from '../../base/turns.ts';
import { sizeOf } from '../../machine/content/content.ts';
import type { Entry, TreeData } from '../../machine/storage/entry.ts';
import type { VolumeFormat } from '../../machine/storage/format.ts';
import { normal, parentOf } from '../../machine/storage/location.ts';
import type { FileSpec } from '../spec/lab-schema.ts';
import type { FileContents } from './file-contents.ts';

/** The filesystem of a device that a tree is for, as errors name it. */
export interface TreePlace {
  readonly device: string;
  readonly filesystem: string;
}

/** Trees by what they were made from, so that a thousand switches with the same files share one. */
export class SharedTrees {
  readonly #known = new Map<string, Promise<TreeData>>();

  /** The tree for `recipe` (plain data), made by `build` the first time it is asked for. */
  of(recipe: unknown, build: () => Promise<TreeData>): Promise<TreeData> {
    const key = JSON.stringify(recipe);
    const tree = this.#known.get(key) ?? build();
    this.#known.set(key, tree);
    return tree;
  }
}

/** What a lab file lists for one filesystem, as a tree, made in turns. Rejects with an EmulatorError when its names cannot stand together. */
export async function treeOf(
  files: readonly FileSpec[],
  place: TreePlace,
  parts: { readonly contents: FileContents; readonly startMs: number },
): Promise<TreeData> {
  const tree = new Map<string, Entry>();
  const taker = new TurnTaker();
  for (const file of files) {
    const path = normal(file.name);
    assertPlace(path, file.name, tree, place);
    const modifiedMs = file.modified === undefined ? parts.startMs : (parseInstant(file.modified) ?? parts.startMs);
    if (file.name.endsWith('/')) tree.set(path, { kind: 'directory', modifiedMs });
    else tree.set(path, { kind: 'file', modifiedMs, content: await parts.contents.of(file.name, file) });
    const turn = nextTurn(taker);
    if (turn !== undefined) await turn;
  }
  return [...tree].map(([path, entry]) => ({ path, entry }));
}

function assertPlace(path: string, name: string, tree: ReadonlyMap<string, Entry>, place: TreePlace): void {
  const { device, filesystem } = place;
  if (path === '/' || tree.has(path)) {
    throw new EmulatorError(`${device}: ${filesystem}: "${name}" is listed twice`, 'list each file once');
  }
  const parent = parentOf(path);
  if (parent !== '/' && tree.get(parent)?.kind !== 'directory') {
    throw new EmulatorError(
      `${device}: ${filesystem}: no directory for "${name}"`,
      'list the directory, with a / at its end, before what lies in it',
    );
  }
}

/** Throws an EmulatorError when a tree needs more than `roomBytes` in blocks of its format. */
export function assertFits(tree: TreeData, format: VolumeFormat, roomBytes: number, place: TreePlace): void {
  const blocks = tree.reduce(
    (sum, { entry }) =>
      sum + (entry.kind === 'file' ? format.fileBlocks(sizeOf(entry.content)) : format.directoryBlocks),
    0,
  );
  const neededBytes = blocks * format.blockBytes;
  if (neededBytes <= roomBytes) return;
  throw new EmulatorError(
    `${place.device}: its files need ${neededBytes} bytes, but ${place.filesystem} has room for ${roomBytes}`,
    place.filesystem === 'bootflash'
      ? 'remove files from the lab, or choose a smaller release or a larger model'
      : 'remove files from the lab, or choose a larger stick',
  );
}
