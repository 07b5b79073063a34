import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { EventRow, Tone } from './event-words.ts';

const labelColumns = 11;

const colors: Readonly<Record<Tone, string | undefined>> = {
  good: 'green',
  bad: 'red',
  notable: 'cyan',
  quiet: undefined,
};

/** The newest events in `rows` rows, the newest at the bottom. */
export function EventList({
  events,
  rows,
}: {
  readonly events: readonly EventRow[];
  readonly rows: number;
}): ReactElement {
  const shown = rows > 0 ? events.slice(-rows) : [];
  return (
    <Box flexDirection="column" height={rows} flexShrink={0}>
      {shown.map((event) => (
        <Text key={event.sequence} wrap="truncate-end" dimColor={event.tone === 'quiet'}>
          {` ${event.time}  `}
          <Tinted color={colors[event.tone]}>{event.label.padEnd(labelColumns)}</Tinted>
          {event.text}
        </Text>
      ))}
    </Box>
  );
}

function Tinted({ color, children }: { readonly color: string | undefined; readonly children: string }): ReactElement {
  return color === undefined ? <Text>{children}</Text> : <Text color={color}>{children}</Text>;
}
