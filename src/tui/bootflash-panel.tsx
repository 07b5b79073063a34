import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { grouped } from './figures.ts';
import type { FileView, VolumeView } from './lab-view.ts';
import { Rule } from './rule.tsx';
import { UsageBar } from './usage-bar.tsx';

/** How many rows a `BootflashPanel` takes beside those of its files. */
export const bootflashPanelRows = 3;

/** The bootflash: how full it is to the byte, and its largest files in `fileRows` rows. */
export function BootflashPanel(props: {
  readonly volume: VolumeView;
  readonly columns: number;
  readonly fileRows: number;
}): ReactElement {
  const { volume, columns, fileRows } = props;
  return (
    <Box flexDirection="column" height={bootflashPanelRows + fileRows} flexShrink={0}>
      <Rule title="bootflash:" columns={columns} />
      <Box paddingLeft={1}>
        <UsageBar volume={volume} columns={columns - 2} />
      </Box>
      <Text wrap="truncate-end">
        {` ${grouped(volume.usedBytes)} bytes used   `}
        <Text bold>{`${grouped(volume.freeBytes)} bytes free`}</Text>
        {`   ${grouped(volume.totalBytes)} bytes total`}
      </Text>
      <Files files={volume.files} rows={fileRows} />
    </Box>
  );
}

/** The first files in `rows` rows; where they do not all fit, the last row counts the others. */
function Files({ files, rows }: { readonly files: readonly FileView[]; readonly rows: number }): ReactElement {
  const shown = files.slice(0, files.length > rows ? Math.max(0, rows - 1) : rows);
  const hidden = files.slice(shown.length);
  const hiddenBytes = hidden.reduce((sum, file) => sum + file.sizeBytes, 0);
  const width = Math.max(
    ...[...shown.map(({ sizeBytes }) => sizeBytes), hiddenBytes].map((size) => grouped(size).length),
  );
  return (
    <Box flexDirection="column" height={rows}>
      {shown.map((file) => (
        <Text key={file.name} wrap="truncate-end">
          {` ${grouped(file.sizeBytes).padStart(width)}  ${file.name}`}
          {file.isRunning && <Text color="green">{'  running'}</Text>}
        </Text>
      ))}
      {hidden.length > 0 && rows > 0 && (
        <Text dimColor wrap="truncate-end">
          {` ${grouped(hiddenBytes).padStart(width)}  in ${hidden.length} more ${hidden.length === 1 ? 'file' : 'files'}`}
        </Text>
      )}
    </Box>
  );
}
