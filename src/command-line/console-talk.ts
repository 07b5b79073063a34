import { afterHostDelay } from '../base/clock.ts';
import type { ConsoleClient } from '../lab/console-client.ts';

/** The terminal, or whatever stands for it, of somebody at a console. */
export interface TalkPlace {
  /** What the console is called to its user. */
  readonly name: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** How long the console has to be silent after the end of piped input, in milliseconds of host time. */
  readonly stayMs: number;
}

/** Ctrl-], as telnet has it. */
const leaveByte = 0x1d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** What ends the talk from outside. */
const endSignals = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Brings a console to a terminal, raw: every key but Ctrl-] goes to the switch. Input that is no terminal is typed line by line,
 * and its end is followed by what the console still says; a switch that never stops, as in the boot loop, is left in the end. Resolves to the exit status when somebody leaves (0) or the console
 * closes (1); the terminal is given back in every case.
 */
export async function talk(client: ConsoleClient, place: TalkPlace): Promise<number> {
  const { stdin, stdout, stderr, name } = place;
  const isTerminal = stdin.isTTY === true;
  const left = new AbortController();
  const leave = (): void => {
    left.abort();
    client.close();
  };
  const resized = (): void => client.resize({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const silence = new Silence(place.stayMs, leave);
  const restore = (): void => {
    if (isTerminal) stdin.setRawMode(false);
  };
  for (const signal of endSignals) process.once(signal, leave);
  process.once('exit', restore);
  stdout.on('resize', resized);
  if (isTerminal) {
    stdin.setRawMode(true);
    stderr.write(`Connected to ${name}. Press Enter. Ctrl-] leaves.\r\n`);
  }
  void type(client, stdin, { isTerminal, leave, ended: () => silence.begin() });
  try {
    for await (const bytes of client.output) {
      silence.heard();
      if (!stdout.write(bytes)) await new Promise((resolve) => stdout.once('drain', resolve));
    }
  } finally {
    silence.end();
    stdin.destroy();
    stdout.off('resize', resized);
    for (const signal of endSignals) process.off(signal, leave);
    process.off('exit', restore);
    restore();
    if (isTerminal) stderr.write(left.signal.aborted ? `\r\nLeft ${name}.\n` : `\r\n${name} closed the connection.\n`);
  }
  return left.signal.aborted ? 0 : 1;
}

async function type(
  client: ConsoleClient,
  stdin: NodeJS.ReadStream,
  { isTerminal, leave, ended }: { readonly isTerminal: boolean; leave(): void; ended(): void },
): Promise<void> {
  try {
    let sending: Promise<unknown> = Promise.resolve();
    for await (const chunk of stdin) {
      const bytes = Buffer.from(chunk);
      const at = bytes.indexOf(leaveByte);
      const typed = bytes.subarray(0, at < 0 ? bytes.length : at);
      sending = sending.then(() => client.send(isTerminal ? typed : withReturns(typed)));
      // Whoever leaves does not wait until a switch that reads nothing has taken what was typed before.
      if (at >= 0) return leave();
      if (!isTerminal) await sending;
    }
    await sending;
  } catch {
    // Input that breaks has ended.
  }
  ended();
}

/** A file's line ends as Enter. */
function withReturns(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte) => (byte === lineFeed ? carriageReturn : byte)).filter(
    (byte, index) => !(byte === carriageReturn && bytes[index] === lineFeed && bytes[index - 1] === carriageReturn),
  );
}

/** After so many times the silence that is waited for, nobody waits for it any more. */
const longestSilences = 10;

/** Calls `over` when nothing was heard for a while, from the moment on at which it has begun; after ten times as long in any case. */
class Silence {
  readonly #durationMs: number;
  readonly #over: () => void;
  #forget: (() => void) | undefined;
  #forgetLatest: (() => void) | undefined;

  constructor(durationMs: number, over: () => void) {
    this.#durationMs = durationMs;
    this.#over = over;
  }

  begin(): void {
    this.#forgetLatest ??= afterHostDelay(longestSilences * this.#durationMs, this.#over);
    this.#forget = afterHostDelay(this.#durationMs, this.#over);
  }

  heard(): void {
    if (this.#forget === undefined) return;
    this.#forget();
    this.begin();
  }

  end(): void {
    this.#forgetLatest?.();
    this.#forget?.();
  }
}
