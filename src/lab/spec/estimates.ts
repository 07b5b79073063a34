import type { Device } from '../../machine/device.ts';
import { compactSizeBytes } from '../../machine/image/compaction.ts';
import { readHeader } from '../../machine/image/image-file.ts';
import { compactionBytesPerSecond } from '../../machine/install/compact-file.ts';
import { home } from '../../machine/storage/files.ts';

/** How long compacting an image of `sizeBytes` takes, in seconds of lab time. */
export function compactionSeconds(sizeBytes: number): number {
  return sizeBytes / compactionBytesPerSecond;
}

/** What stands between a switch and the compaction of its running image. */
export interface CompactionOutlook {
  /** The running image, as `bootflash:x`. */
  readonly image: string;
  /** The file whose removal makes room; undefined when there is room already. */
  readonly inTheWay: string | undefined;
}

/** Whether the running image can be compacted now; undefined when this hardware or this release cannot do it at all. */
export function compactionOutlook(device: Device): CompactionOutlook | undefined {
  const { running } = device;
  const [booted] = running?.images ?? [];
  const { group } = device.model;
  if (running === undefined || booted === undefined || group === undefined || !running.has('compactsImages'))
    return undefined;
  const { files } = device;
  const location = files.resolve(booted);
  const content = location.ok ? files.content(location.value) : location;
  const header = content.ok ? readHeader(content.value) : content;
  const needed = header.ok ? compactSizeBytes(header.value, group) : header;
  const usage = files.usage(home.filesystem);
  const listed = files.list(home);
  if (!needed.ok || !usage.ok || !listed.ok) return undefined;
  const image = booted.replace(':/', ':');
  const candidates = listed.value
    .filter(({ kind, name }) => kind === 'file' && !image.endsWith(`:${name}`))
    .sort((a, b) => b.sizeBytes - a.sizeBytes);
  return { image, inTheWay: usage.value.freeBytes > needed.value ? undefined : candidates[0]?.name };
}
