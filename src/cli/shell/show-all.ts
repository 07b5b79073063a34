import type { Screen, Showing } from './screen.ts';

/** After so many lines the client must have taken what was sent, so that a slow one does not fill the memory. */
const batchLines = 500;

/** Shows lines without pages, as fast as the client takes them. */
export async function showAll(
  lines: Iterable<string>,
  how: Showing,
  screen: Pick<Screen, 'print' | 'flush'>,
): Promise<void> {
  let count = 0;
  await how.prepare?.(batchLines);
  for (const line of lines) {
    screen.print(line);
    count += 1;
    if (count % batchLines !== 0) continue;
    await screen.flush();
    await how.prepare?.(batchLines);
  }
}
