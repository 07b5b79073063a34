import { unlinkSync } from 'node:fs';
import { yieldToOthers } from '../../base/clock.ts';

/** So many host files are removed in one turn of the event loop: about a millisecond. */
const atOnce = 64;

/** Removes host files: a few at once, many in turns. One that is gone already is no problem. */
export class HostFileRemovals {
  #waiting: string[] = [];
  #removedInTurn = 0;

  remove(path: string): void {
    if (this.#removedInTurn === 0) void this.#removeRest();
    this.#removedInTurn += 1;
    if (this.#removedInTurn > atOnce) this.#waiting.push(path);
    else removeNow(path);
  }

  async #removeRest(): Promise<void> {
    for (;;) {
      await yieldToOthers();
      this.#removedInTurn = 0;
      if (this.#waiting.length === 0) return;
      for (const path of this.#waiting.splice(-atOnce)) removeNow(path);
      this.#removedInTurn = atOnce;
    }
  }
}

function removeNow(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Somebody else has removed it, or the host does not let us: it is swept with its folder.
  }
}
