import { Text } from 'ink';
import type { ReactElement } from 'react';

/** A line across the screen that carries the title of what is below it. */
export function Rule({ title, columns }: { readonly title: string; readonly columns: number }): ReactElement {
  return (
    <Text wrap="truncate-end">
      <Text dimColor>{'── '}</Text>
      <Text bold>{title}</Text>
      <Text dimColor>{` ${'─'.repeat(Math.max(0, columns - title.length - 4))}`}</Text>
    </Text>
  );
}
