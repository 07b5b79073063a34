import { expect } from 'vitest';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import { sizeOf } from '../../src/machine/content/content.ts';
import { volumeFormat } from '../../src/machine/storage/format.ts';

/** What a filesystem check finds out: every block counted anew, no name twice, no entry without its directory. */
export function expectSound({ device }: RunningDevice): void {
  for (const filesystem of device.files.filesystems()) {
    const volume = device.files.volume(filesystem);
    if (!volume.ok) continue;
    const { tree, format: name, baseUsedBytes } = volume.value.state();
    const format = volumeFormat(name);
    const known = new Set<string>();
    let blocks = format.rootBlocks + baseUsedBytes / format.blockBytes;
    for (const { path, entry } of tree) {
      const parent = path.slice(0, path.lastIndexOf('/'));
      expect([path, known.has(path), parent === '' || known.has(parent)]).toEqual([path, false, true]);
      known.add(path);
      blocks += entry.kind === 'directory' ? format.directoryBlocks : format.fileBlocks(sizeOf(entry.content));
    }
    const { usedBytes, freeBytes, totalBytes } = volume.value.usage();
    expect([filesystem, usedBytes, usedBytes + freeBytes]).toEqual([
      filesystem,
      blocks * format.blockBytes,
      totalBytes,
    ]);
  }
}

/** All that outlasts a loss of power, to be compared: equal when nothing has changed. */
export function keptBy({ device }: RunningDevice): unknown {
  const { startup, nextBootImages } = device.configuration;
  const volumes = device.files.filesystems().flatMap((filesystem) => {
    const volume = device.files.volume(filesystem);
    if (!volume.ok) return [];
    const state = volume.value.state();
    return state.format === 'tmpfs' ? [] : [{ filesystem, state, usage: volume.value.usage() }];
  });
  return JSON.stringify([startup?.text, nextBootImages, volumes]);
}
