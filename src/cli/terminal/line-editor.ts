/** Edits one line after the other on a terminal: keys in, bytes to show out. It knows no commands. */
import { present } from '../../base/assert.ts';
import { DrawnLine, type LineStyle } from './drawn-line.ts';
import { type Edit, editOf } from './editing-keys.ts';
import { type History, Recall } from './history.ts';
import type { Key, KeyDecoder } from './keys.ts';
import { LineBuffer } from './line-buffer.ts';

/** What is being read. */
export type Reading =
  /** A command line, with history, `?` and Tab; `mode` names the history it takes part in. The shell draws it unless said otherwise. */
  | { readonly kind: 'command'; readonly prompt: string; readonly mode: string; readonly style?: LineStyle }
  /** The answer to a question; `?` is a character like any other. */
  | { readonly kind: 'answer'; readonly prompt: string }
  /** An answer that is not shown, such as a password. */
  | { readonly kind: 'secret'; readonly prompt: string };

/** What the caller has to deal with before more keys are read. */
export type EditorEvent =
  /** Enter: the reading is over. */
  | { readonly kind: 'line'; readonly line: string }
  /** Ctrl-Z in a command line: the line is to be executed, then the configuration mode left. The reading is over. */
  | { readonly kind: 'finish'; readonly line: string }
  /** Ctrl-G in a command line: the mode is to be left, and the line to be read on in the one above. The reading is over. */
  | { readonly kind: 'step-out'; readonly line: string }
  /** Ctrl-C: the line is given up. The reading is over. */
  | { readonly kind: 'interrupt' }
  /** Ctrl-D on an empty line. The reading is over. */
  | { readonly kind: 'end-of-input' }
  /** `?`, with what stands before the cursor; to be answered with `interleave`. */
  | { readonly kind: 'help'; readonly line: string }
  /** Tab, with what stands before the cursor; to be answered with `insert`, `interleave` or not at all. */
  | { readonly kind: 'complete'; readonly line: string };

/** What became of some bytes. */
export interface Fed {
  /** To be sent to the terminal, before anything the event causes. */
  readonly output: string;
  /** How many bytes were used. The others are for whoever reads next: the next line, a question, the pager. */
  readonly consumedBytes: number;
  readonly event: EditorEvent | undefined;
}

/** The terminal that somebody edits a line at; the decoder is the one of the connection. */
export interface EditorTerminal {
  readonly keys: KeyDecoder;
  readonly history: History;
  /** Width of the screen; 0 stands for one without an edge. */
  readonly widthColumns: number;
}

const BELL = '\x07';

/**
 * A line editor with the keys of NX-OS (FUND-10.6, table 6). Keys are applied to the line one by one but drawn once for
 * each call of `feed`, so the work is linear in the bytes that arrive, however they edit.
 * Invariant: keys are fed only between `begin` and the event that ends the reading.
 */
export class LineEditor {
  readonly #keys: KeyDecoder;
  readonly #history: History;
  readonly #drawn = new DrawnLine();
  readonly #buffer = new LineBuffer();
  #widthColumns: number;
  #reading: Reading | undefined;
  #recall = new Recall([]);
  #isNextLiteral = false;
  #mustRing = false;
  #mustRedisplay = false;

  constructor(parts: EditorTerminal) {
    this.#keys = parts.keys;
    this.#history = parts.history;
    this.#widthColumns = parts.widthColumns;
  }

  /** Starts a reading on a fresh row; answers the prompt to be shown. */
  begin(reading: Reading): string {
    this.#reading = reading;
    this.#buffer.become('');
    this.#recall = new Recall(reading.kind === 'command' ? this.#history.lines(reading.mode) : []);
    this.#isNextLiteral = false;
    return this.#start(reading);
  }

