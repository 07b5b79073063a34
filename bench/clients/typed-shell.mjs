import { within } from '../within.mjs';

const limitMs = 20_000;

/** A shell on the other side of a client program. One command at a time; a command is over when the prompt is back. */
export class TypedShell {
  #child;
  #prompt;
  #end = Buffer.alloc(0);
  #takenBytes = 0;
  #settle;

  constructor(child, prompt) {
    this.#child = child;
    this.#prompt = Buffer.from(prompt);
    child.stdout.on('data', (bytes) => this.#take(bytes));
    child.stdin.on('error', () => {});
    let complaint = '';
    child.stderr.on('data', (bytes) => {
      complaint += bytes;
    });
    child.once('close', () => this.#settle?.reject(new Error(`ssh ended before the prompt came: ${complaint.trim()}`)));
  }

  /** Bytes that came since the last command was typed. */
  get takenBytes() {
    return this.#takenBytes;
  }

  /** Resolves to the moment (of `performance.now`) at which the prompt comes. */
  prompted() {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** Types a line; resolves to the milliseconds until the prompt is back. */
  async ask(line) {
    const back = this.prompted();
    this.#takenBytes = 0;
    const began = performance.now();
    this.#child.stdin.write(`${line}\r`);
    return (await back) - began;
  }

  /** Logs out and waits for the client to end. */
  async close() {
    this.#settle = undefined;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin.write('exit\r');
    await within(limitMs, 'a logout', ended);
  }

  #take(bytes) {
    this.#takenBytes += bytes.length;
    this.#end = bytes.length >= this.#prompt.length ? bytes : Buffer.concat([this.#end, bytes]);
    if (this.#end.length > 4096) this.#end = this.#end.subarray(this.#end.length - this.#prompt.length);
    if (this.#settle === undefined || !this.#end.subarray(-this.#prompt.length).equals(this.#prompt)) return;
    const { resolve } = this.#settle;
    this.#settle = undefined;
    resolve(performance.now());
  }
}
