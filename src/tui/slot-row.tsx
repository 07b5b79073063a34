import { Text } from 'ink';
import type { ReactElement } from 'react';
import { shortSize } from './figures.ts';
import type { SlotView } from './lab-view.ts';
import { UsageBar } from './usage-bar.tsx';

const barColumns = 21;

/** A USB slot in one row: its stick and how full that is, or that it is empty. */
export function SlotRow({ slot }: { readonly slot: SlotView }): ReactElement {
  const { name, volume } = slot;
  if (volume === undefined)
    return (
      <Text wrap="truncate-end">
        {` ${name}:  `}
        <Text dimColor>empty</Text>
      </Text>
    );
  const count = volume.files.length;
  const usage = `${shortSize(volume.usedBytes)} used   ${shortSize(volume.freeBytes)} free`;
  // One text, since several in a row are made narrower one by one and broken where they do not fit.
  return (
    <Text wrap="truncate-end">
      {` ${name}:  `}
      <UsageBar volume={volume} columns={barColumns} />
      {`  ${usage}   ${count === 1 ? '1 file' : `${count} files`}`}
    </Text>
  );
}
