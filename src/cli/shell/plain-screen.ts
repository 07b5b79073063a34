import type { Connection } from './connection.ts';
import { Output } from './output.ts';
import type { Screen, Showing } from './screen.ts';
import { showAll } from './show-all.ts';

/** The screen of a command that was sent over exec: plain lines, nothing drawn in place, nobody to ask. */
export class PlainScreen implements Screen {
  readonly isInteractive = false;
  readonly #output: Output;

  constructor(connection: Connection) {
    this.#output = new Output(connection);
  }

  print(line: string): void {
    this.#output.add(`${line}\n`);
  }

  draw(text: string): void {
    this.#output.add(text);
  }

  show(lines: Iterable<string>, how: Showing = {}): Promise<void> {
    return showAll(lines, how, this);
  }

  async ask(): Promise<undefined> {
    return undefined;
  }

  flush(): Promise<void> {
    return this.#output.flush();
  }
}
