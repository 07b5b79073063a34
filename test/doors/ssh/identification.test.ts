import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { IdentificationLine, identificationBytes } from '../../../src/doors/ssh/identification-line.ts';
import { openTestDoor } from '../clients.ts';

/** Sends `bytes` to a door and answers everything that comes back until the door closes. */
async function answerTo(port: number, bytes: Buffer): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.write(bytes);
  const answer = await buffer(socket);
  return answer.toString('latin1');
}

describe('what comes before SSH', () => {
  it.each([
    ['newlines', Buffer.alloc(20_000, '\n')],
    ['megabytes of newlines', Buffer.alloc(4_000_000, '\n')],
    ['a line without end', Buffer.alloc(1_000_000, 'x')],
    ['zeros', Buffer.alloc(100_000)],
    ['a request for a page', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['a greeting before the line', Buffer.from('hello\r\nSSH-2.0-x\r\n')],
  ])('%s: ends that connection alone, in the words of sshd', async (_what, bytes) => {
    const test = await openTestDoor();
    const other = connect({ port: test.door.port, host: '127.0.0.1' });
    await once(other, 'data');
    expect(await answerTo(test.door.port, bytes)).toBe('SSH-2.0-OpenSSH_7.2 FIPS\r\nProtocol mismatch.\n');
    expect((await test.ssh(['hello'])).output).toBe('hello\r\n');
    expect([other.readyState, test.warnings]).toEqual(['open', []]);
    other.destroy();
    await test.close();
  });

  it.each([
    ['garbage', Buffer.alloc(50_000, 0x55)],
    ['a packet of 4 GB', Buffer.from('ffffffff0a14', 'hex')],
    ['a packet of no bytes', Buffer.alloc(64)],
    ['half a packet', Buffer.from('0000010c0a14', 'hex')],
  ])('after it, %s ends that connection alone', async (_what, bytes) => {
    const test = await openTestDoor();
    const socket = connect({ port: test.door.port, host: '127.0.0.1' });
    socket.on('error', () => {});
    socket.end(Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), bytes]));
    socket.resume();
    await once(socket, 'close');
    expect((await test.ssh(['hello'])).output).toBe('hello\r\n');
    expect(test.warnings).toEqual([]);
    await test.close();
  });
});

describe('the line of a client', () => {
  it('is read in whatever pieces it comes', () => {
    const line = new IdentificationLine();
    for (const byte of Buffer.from('SSH-2.0-x\r\n')) expect(line.take(Uint8Array.of(byte)).length).toBe(0);
    expect(line.state).toBe('identified');
    expect(line.take(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
  });

  it('has 255 bytes with its end, as RFC 4253 says', () => {
    const longest = Buffer.from(`SSH-2.0-${'x'.repeat(identificationBytes - 9)}\n`);
    const line = new IdentificationLine();
    line.take(longest);
    const longer = new IdentificationLine();
    longer.take(Buffer.concat([Buffer.from('SSH-2.0-x'), longest.subarray(8)]));
    expect([longest.length, line.state, longer.state]).toEqual([255, 'identified', 'wrong']);
  });
});
