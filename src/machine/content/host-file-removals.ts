import { yieldToOthers } from '../../base/clock.ts';
import { host } from '../../base/host/host.ts';

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
    else host().spool.remove(path);
  }

  async #removeRest(): Promise<void> {
    for (;;) {
      await yieldToOthers();
      this.#removedInTurn = 0;
      if (this.#waiting.length === 0) return;
      for (const path of this.#waiting.splice(-atOnce)) host().spool.remove(path);
      this.#removedInTurn = atOnce;
    }
  }
}
