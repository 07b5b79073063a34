import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { BootflashPanel, bootflashPanelRows } from './bootflash-panel.tsx';
import { DevicePanel, devicePanelRows } from './device-panel.tsx';
import { EventList } from './event-list.tsx';
import type { LabView } from './lab-view.ts';
import { Rule } from './rule.tsx';
import { SlotRow } from './slot-row.tsx';
import { TitleBar } from './title-bar.tsx';

/** The cells of a terminal. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Narrower, the figures of the bootflash and the clock beside the names do not fit. */
const columnsMin = 60;

/** The title, the title of the events, and the keys. */
const fixedRows = 3;

/** The fewest rows for files and events together. */
const freeRowsMin = 1;

/**
 * The whole screen: one device of the lab, or what is missing when the terminal is too small. It leaves the last row of
 * the terminal free: ink clears everything for each frame that fills all rows, which flickers.
 */
export function Screen({ view, size }: { readonly view: LabView; readonly size: ScreenSize }): ReactElement {
  const columns = size.columns;
  const rows = size.rows - 1;
  const freeRows = rows - takenRows(view);
  if (columns < columnsMin || freeRows < freeRowsMin) {
    const neededRows = takenRows(view) + freeRowsMin + 1;
    return <Text>{`The dashboard needs ${columnsMin} columns and ${neededRows} rows (q quits).`}</Text>;
  }
  const fileRows = Math.min(view.bootflash?.files.length ?? 0, Math.floor(freeRows * fileShare));
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <TitleBar view={view} columns={columns} />
      <DevicePanel view={view} />
      {view.bootflash !== undefined && <BootflashPanel volume={view.bootflash} columns={columns} fileRows={fileRows} />}
      {view.slots.map((slot) => (
        <SlotRow key={slot.name} slot={slot} />
      ))}
      <Rule title="events" columns={columns} />
      <EventList events={view.events} rows={freeRows - fileRows} />
      <Text dimColor wrap="truncate-end">
        {keysOf(view)}
      </Text>
    </Box>
  );
}

function keysOf({ deviceNames, downCount }: LabView): string {
  if (deviceNames.length === 1) return ' q quit';
  const down = downCount === 0 ? '' : `   n next that is not up (${downCount})`;
  return ` q quit   tab, arrows next device${down}`;
}

/** The share of the free rows that files may take; events have the rest. */
const fileShare = 0.4;

/** The rows of everything but files and events. */
function takenRows({ bootflash, slots }: LabView): number {
  return fixedRows + devicePanelRows + slots.length + (bootflash === undefined ? 0 : bootflashPanelRows);
}
