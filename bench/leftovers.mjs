/**
 * What a benchmark leaves on this computer if nobody takes it away: processes, users, folders. Everything is removed in the
 * reverse order of its making, when its benchmark ends, and also on Ctrl-C, on SIGTERM and when the program fails.
 */
export class Leftovers {
  #undos = [];

  /** Remembers how to take something away. `undo` must be synchronous, because it may run while the program exits. */
  add(undo) {
    this.#undos.push(undo);
  }

  /** Takes everything away, whatever single steps think of it. */
  remove() {
    for (const undo of this.#undos.splice(0).reverse()) {
      try {
        undo();
      } catch (error) {
        process.stderr.write(`bench: something was left behind: ${error.message}\n`);
      }
    }
  }
}

/** Leftovers that are also removed when the program ends in any way that it can notice. */
export function leftoversOfProgram() {
  const leftovers = new Leftovers();
  process.on('exit', () => leftovers.remove());
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]) {
    process.on(signal, () => process.exit(128 + number));
  }
  return leftovers;
}
