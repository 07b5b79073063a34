import { yieldToOthers } from '../../base/clock.ts';
import { renderChoices } from '../grammar/complete.ts';
import type { Connection } from '../shell/connection.ts';
import { History } from '../terminal/history.ts';
import { KeyDecoder } from '../terminal/keys.ts';
import { type EditorEvent, LineEditor, type Reading } from '../terminal/line-editor.ts';

/** The consoles behind a terminal server. */
export interface TerminalServerLines {
  readonly names: readonly string[];
  /** Serves the console of that name until the client leaves it. Never rejects. */
  attach(name: string, connection: Connection): Promise<void>;
}

/** The prompt that asks for a name; ours, since every owner of a terminal server chooses its host name. */
export const terminalServerPrompt = 'terminal-server>';

/** Where a terminal's edge is when its client tells no size. */
const usualColumns = 80;

/** Ctrl-^ and then `x` leave a line for the terminal server's prompt (Cisco 2500 Series Access Server User Guide, A-44). */
const escapeByte = 0x1e;
const suspendByte = 'x'.charCodeAt(0);

/**
 * Serves one client of a terminal server, until it leaves: asks for the name of a switch and attaches it to the console of that.
 * The dialogue is that of a Cisco access server whose owner has named its lines with `ip host` (ccielab.ro, "Configuring a
 * terminal server"): a name is typed at the prompt; a wrong one is refused; `?` lists, Tab completes. Never rejects.
 */
export async function serveTerminalServer(connection: Connection, lines: TerminalServerLines): Promise<void> {
  const keys = new Keys(connection.input);
  const asking = new NamePrompt(connection, keys, lines.names);
  for (let name = await asking.next(); name !== undefined; name = await asking.next()) {
    await connection.write(`Trying ${name} ... Open\r\n`);
    await lines.attach(name, throughTo(connection, keys));
  }
  connection.finish(0);
}

/** The connection as the console behind it has it: it ends when the client suspends it, and the client stays. */
function throughTo(connection: Connection, keys: Keys): Connection {
  // Its members are named one by one: those of a class do not come along with `...`.
  const { user, peer, door, wanted, closed } = connection;
  return {
    ...{ user, peer, door, wanted, closed },
    window: connection.window,
    onResize: (listener) => connection.onResize(listener),
    input: keys.untilSuspended(),
    write: (text) => connection.write(text),
    finish: () => {},
  };
}

/** What a client types, for one reader after the other. Invariant: no byte is read twice, and none is lost. */
class Keys {
  readonly #input: AsyncIterator<Uint8Array>;
  #ahead: Uint8Array | undefined;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#input = input[Symbol.asyncIterator]();
  }

  /** The next bytes; undefined when no more come. */
  async next(): Promise<Uint8Array | undefined> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead !== undefined) return ahead;
    const read = await this.#input.next();
    return read.done === true ? undefined : read.value;
  }

  /** Gives back bytes that were read too far. */
  unread(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#ahead = bytes;
  }

  /** Everything up to Ctrl-^ x, or to the end. */
  async *untilSuspended(): AsyncGenerator<Uint8Array> {
    let isEscaped = false;
    for (let bytes = await this.next(); bytes !== undefined; bytes = await this.next()) {
      const whole: Uint8Array = isEscaped ? Uint8Array.of(escapeByte, ...bytes) : bytes;
      const at = whole.findIndex((byte, index) => byte === escapeByte && whole[index + 1] === suspendByte);
      if (at >= 0) {
        this.unread(whole.subarray(at + 2));
        if (at > 0) yield whole.subarray(0, at);
        return;
      }
      isEscaped = whole.at(-1) === escapeByte;
      const typed = isEscaped ? whole.subarray(0, -1) : whole;
      if (typed.length > 0) yield typed;
    }
  }
}

/** The prompt of a terminal server, for one client. */
class NamePrompt {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #names: readonly string[];
  readonly #editor: LineEditor;
  #columns: number;

  constructor(connection: Connection, keys: Keys, names: readonly string[]) {
    this.#connection = connection;
    this.#keys = keys;
    this.#names = names;
    this.#columns = connection.window?.columns ?? usualColumns;
    this.#editor = new LineEditor({ keys: new KeyDecoder(), history: new History(), widthColumns: this.#columns });
    connection.onResize(({ columns }) => {
      this.#columns = columns;
      this.#editor.resize(columns);
    });
  }

  /** The name that the client asks for; undefined when it leaves. */
  async next(): Promise<string | undefined> {
    while (true) {
      const line = await this.#line();
      if (line === undefined || /^(exit|quit|logout)$/i.test(line)) return undefined;
      const name = this.#names.find((known) => known.toLowerCase() === line.toLowerCase());
      if (name !== undefined) return name;
      if (line !== '') await this.#connection.write(`${unknownNameLine}\r\n`);
      // Many lines may have come at once.
      await yieldToOthers();
    }
  }

  /** A line without blanks around it; undefined when nothing more comes. */
  async #line(): Promise<string | undefined> {
    const reading: Reading = { kind: 'command', prompt: terminalServerPrompt, mode: 'names', style: 'plain' };
    await this.#connection.write(`\r\n${this.#editor.begin(reading)}`);
    while (true) {
      const bytes = await this.#keys.next();
      if (bytes === undefined) return undefined;
      const { output, consumedBytes, event } = this.#editor.feed(bytes);
      await this.#connection.write(output);
      this.#keys.unread(bytes.subarray(consumedBytes));
      if (event?.kind === 'help' || event?.kind === 'complete') await this.#assist(event);
      else if (event?.kind === 'line' || event?.kind === 'finish') return event.line.trim();
      else if (event?.kind === 'interrupt') return '';
      else if (event !== undefined) return undefined;
    }
  }

  async #assist(event: EditorEvent & { kind: 'help' | 'complete' }): Promise<void> {
    const begun = event.line.trimStart().toLowerCase();
    const fitting = this.#names.filter((name) => name.toLowerCase().startsWith(begun));
    const [first = ''] = fitting;
    if (event.kind === 'complete') {
      const rest = fitting.length === 1 ? `${first.slice(begun.length)} ` : '';
      return this.#connection.write(this.#editor.insert(rest));
    }
    const shown = fitting.length === 0 ? [unknownNameLine] : renderChoices(fitting, this.#columns);
    return this.#connection.write(this.#editor.interleave(shown.map((line) => `${line}\r\n`).join('')));
  }
}

/** What an access server says of a name that it does not know (IOS Terminal Services Command Reference). */
const unknownNameLine = '% Unknown command or computer name, or unable to find computer address';
