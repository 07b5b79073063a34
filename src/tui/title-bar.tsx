import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { dateAndTime, speedWords } from './figures.ts';
import type { LabView } from './lab-view.ts';

/** The devices of the lab, the selected one marked, and on the right the time of the lab and how fast it runs. */
export function TitleBar({ view, columns }: { readonly view: LabView; readonly columns: number }): ReactElement {
  const clock = `${dateAndTime(view.atMs)}  ${speedWords(view.speed)}`;
  const namesColumns = columns - clock.length - 2;
  return (
    <Box justifyContent="space-between">
      <Box width={namesColumns}>
        <DeviceNames view={view} columns={namesColumns} />
      </Box>
      <Text>{clock}</Text>
    </Box>
  );
}

/** All names where they fit; otherwise the selected one and which of how many it is. */
function DeviceNames({ view, columns }: { readonly view: LabView; readonly columns: number }): ReactElement {
  const { deviceNames, selected } = view;
  const neededColumns = deviceNames.reduce((sum, name) => sum + name.length + 2, 0);
  const shown = neededColumns <= columns ? deviceNames : deviceNames.slice(selected, selected + 1);
  return (
    <Text wrap="truncate-end">
      {shown.map((name) => (
        <Text key={name} inverse={name === deviceNames[selected]} bold={name === deviceNames[selected]}>
          {` ${name} `}
        </Text>
      ))}
      {shown.length < deviceNames.length && <Text dimColor>{` ${selected + 1} of ${deviceNames.length}`}</Text>}
    </Text>
  );
}
