import { describe, expect, it } from 'vitest';
import { SerialLine } from '../../../src/cli/console/serial-line.ts';
import type { Connection } from '../../../src/cli/shell/connection.ts';

/** A client that sends `packets`, counts what was taken of them, and remembers what it is shown. */
class FakeClient {
  takenCount = 0;
  shown = '';
  readonly connection: Connection;

  constructor(packets: readonly Uint8Array[]) {
    const taken = async function* (this: FakeClient): AsyncGenerator<Uint8Array> {
      for (const packet of packets) {
        this.takenCount += 1;
        yield packet;
      }
    };
    this.connection = {
      user: '',
      peer: { address: '', port: 0 },
      door: 'console',
      wanted: { kind: 'shell' },
      window: { name: 'vt100', columns: 80, rows: 24 },
      onResize: () => {},
      input: taken.call(this),
      write: async (text) => {
        this.shown += text;
      },
      closed: new AbortController().signal,
      finish: () => {},
    };
  }
}

describe('a serial line', () => {
  it('hands on a paste in pieces, whole and in order, and takes no more of it than it may hold', async () => {
    const line = new SerialLine();
    const packets = Array.from({ length: 40 }, (_, at) => Buffer.from(String.fromCharCode(65 + at).repeat(1000)));
    const client = new FakeClient(packets);
    const served = line.attach(client.connection, () => {});
    const { signal } = new AbortController();
    const pieces = [await line.next(signal)];
    expect(client.takenCount).toBeLessThan(10);
    while (pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0) < 40_000) pieces.push(await line.next(signal));
    await served;
    // Whoever reads comes back after each, and then others have their turn.
    expect(Math.max(...pieces.map((piece) => piece?.length ?? 0))).toBeLessThanOrEqual(256);
    expect(Buffer.concat(pieces.flatMap((piece) => piece ?? []))).toEqual(Buffer.concat(packets));
  });

  it('shows nothing of before, and everything of after, to all', async () => {
    const line = new SerialLine();
    const { signal } = new AbortController();
    await line.write('before');
    const first = new FakeClient([Buffer.from('x')]);
    const second = new FakeClient([Buffer.from('y')]);
    void line.attach(first.connection, () => void line.write('meanwhile'));
    void line.attach(second.connection, () => {});
    await line.write('after');
    expect([first.shown, second.shown]).toEqual(['after', 'after']);
    expect(String(await line.next(signal)) + String(await line.next(signal))).toBe('xy');
  });
});
