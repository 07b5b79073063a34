import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { Screen, Showing } from './screen.ts';

/** After so many lines the client must have taken what was sent, so that a slow one does not fill the memory. */
const batchLines = 500;

/** Shows lines without pages, as fast as the client takes them and in turns with everybody else, until `isStopped`. */
export async function showAll(
  lines: Iterable<string>,
  how: Showing,
  screen: Pick<Screen, 'print' | 'flush'> & { readonly turns: TurnTaker },
  isStopped: () => boolean = () => false,
): Promise<void> {
  let count = 0;
  await how.prepare?.(batchLines);
  for (const line of lines) {
    if (isStopped()) break;
    screen.print(line);
    count += 1;
    if (count % batchLines === 0) {
      await screen.flush();
      await how.prepare?.(batchLines);
    }
    const turn = nextTurn(screen.turns);
    if (turn !== undefined) await turn;
  }
}
