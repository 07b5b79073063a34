import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { printable } from './figures.ts';
import type { LabView } from './lab-view.ts';

/** How many rows a `DevicePanel` takes. */
export const devicePanelRows = 3;

/** What the device is, what it is doing, how to log in, and where its console is. */
export function DevicePanel({ view }: { readonly view: LabView }): ReactElement {
  const { ssh, console } = view;
  const name = view.deviceNames[view.selected] ?? '';
  return (
    <Box flexDirection="column" paddingLeft={1} height={devicePanelRows} flexShrink={0}>
      <Text wrap="truncate-end">
        {view.model}
        {view.release === undefined ? '' : `   NX-OS ${view.release}`}
        {'   '}
        <Text color={view.release === undefined ? 'yellow' : 'green'}>{view.stage}</Text>
      </Text>
      <Text wrap="truncate-end">
        {printable(`ssh -p ${ssh.port} ${ssh.user}@${ssh.host}`)}
        <Text dimColor>{'   password '}</Text>
        {printable(ssh.password)}
      </Text>
      <Text wrap="truncate-end">
        {printable(`telnet ${console.host} ${console.port}`)}
        <Text dimColor>{console.via === undefined ? '   console   ' : '   terminal server   '}</Text>
        {`n3k console ${name}`}
      </Text>
    </Box>
  );
}
