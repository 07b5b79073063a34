import { hostSleep } from '../../base/clock.ts';
import { compileRegex } from '../../base/regex/regex.ts';
import { nextTurn, TurnTaker } from '../../base/turns.ts';
import type { History } from '../terminal/history.ts';
import { KeyDecoder } from '../terminal/keys.ts';
import { type EditorEvent, LineEditor, type Reading } from '../terminal/line-editor.ts';
import { Pager } from '../terminal/pager.ts';
import type { Connection } from './connection.ts';
import { Output } from './output.ts';
import type { Screen, Showing } from './screen.ts';
import type { TerminalSettings } from './session.ts';
import type { Notice } from './sessions.ts';
import { joinedInTurns, showAll } from './show-all.ts';
import { TypedBytes } from './typed-bytes.ts';

/** What a screen needs beside the connection. */
export interface ScreenOptions {
  readonly terminal: TerminalSettings;
  readonly history: History;
  /** Who takes the turns of what is shown; somebody of its own where nothing is said. */
  readonly turns?: TurnTaker;
  /** Aborts when the session must end: nothing more is read then. */
  readonly ended: AbortSignal;
  /** Host time without a key after which `onIdle` is called, in milliseconds; 0 never. Asked before each wait. */
  idleMs(): number;
  onIdle(): void;
  /** Called whenever something was typed. */
  onTyped(): void;
}

/** Notices that come while pages are shown are kept up to this number. */
const noticesMaximum = 100;

/** The screen of someone who types: reads lines and answers, pages, and lets Ctrl-C through to a running command. */
export class InteractiveScreen implements Screen {
  readonly isInteractive = true;
  readonly #output: Output;
  readonly #typed: TypedBytes;
  readonly #parts: ScreenOptions;
  readonly #keys = new KeyDecoder();
  readonly #editor: LineEditor;
  readonly turns: TurnTaker;
  #interrupt: (() => void) | undefined;
  #state: 'busy' | 'reading' | 'paging' = 'busy';
  #held: Notice[] = [];
  /** Ctrl-C has ended the line that is being worked at, or the session is over. */
  #isStopped = false;

  constructor(connection: Connection, parts: ScreenOptions) {
    const { terminal, history, ended } = parts;
    this.#output = new Output(connection);
    this.#typed = new TypedBytes(connection.input, ended, (takenBytes) => {
      if (connection.awaits !== undefined) void this.#output.flush().then(() => connection.awaits?.(takenBytes));
    });
    this.#parts = parts;
    this.turns = parts.turns ?? new TurnTaker();
    this.#editor = new LineEditor({ keys: this.#keys, history, widthColumns: terminal.width });
    connection.onResize((window) => {
      if (window.columns > 0) terminal.width = window.columns;
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

  ready(): Promise<void> {
    return this.#output.ready();
  }

  /** Shows what nobody asked for: above the line that is being typed, or when the last page has been shown. */
  notify(notice: Notice): void {
    const text = notice.lines.map((line) => `${line}\r\n`).join('');
    if (this.#state === 'busy') this.#output.add(text);
    else if (this.#state === 'reading') this.#output.add(this.#editor.interleave(text));
    else if (this.#held.length < noticesMaximum) this.#held.push(notice);
  }

  async show(lines: Iterable<string>, how: Showing = {}): Promise<void> {
    const { length: rows, width: widthColumns } = this.#parts.terminal;
    if (rows === 0 || how.isPaged === false)
      return showAll(lines, how, this, () => this.#isStopped || this.#parts.ended.aborted);
    await how.prepare?.(rows);
    const paged = how.isOneLine ? [await joinedInTurns(lines, this.turns, this.#parts.ended)] : lines;
    const pager = new Pager({ lines: paged, rows, widthColumns, keys: this.#keys, search });
    let step = pager.open();
    this.#output.add(step.output);
    this.#state = 'paging';
    while (!step.isDone && !this.#isStopped) {
      if (step.isWorking) {
        await nextTurn(this.turns);
        await this.#output.ready();
        await how.prepare?.(rows);
        step = pager.goOn();
        this.#output.add(step.output);
        continue;
      }
      this.#typed.watchInterrupt(undefined);
      const bytes = await this.#nextBytes();
      if (bytes === undefined) break;
      await how.prepare?.(rows);
      step = pager.feed(bytes);
      this.#output.add(step.output);
      this.#typed.unread(bytes.subarray(step.consumedBytes));
      this.#typed.watchInterrupt(this.#interrupt);
    }
    pager.close();
    this.#state = 'busy';
    this.#typed.watchInterrupt(this.#interrupt);
    const held = this.#held;
    this.#held = [];
    for (const notice of held) this.notify(notice);
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
    this.#isStopped = false;
    this.#interrupt =
      interrupt &&
      (() => {
        this.#isStopped = true;
        interrupt();
      });
    this.#typed.watchInterrupt(this.#interrupt);
  }

  /**
   * Reads one line, which begins as `draft`. `assist` answers `?` and Tab of a command line: text to insert at the cursor, or
   * to show below it. When the client is gone the answer is `end-of-input`.
   */
  async read(
    reading: Reading,
    assist?: (
      event: EditorEvent & { kind: 'help' | 'complete' },
    ) => { readonly insert: string } | { readonly below: string },
    draft = '',
  ): Promise<EditorEvent> {
    this.#editor.resize(this.#parts.terminal.width);
    this.#output.add(this.#editor.begin(reading));
    if (draft !== '') this.#output.add(this.#editor.insert(draft));
    this.#state = 'reading';
    try {
      while (true) {
        const bytes = await this.#nextBytes();
        if (bytes === undefined) return { kind: 'end-of-input' };
        const fed = this.#editor.feed(bytes);
        this.#output.add(fed.output);
        this.#typed.unread(bytes.subarray(fed.consumedBytes));
        const { event } = fed;
        if (event === undefined) continue;
        if (event.kind !== 'help' && event.kind !== 'complete') return event;
        const answer = assist?.(event) ?? { insert: '' };
        const shown = 'insert' in answer ? this.#editor.insert(answer.insert) : this.#editor.interleave(answer.below);
        this.#output.add(shown);
      }
    } finally {
      this.#state = 'busy';
    }
  }

  /** The next bytes; undefined when no more come, because the client is gone or has been silent for too long. */
  async #nextBytes(): Promise<Uint8Array | undefined> {
    const idleMs = this.#parts.idleMs();
    const typed = idleMs > 0 ? new AbortController() : undefined;
    if (typed !== undefined) {
      void hostSleep(idleMs, typed.signal).then(() => {
        if (!typed.signal.aborted) this.#parts.onIdle();
      });
    }
    const bytes = await this.#typed.next();
    typed?.abort('typed');
    if (bytes !== undefined) this.#parts.onTyped();
    return bytes;
  }
}

/** What `/` finds at `--More--`. */
function search(pattern: string): ((line: string) => boolean) | undefined {
  const regex = compileRegex(pattern);
  return regex.ok ? (line) => regex.value.test(line) : undefined;
}