  /** Reads keys from `bytes`, from the one with index `start` on, up to the first event. */
  feed(bytes: Uint8Array, start = 0): Fed {
    const reading = present(this.#reading, 'the reading that keys were typed for');
    for (let index = start; index < bytes.length; index += 1) {
      const key = this.#keys.next(bytes[index] ?? 0);
      const event = key === undefined ? undefined : this.#press(key, reading);
      if (event === undefined) continue;
      return { output: this.#draw(reading) + this.#closing(event), consumedBytes: index + 1 - start, event };
    }
    return { output: this.#draw(reading), consumedBytes: Math.max(0, bytes.length - start), event: undefined };
  }

  /** Inserts `text` at the cursor, as Tab does; answers the bytes that show it. */
  insert(text: string): string {
    for (const character of text) this.#edit((buffer) => buffer.insert(character));
    return this.#draw(present(this.#reading, 'the line to insert into'));
  }

  /** Shows `text`, which is empty or ends with a new line, below the line, and then the prompt and the line again. */
  interleave(text: string): string {
    const reading = present(this.#reading, 'the line to come back to');
    return this.#drawn.leave() + text + this.#start(reading) + this.#draw(reading);
  }

  /** Takes note of the width of the screen; it counts from the next prompt on. */
  resize(widthColumns: number): void {
    this.#widthColumns = widthColumns;
  }

  #start(reading: Reading): string {
    const style = reading.kind === 'command' ? (reading.style ?? 'drawn') : 'plain';
    return this.#drawn.start(reading.prompt, this.#widthColumns, style);
  }

  #draw(reading: Reading): string {
    const { characters, cursor } = this.#buffer;
    const change = (): string => (reading.kind === 'secret' ? '' : this.#drawn.become(characters, cursor));
    let output = change();
    if (this.#mustRedisplay) {
      output += this.#drawn.leave() + this.#start(reading) + change();
    }
    if (this.#mustRing) output += BELL;
    this.#mustRedisplay = false;
    this.#mustRing = false;
    return output;
  }

  /** What is shown of the event itself; a reading that is over leaves the terminal at the start of a row. */
  #closing(event: EditorEvent): string {
    switch (event.kind) {
      case 'help':
        return this.#buffer.cursor === this.#buffer.characters.length ? '?' : '';
      case 'complete':
        return '';
      case 'line':
      case 'step-out':
      case 'end-of-input':
        this.#reading = undefined;
        return this.#drawn.leave();
      case 'finish':
        this.#reading = undefined;
        return this.#drawn.leave('^Z');
      case 'interrupt':
        this.#reading = undefined;
        return this.#drawn.leave('^C');
    }
  }

  #press(key: Key, reading: Reading): EditorEvent | undefined {
    const isLiteral = this.#isNextLiteral;
    this.#isNextLiteral = false;
    if (key.kind === 'enter') return this.#enter(reading, 'line');
    if (key.kind === 'control' && key.letter === 'c') return { kind: 'interrupt' };
    if (key.kind === 'control' && key.letter === 'd' && this.#buffer.characters.length === 0) {
      return { kind: 'end-of-input' };
    }
    if (reading.kind === 'command' && !isLiteral) {
      if (key.kind === 'tab') return { kind: 'complete', line: this.#buffer.textBeforeCursor };
      if (key.kind === 'text' && key.text === '?') return { kind: 'help', line: this.#buffer.textBeforeCursor };
      if (key.kind === 'control' && key.letter === 'z') return this.#enter(reading, 'finish');
      if (key.kind === 'control' && key.letter === 'g') return { kind: 'step-out', line: this.#buffer.text };
    }
    if (!this.#steer(key)) this.#edit(editOf(key) ?? nothing);
    return undefined;
  }

  #enter(reading: Reading, kind: 'line' | 'finish'): EditorEvent {
    const line = this.#buffer.text;
    if (reading.kind === 'command') this.#history.add(reading.mode, line);
    return { kind, line };
  }

  /** Takes the keys that do something beside the line itself; answers false for the others. */
  #steer(key: Key): boolean {
    switch (key.kind === 'control' ? `ctrl-${key.letter}` : key.kind) {
      case 'up':
      case 'ctrl-p':
        this.#show(this.#recall.older(this.#buffer.text));
        return true;
      case 'down':
      case 'ctrl-n':
        this.#show(this.#recall.newer());
        return true;
      case 'ctrl-l':
      case 'ctrl-r':
        this.#mustRedisplay = true;
        return true;
      case 'ctrl-v':
        this.#isNextLiteral = true;
        return true;
      default:
        return false;
    }
  }

  #show(recalled: string | undefined): void {
    if (recalled === undefined) this.#mustRing = true;
    else this.#buffer.become(recalled);
  }

  #edit(edit: Edit): void {
    if (!edit(this.#buffer)) this.#mustRing = true;
  }
}

function nothing(): boolean {
  return true;
}
