import { nextTurn, type TurnTaker } from '../../base/turns.ts';
import type { Screen, Showing } from './screen.ts';

/** After so many lines the client must have taken what was sent, so that a slow one does not fill the memory. */
const batchLines = 500;

/** Pieces of a line are sent when so much has gathered. */
const gatheredCharacters = 8 * 1024;

/** Shows lines without pages, as fast as the client takes them and in turns with everybody else, until `isStopped`. */
export async function showAll(
  lines: Iterable<string>,
  how: Showing,
  screen: Pick<Screen, 'print' | 'draw' | 'flush'> & { readonly turns: TurnTaker },
  isStopped: () => boolean = () => false,
): Promise<void> {
  if (how.isOneLine) return showPieces(lines, screen, isStopped);
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

async function showPieces(
  pieces: Iterable<string>,
  screen: Pick<Screen, 'print' | 'draw' | 'flush'> & { readonly turns: TurnTaker },
  isStopped: () => boolean,
): Promise<void> {
  let gathered = '';
  for (const piece of pieces) {
    if (isStopped()) break;
    gathered += piece;
    if (gathered.length >= gatheredCharacters) {
      screen.draw(gathered);
      gathered = '';
      await screen.flush();
    }
    const turn = nextTurn(screen.turns);
    if (turn !== undefined) await turn;
  }
  screen.print(gathered);
}

/** The line that pieces make, put together in turns of `taker`; not whole once `signal` aborts. */
export async function joinedInTurns(pieces: Iterable<string>, taker: TurnTaker, signal?: AbortSignal): Promise<string> {
  let whole = '';
  for (const piece of pieces) {
    if (signal?.aborted) break;
    whole += piece;
    const turn = nextTurn(taker);
    if (turn !== undefined) await turn;
  }
  return whole;
}
