import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { dateAndTime, speedWords } from './figures.ts';
import type { LabView } from './lab-view.ts';

/** The devices of the lab, the selected one marked, and on the right the time of the lab and how fast it runs. */
export function TitleBar({ view, columns }: { readonly view: LabView; readonly columns: number }): ReactElement {
  const clock = `${dateAndTime(view.atMs)}  ${speedWords(view.speed)}`;
  const namesColumns = columns - clock.length - 2;
  return (
    <Box justifyContent="space-between" height={1} flexShrink={0}>
      <Box width={namesColumns} flexShrink={0}>
        <DeviceNames view={view} columns={namesColumns} />
      </Box>
      <Text wrap="truncate-start">{clock}</Text>
    </Box>
  );
}

/** All names where they fit; otherwise the selected one and which of how many it is. */
function DeviceNames({ view, columns }: { readonly view: LabView; readonly columns: number }): ReactElement {
  const { deviceNames, selected } = view;
  const neededColumns = deviceNames.reduce((sum, name) => sum + name.length + 2, 0);
  if (neededColumns <= columns) {
    return (
      <Text wrap="truncate-end">
        {deviceNames.map((name) => (
          <Text key={name} inverse={name === deviceNames[selected]} bold={name === deviceNames[selected]}>
            {` ${name} `}
          </Text>
        ))}
      </Text>
    );
  }
  const count = ` ${selected + 1} of ${deviceNames.length}`;
  return (
    <Text wrap="truncate-end">
      <Text inverse bold>{` ${cut(deviceNames[selected] ?? '', columns - count.length - 2)} `}</Text>
      <Text dimColor>{count}</Text>
    </Text>
  );
}

function cut(name: string, columns: number): string {
  return name.length <= columns ? name : `${name.slice(0, Math.max(0, columns - 1))}…`;
}
