import type { MountState } from '../../machine/state.ts';
import type { TreeData } from '../../machine/storage/entry.ts';

/** One for all switches, so that untouched filesystems share it. */
const nothing: TreeData = [];

/**
 * The filesystems that every switch has beside bootflash: and its USB slots, with what is known of their sizes in bytes. No
 * source lists them for a Nexus 3000, so their contents are empty.
 */
export const otherFilesystems: readonly MountState[] = [
  // A public `dir volatile:` of a Nexus: 20971520 bytes total.
  { filesystem: 'volatile', volume: memory(20 * 1024 * 1024) },
  // Inferred from a public `dir log:` of a Nexus 9000: 52428800 bytes total.
  { filesystem: 'log', volume: memory(50 * 1024 * 1024) },
  // Inferred: a partition of its own, since the log names it when it is mounted (nxos-behaviour 4.7); the size is a guess.
  {
    filesystem: 'logflash',
    volume: { format: 'ext3', totalBytes: 256 * 1024 * 1024, baseUsedBytes: 4 * 1024 * 1024, tree: nothing },
  },
  // Inferred from the Nexus 7000: 2 MB.
  { filesystem: 'debug', volume: memory(2 * 1024 * 1024) },
  // Read-only (nxos-behaviour 4.3). Inferred: it takes no room.
  { filesystem: 'system', volume: { ...memory(0), isReadOnly: true } },
];

function memory(totalBytes: number): NonNullable<MountState['volume']> {
  return { format: 'tmpfs', totalBytes, baseUsedBytes: 0, tree: nothing };
}
