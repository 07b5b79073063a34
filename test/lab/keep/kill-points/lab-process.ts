import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import type { Door } from './hand.ts';

const readyEvent = v.object({
  event: v.literal('ready'),
  control: v.object({ url: v.string(), token: v.string() }),
  devices: v.array(v.object({ name: v.string(), ssh: v.object({ host: v.string(), port: v.number() }) })),
});

/** One `n3k run LAB --state DIR` that is to be killed. */
export class LabProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #errors = '';
  #control: { readonly url: string; readonly token: string } | undefined;
  #isAlive = true;
  #wasKilled = false;

  constructor(program: string, lab: string, stateFolder: string, speed: string) {
    const args = [program, 'run', lab, '--state', stateFolder, '--speed', speed, '--port', '0', '--json'];
    args.push('--control', '127.0.0.1:0');
    this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (chunk) => {
      this.#errors += chunk;
    });
    this.#ended = once(this.#child, 'close').then(() => {
      this.#isAlive = false;
    });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Where the switches listen, by their names; undefined when the process was killed before. Rejects when it ends by itself. */
  async doors(): Promise<ReadonlyMap<string, Door> | undefined> {
    let shown = '';
    const ready = new Promise<string>((resolve) => {
      this.#child.stdout?.on('data', (chunk) => {
        shown += chunk;
        if (shown.includes('\n')) resolve(shown);
      });
    });
    const line = await Promise.race([ready, this.#ended.then(() => undefined)]);
    if (line !== undefined) {
      const { devices, control } = v.parse(readyEvent, JSON.parse(line));
      this.#control = control;
      return new Map(devices.map(({ name, ssh }) => [name, ssh]));
    }
    if (this.#wasKilled) return undefined;
    throw new Error(`the lab does not start: ${this.#errors}`);
  }

  /** Asks the control API; rejects when it refuses, or when the process dies. Called once the lab is ready. */
  async ask(method: string, path: string, body?: Uint8Array | object): Promise<Response> {
    const { url = '', token = '' } = this.#control ?? {};
    const isBytes = body instanceof Uint8Array;
    const type = isBytes ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /**
   * What it has complained of. That transfers are slow without an addon is no complaint, nor is the end of a record that the kill has
   * cut: whether it held anything that was confirmed is checked afterwards.
   */
  get errors(): string {
    return this.#errors.replaceAll(/^n3k: (The native addon .*|.*: the last line is cut short: .*)\n/gm, '');
  }

  /** `kill -9`; resolves when the process is gone. */
  async kill(): Promise<void> {
    this.#wasKilled = true;
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
