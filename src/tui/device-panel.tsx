import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { printable } from './figures.ts';
import type { LabView } from './lab-view.ts';

/** How many rows a `DevicePanel` takes. */
export const devicePanelRows = 2;

/** What the device is, what it is doing, and how to log in. */
export function DevicePanel({ view }: { readonly view: LabView }): ReactElement {
  const { ssh } = view;
  return (
    <Box flexDirection="column" paddingLeft={1}>
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
    </Box>
  );
}
