import { EmulatorError } from '../../base/emulator-error.ts';
import { volumeFormat } from '../../machine/storage/format.ts';
import type { StickState } from '../../machine/storage/stick.ts';
import type { VolumeSurroundings } from '../../machine/storage/volume.ts';
import type { StickSpec } from '../spec/lab-schema.ts';
import { stickBytes } from '../spec/sizes.ts';
import { assertFits, type SharedTrees, type TreePlace, treeOf } from './build-tree.ts';
import type { FileContents } from './file-contents.ts';

/** What building sticks needs beside their specs. */
export interface StickSurroundings extends VolumeSurroundings {
  readonly contents: FileContents;
  readonly trees: SharedTrees;
  readonly startMs: number;
}

/** The state of a stick as its spec describes it. Throws an EmulatorError that names what is wrong. */
export async function buildStick(
  name: string,
  spec: StickSpec,
  place: TreePlace,
  parts: StickSurroundings,
): Promise<StickState> {
  const identity = { name, label: spec.label ?? '', sizeBytes: stickBytes(spec.size) };
  const { filesystem = 'fat32', files = [] } = spec;
  if (filesystem === 'none') {
    if (files.length === 0) return { ...identity, volume: undefined };
    throw new EmulatorError(`the stick ${name} has files, but no filesystem`, 'leave out files: or filesystem: none');
  }
  const format = volumeFormat(filesystem);
  const tree = await parts.trees.of([files], () => treeOf(files, place, parts));
  assertFits(tree, format, identity.sizeBytes - format.rootBlocks * format.blockBytes, place);
  return { ...identity, volume: { format: format.name, totalBytes: identity.sizeBytes, baseUsedBytes: 0, tree } };
}
