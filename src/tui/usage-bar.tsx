import { Text } from 'ink';
import type { ReactElement } from 'react';
import type { VolumeView } from './lab-view.ts';

/** Eighths of a cell, so that a bar of 60 cells shows changes of 0.2 %. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** How full a volume is: a bar of `columns` cells, the last five of them for the percentage. */
export function UsageBar({ volume, columns }: { readonly volume: VolumeView; readonly columns: number }): ReactElement {
  const cells = Math.max(1, columns - 5);
  const share = volume.totalBytes === 0 ? 0 : volume.usedBytes / volume.totalBytes;
  const filledEighths = Math.round(share * cells * 8);
  const filled = `${'█'.repeat(Math.floor(filledEighths / 8))}${eighths[filledEighths % 8] ?? ''}`;
  return (
    <Text wrap="truncate-end">
      <Text color={colorOf(share)}>{filled}</Text>
      <Text dimColor>{'░'.repeat(cells - filled.length)}</Text>
      {`${percentOf(share)}%`.padStart(5)}
    </Text>
  );
}

/** Whole percent, but 100 only when nothing is free. */
function percentOf(share: number): number {
  return share === 1 ? 100 : Math.min(99, Math.round(share * 100));
}

function colorOf(share: number): string {
  if (share >= 0.95) return 'red';
  return share >= 0.8 ? 'yellow' : 'green';
}
