import { describe, expect, it } from 'vitest';
import { type Received, TelnetDecoder } from '../../../src/doors/console/telnet.ts';

/** What a decoder makes of bytes that come in packets of `packetBytes`. */
function check(
  bytes: readonly number[],
  packetBytes: number,
): { typed: string; reply: number[]; window: Received['window'] } {
  const decoder = new TelnetDecoder();
  let typed = '';
  const reply: number[] = [];
  let window: Received['window'];
  for (let at = 0; at < bytes.length; at += packetBytes) {
    const received = decoder.decode(Uint8Array.from(bytes.slice(at, at + packetBytes)));
    typed += Buffer.from(received.typed).toString('latin1');
    reply.push(...received.reply);
    window = received.window ?? window;
  }
  return { typed, reply, window };
}

const text = (value: string): number[] => [...Buffer.from(value, 'latin1')];

describe('telnet', () => {
  it.each([
    ['CR NUL is Enter', text('a\r\0b'), 'a\rb', []],
    ['CR LF is Enter', text('a\r\nb'), 'a\rb', []],
    ['LF alone stays', text('a\nb'), 'a\nb', []],
    ['agreement with what was offered needs no answer', [255, 253, 1, 255, 253, 3], '', []],
    ['another option is refused', [255, 253, 24, 255, 251, 39], '', [255, 252, 24, 255, 254, 39]],
    ['a doubled 255 is one', [255, 255], '\xff', []],
    ['an interrupt is Ctrl-C', [255, 244], '\x03', []],
  ])('%s', (_name, bytes, typed, reply) => {
    for (const packetBytes of [1, 2, 100]) {
      expect(check(bytes, packetBytes)).toEqual({ typed, reply, window: undefined });
    }
  });

  it('hears of the size of the window, with doubled bytes, wherever packets are cut', () => {
    const bytes = [255, 251, 31, 255, 250, 31, 0, 255, 255, 0, 50, 255, 240, 65];
    for (const packetBytes of [1, 3, 100]) {
      expect(check(bytes, packetBytes)).toEqual({ typed: 'A', reply: [], window: { columns: 255, rows: 50 } });
    }
  });

  it('holds nothing of a payload without an end', () => {
    const endless = [255, 250, 31, ...Array.from({ length: 100_000 }, () => 7), 255, 240, 66];
    expect(check(endless, 1000)).toEqual({ typed: 'B', reply: [], window: undefined });
  });
});
