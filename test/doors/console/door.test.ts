import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../../src/testing/index.ts';

const spec: LabSpec = {
  devices: [{ name: 'sw', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)', console: { port: 0 } }],
};

/** A client that shows what comes. */
class Client {
  readonly #socket: Socket;
  #shown = '';
  #wake: (() => void) | undefined;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('error', () => {});
    this.#socket.on('data', (bytes) => {
      this.#shown += bytes.toString('latin1');
      this.#wake?.();
    });
    this.#socket.on('close', () => this.#wake?.());
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  send(bytes: string | Uint8Array): void {
    this.#socket.write(bytes);
  }

  leave(): void {
    this.#socket.destroy();
  }

  /** What came up to and with `pattern`. */
  async expect(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.#shown)) {
      if (this.isClosed) throw new Error(`closed after ${JSON.stringify(this.#shown)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const shown = this.#shown;
    this.#shown = '';
    return shown;
  }
}

it('a telnet client logs in, leaves, and finds its session again', () =>
  withLab(async (lab) => {
    const { console, device } = lab.device('sw');
    const client = new Client(console?.port ?? 0);
    client.send('\r');
    // Nothing but telnet's own bytes comes before Enter, as behind a terminal server.
    expect(await client.expect(/login: $/)).toBe('\xff\xfb\x01\xff\xfb\x03\xff\xfd\x1f\r\nsw login: ');
    client.send(Uint8Array.of(255, 251, 31, 255, 250, 31, 0, 132, 0, 40, 255, 240));
    client.send('admin\r\0admin\r\0');
    await client.expect(/sw# $/);
    client.send('terminal length 0\r\0show terminal | include Width\r\0');
    expect(await client.expect(/Length[\s\S]*sw# $|Width[\s\S]*sw# $/)).toContain('Width: 132');
    client.leave();
    const other = new Client(console?.port ?? 0);
    other.send('\r\0');
    expect(await other.expect(/sw# $/)).toMatch(/\xfd\x1f\r\r\n\rsw# $/);
    other.send('exit\r\n');
    expect(await other.expect(/login: $/)).toMatch(/exit\r\r\n\r\nUser Access Verification\r\nsw login: $/);
    void device.restart({ reason: 'x' });
    await other.expect(/secs\r\n/);
    other.send(Uint8Array.of(255, 244));
    await other.expect(/loader> $/);
  }, spec));

it('a client that never reads keeps nobody from the console', () =>
  withLab(async (lab) => {
    const { console } = lab.device('sw');
    const deaf = connect(console?.port ?? 0, '127.0.0.1');
    deaf.pause();
    const client = new Client(console?.port ?? 0);
    client.send('\radmin\radmin\r');
    await client.expect(/sw# $/);
    client.send('show hostname\r');
    expect(await client.expect(/sw \r\n\s*sw# $/)).toContain('sw');
    deaf.destroy();
    client.leave();
  }, spec));
