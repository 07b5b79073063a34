import { TurnTaker } from '../../base/turns.ts';
import type { Connection } from './connection.ts';
import { Output } from './output.ts';
import type { Screen, Showing } from './screen.ts';
import { showAll } from './show-all.ts';

/** The screen of a command that was sent over exec: plain lines, nothing drawn in place, nobody to ask. */
export class PlainScreen implements Screen {
  readonly isInteractive = false;
  readonly #output: Output;
  readonly #closed: AbortSignal;
  readonly turns: TurnTaker;

  constructor(connection: Connection, turns = new TurnTaker()) {
    this.#output = new Output(connection);
    this.#closed = connection.closed;
    this.turns = turns;
  }

  print(line: string): void {
    this.#output.add(`${line}\n`);
  }

  draw(text: string): void {
    this.#output.add(text);
  }

  show(lines: Iterable<string>, how: Showing = {}): Promise<void> {
    return showAll(lines, how, this, () => this.#closed.aborted);
  }

  async ask(): Promise<undefined> {
    return undefined;
  }

  flush(): Promise<void> {
    return this.#output.flush();
  }

  ready(): Promise<void> {
    return this.#output.ready();
  }
}
