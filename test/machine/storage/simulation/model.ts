import type { VolumeFormat } from '../../../../src/machine/storage/format.ts';
import { nameOf, parentOf } from '../../../../src/machine/storage/location.ts';

/** Bytes that can be made again: those of `made` in `bytes.ts`. */
export interface Recipe {
  readonly kind: 'text' | 'bytes';
  readonly seed: number;
  readonly sizeBytes: number;
}

/** A volume as slow and simple as it can be: what each path stands for, and nothing that is kept up to date beside it. */
export interface VolumeModel {
  readonly format: VolumeFormat;
  readonly totalBlocks: number;
  readonly isReadOnly: boolean;
  baseBlocks: number;
  readonly entries: Map<string, Recipe | 'directory'>;
  readonly writers: Set<WriterModel>;
  readonly readers: Set<ReaderModel>;
}

export interface WriterModel {
  readonly path: string;
  readonly recipe: Recipe;
  takenBytes: number;
  isLost: boolean;
}

export interface ReaderModel {
  readonly recipe: Recipe;
  isLost: boolean;
}

export function emptyModel(format: VolumeFormat, totalBlocks: number, isReadOnly = false): VolumeModel {
  return {
    format,
    totalBlocks,
    isReadOnly,
    baseBlocks: 2,
    entries: new Map(),
    writers: new Set(),
    readers: new Set(),
  };
}

/** Blocks in use, counted anew from everything there is. */
export function usedBlocks(model: VolumeModel): number {
  let blocks = model.baseBlocks + model.format.rootBlocks;
  for (const entry of model.entries.values()) {
    blocks += entry === 'directory' ? model.format.directoryBlocks : model.format.fileBlocks(entry.sizeBytes);
  }
  for (const writer of model.writers) blocks += model.format.fileBlocks(writer.takenBytes);
  return blocks;
}

export function freeBlocks(model: VolumeModel): number {
  return model.totalBlocks - usedBlocks(model);
}

export function kindAt(model: VolumeModel, path: string): 'directory' | 'file' | undefined {
  if (path === '/') return 'directory';
  const entry = model.entries.get(path);
  return entry === undefined ? undefined : entry === 'directory' ? 'directory' : 'file';
}

export function childrenOf(model: VolumeModel, path: string): readonly string[] {
  const prefix = path === '/' ? '/' : `${path}/`;
  return [...model.entries.keys()].filter((key) => key.startsWith(prefix));
}

/** Why nothing can be put at `path`; undefined when it can. */
export function placeProblem(model: VolumeModel, path: string): string | undefined {
  if (model.isReadOnly) return 'read-only';
  const name = nameOf(path);
  const isForbidden = name === '' || name.includes('\n') || (model.format.name === 'fat32' && name.includes('?'));
  if (isForbidden) return 'bad-name';
  const parent = kindAt(model, parentOf(path));
  if (parent === undefined) return 'not-found';
  return parent === 'directory' ? undefined : 'not-directory';
}

export function beginWrite(model: VolumeModel, path: string, keepsOld: boolean): string {
  const problem = placeProblem(model, path);
  if (problem !== undefined) return problem;
  if (kindAt(model, path) === 'directory') return 'is-directory';
  if (!keepsOld) model.entries.delete(path);
  return 'done';
}

/** Whether a writer gets room for `count` more bytes. */
export function take(model: VolumeModel, writer: WriterModel, count: number): string {
  if (writer.isLost) return 'io-error';
  const { format } = model;
  const more = format.fileBlocks(writer.takenBytes + count) - format.fileBlocks(writer.takenBytes);
  if (more > freeBlocks(model)) return 'no-space';
  writer.takenBytes += count;
  return 'done';
}

export function commit(model: VolumeModel, writer: WriterModel): string {
  if (writer.isLost) return 'io-error';
  model.writers.delete(writer);
  const problem = placeProblem(model, writer.path);
  if (problem !== undefined) return problem;
  if (kindAt(model, writer.path) === 'directory') return 'is-directory';
  model.entries.set(writer.path, writer.recipe);
  return 'done';
}

export function remove(model: VolumeModel, path: string): string {
  if (model.isReadOnly) return 'read-only';
  if (path === '/' || !model.entries.has(path)) return 'not-found';
  for (const child of childrenOf(model, path)) model.entries.delete(child);
  model.entries.delete(path);
  return 'done';
}

export function makeDirectory(model: VolumeModel, path: string): string {
  const problem = placeProblem(model, path);
  if (problem !== undefined) return problem;
  if (model.entries.has(path)) return 'exists';
  if (model.format.directoryBlocks > freeBlocks(model)) return 'no-space';
  model.entries.set(path, 'directory');
  return 'done';
}

export function removeDirectory(model: VolumeModel, path: string): string {
  if (model.isReadOnly) return 'read-only';
  const kind = kindAt(model, path);
  if (kind === undefined) return 'not-found';
  if (kind === 'file' || path === '/') return 'not-directory';
  if (childrenOf(model, path).length > 0) return 'not-empty';
  model.entries.delete(path);
  return 'done';
}

export function rename(model: VolumeModel, path: string, newPath: string): string {
  if (model.isReadOnly) return 'read-only';
  if (path === '/' || !model.entries.has(path)) return 'not-found';
  const problem = placeProblem(model, newPath);
  if (problem !== undefined) return problem;
  if (path === newPath) return 'done';
  if (newPath.startsWith(`${path}/`)) return 'bad-name';
  if (kindAt(model, newPath) === 'directory') return 'exists';
  for (const from of [path, ...childrenOf(model, path)]) {
    const entry = model.entries.get(from);
    model.entries.delete(from);
    if (entry !== undefined) model.entries.set(newPath + from.slice(path.length), entry);
  }
  return 'done';
}

/** The volume is gone from its switch: whoever has something open on it has lost it. */
export function lose(model: VolumeModel): void {
  for (const writer of model.writers) writer.isLost = true;
  for (const reader of model.readers) reader.isLost = true;
  model.writers.clear();
  model.readers.clear();
}
