import type { AnyArgs } from '../../grammar/args-of.ts';
import type { Context } from '../../shell/command.ts';
import type { Screen, Showing } from '../../shell/screen.ts';

/** The output of several commands, run one after the other as it is wanted. A command that this switch or this role lacks leaves nothing. */
export class Gathering implements Iterable<string> {
  readonly #commands: readonly string[];
  readonly #context: Pick<Context<AnyArgs>, 'execute' | 'session' | 'signal' | 'takes'>;
  readonly #lines: string[] = [];
  #next = 0;
  #taken = 0;

  constructor(
    commands: readonly string[],
    context: Pick<Context<AnyArgs>, 'execute' | 'session' | 'signal' | 'takes'>,
  ) {
    this.#commands = commands;
    this.#context = context;
  }

  /** Runs commands until there are `count` lines that nobody has taken. */
  async prepare(count: number): Promise<void> {
    const { session, signal } = this.#context;
    while (this.#next < this.#commands.length && this.#lines.length - this.#taken < count) {
      if (signal.aborted || session.isOver || session.budget.isOverdrawn) return;
      await this.#run(this.#commands[this.#next] ?? '');
      this.#next += 1;
    }
  }

  /** The lines that are there; those that have been taken are let go. */
  *[Symbol.iterator](): Generator<string> {
    while (this.#taken < this.#lines.length) {
      const line = this.#lines[this.#taken] ?? '';
      this.#lines[this.#taken] = '';
      this.#taken += 1;
      yield line;
    }
  }

  async #run(command: string): Promise<void> {
    if (!this.#context.takes(command)) return;
    const screen = new Sheet();
    await this.#context.execute(command, screen);
    this.#lines.push(`\`${command}\``);
    for (const line of screen.lines) this.#lines.push(line);
    this.#lines.push('');
  }
}

/** A screen that keeps what is shown on it. */
class Sheet implements Screen {
  readonly isInteractive = false;
  readonly lines: string[] = [];

  print(line: string): void {
    this.lines.push(line);
  }

  draw(text: string): void {
    this.lines.push(...text.split('\n'));
  }

  async show(lines: Iterable<string>, how: Showing = {}): Promise<void> {
    await how.prepare?.(Number.POSITIVE_INFINITY);
    for (const line of lines) this.lines.push(line);
  }

  async ask(): Promise<undefined> {
    return undefined;
  }

  async flush(): Promise<void> {}

  async ready(): Promise<void> {}
}
