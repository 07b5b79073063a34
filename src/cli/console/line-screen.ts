import { TurnTaker } from '../../base/turns.ts';
import type { Screen } from '../shell/screen.ts';
import { showAll } from '../shell/show-all.ts';
import type { History } from '../terminal/history.ts';
import { KeyDecoder } from '../terminal/keys.ts';
import { type EditorEvent, LineEditor, type Reading } from '../terminal/line-editor.ts';
import type { SerialLine } from './serial-line.ts';

/** What answers `?` and Tab: text to insert at the cursor, or to show below the line. */
export type Assist = (
  event: EditorEvent & { kind: 'help' | 'complete' },
) => { readonly insert: string } | { readonly below: string };

/**
 * The serial line as a screen without pages, for those who talk on it before and beside the shell. What is typed ahead stays with
 * the line, for whoever reads next.
 */
export class LineScreen implements Screen {
  readonly isInteractive = true;
  readonly turns = new TurnTaker();
  readonly #line: SerialLine;
  readonly #editor: LineEditor;
  readonly #signal: AbortSignal;
  #interrupt: (() => void) | undefined;
  #isReading = false;
  /** Ctrl-C has ended what was being shown. */
  #isInterrupted = false;

  /** Nothing is read once `signal` aborts. */
  constructor(line: SerialLine, history: History, signal: AbortSignal) {
    this.#line = line;
    this.#signal = signal;
    this.#editor = new LineEditor({ keys: new KeyDecoder(), history, widthColumns: line.window.columns });
  }

  print(text: string): void {
    this.draw(`${text}\r\n`);
  }

  draw(text: string): void {
    if (!this.#signal.aborted) void this.#line.write(text);
  }

  show(lines: Iterable<string>): Promise<void> {
    return showAll(lines, {}, this, () => this.#signal.aborted || this.#isInterrupted);
  }

  async flush(): Promise<void> {}

  async ready(): Promise<void> {}

  /** Shows a line that nobody asked for, above the line that is being typed. */
  notify(text: string): void {
    this.draw(this.#isReading ? this.#editor.interleave(`${text}\r\n`) : `${text}\r\n`);
  }

  /** Calls `interrupt` on Ctrl-C until it is called with undefined. */
  onInterrupt(interrupt: (() => void) | undefined): void {
    this.#isInterrupted = false;
    this.#interrupt =
      interrupt &&
      (() => {
        this.#isInterrupted = true;
        interrupt();
      });
    this.#line.watchInterrupt(this.#interrupt);
  }

  async ask(question: string, kind: 'answer' | 'secret'): Promise<string | undefined> {
    this.#line.watchInterrupt(undefined);
    const event = await this.read({ kind, prompt: question });
    this.#line.watchInterrupt(this.#interrupt);
    if (event.kind === 'interrupt') this.#interrupt?.();
    return event.kind === 'line' ? event.line : undefined;
  }

  /** Reads one line; `end-of-input` when the reading was broken off. */
  async read(reading: Reading, assist?: Assist): Promise<EditorEvent> {
    this.#editor.resize(this.#line.window.columns);
    this.draw(this.#editor.begin(reading));
    this.#isReading = true;
    try {
      while (true) {
        const bytes = await this.#line.next(this.#signal);
        if (bytes === undefined) return { kind: 'end-of-input' };
        const fed = this.#editor.feed(bytes);
        this.draw(fed.output);
        this.#line.unread(bytes.subarray(fed.consumedBytes));
        const { event } = fed;
        if (event === undefined) continue;
        if (event.kind !== 'help' && event.kind !== 'complete') return event;
        const answer = assist?.(event) ?? { insert: '' };
        this.draw('insert' in answer ? this.#editor.insert(answer.insert) : this.#editor.interleave(answer.below));
      }
    } finally {
      this.#isReading = false;
    }
  }
}
