import { History } from '../terminal/history.ts';
import { KeyDecoder } from '../terminal/keys.ts';
import { type EditorEvent, LineEditor, type Reading } from '../terminal/line-editor.ts';
import { Pager } from '../terminal/pager.ts';
import type { Connection } from './connection.ts';
import { Output } from './output.ts';
import type { Screen, Showing } from './screen.ts';
import type { TerminalSettings } from './session.ts';
import { showAll } from './show-all.ts';
import { TypedBytes } from './typed-bytes.ts';

/** The screen of someone who types: reads lines and answers, pages, and lets Ctrl-C through to a running command. */
export class InteractiveScreen implements Screen {
  readonly isInteractive = true;
  readonly #output: Output;
  readonly #typed: TypedBytes;
  readonly #terminal: TerminalSettings;
  readonly #keys = new KeyDecoder();
  readonly #editor: LineEditor;
  #interrupt: (() => void) | undefined;

  constructor(connection: Connection, terminal: TerminalSettings) {
    this.#output = new Output(connection);
    this.#typed = new TypedBytes(connection);
    this.#terminal = terminal;
    this.#editor = new LineEditor({ keys: this.#keys, history: new History(), widthColumns: terminal.width });
    connection.onResize((window) => {
      terminal.width = window.columns;
      if (terminal.length !== 0) terminal.length = window.rows;
    });
  }

  print(line: string): void {
    this.#output.add(`${line}\r\n`);
  }

  draw(text: string): void {
    this.#output.add(text);
    void this.#output.flush();
  }

  flush(): Promise<void> {
    return this.#output.flush();
  }

  async show(lines: Iterable<string>, how: Showing = {}): Promise<void> {
    const { length: rows, width: widthColumns } = this.#terminal;
    if (rows === 0 || how.isPaged === false) return showAll(lines, how, this);
    await how.prepare?.(rows);
    const pager = new Pager({ lines, rows, widthColumns, keys: this.#keys });
    let step = pager.open();
    this.#output.add(step.output);
    while (!step.isDone) {
      this.#typed.watchInterrupt(undefined);
      const bytes = await this.#typed.next();
      if (bytes === undefined) return;
      await how.prepare?.(rows);
      step = pager.feed(bytes);
      this.#output.add(step.output);
      this.#typed.unread(bytes.subarray(step.consumedBytes));
    }
    this.#typed.watchInterrupt(this.#interrupt);
  }

  async ask(question: string, kind: 'answer' | 'secret'): Promise<string | undefined> {
    this.#typed.watchInterrupt(undefined);
    const event = await this.read({ kind, prompt: question });
    this.#typed.watchInterrupt(this.#interrupt);
    // Ctrl-C at a question ends the whole line, as it does while a command works.
    if (event.kind === 'interrupt') this.#interrupt?.();
    return event.kind === 'line' ? event.line : undefined;
  }

  /** Calls `interrupt` on Ctrl-C until it is called with undefined. */
  onInterrupt(interrupt: (() => void) | undefined): void {
    this.#interrupt = interrupt;
    this.#typed.watchInterrupt(interrupt);
  }

  /**
   * Reads one line. `assist` answers `?` and Tab of a command line: text to insert at the cursor, or to show below it.
   * When the client is gone the answer is `end-of-input`.
   */
  async read(
    reading: Reading,
    assist?: (
      event: EditorEvent & { kind: 'help' | 'complete' },
    ) => { readonly insert: string } | { readonly below: string },
  ): Promise<EditorEvent> {
    this.#editor.resize(this.#terminal.width);
    this.#output.add(this.#editor.begin(reading));
    while (true) {
      const bytes = await this.#typed.next();
      if (bytes === undefined) return { kind: 'end-of-input' };
      const fed = this.#editor.feed(bytes);
      this.#output.add(fed.output);
      this.#typed.unread(bytes.subarray(fed.consumedBytes));
      const { event } = fed;
      if (event === undefined) continue;
      if (event.kind !== 'help' && event.kind !== 'complete') return event;
      const answer = assist?.(event) ?? { insert: '' };
      this.#output.add('insert' in answer ? this.#editor.insert(answer.insert) : this.#editor.interleave(answer.below));
    }
  }
}
