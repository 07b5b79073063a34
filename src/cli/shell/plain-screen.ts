import type { Connection } from './connection.ts';
import { Output } from './output.ts';
import type { Screen } from './screen.ts';

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

  async show(lines: Iterable<string>): Promise<void> {
    let count = 0;
    for (const line of lines) {
      this.print(line);
      count += 1;
      if (count % 500 === 0) await this.#output.flush();
    }
  }

  async ask(): Promise<undefined> {
    return undefined;
  }

  flush(): Promise<void> {
    return this.#output.flush();
  }
}
