import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../src/base/random.ts';
import { TelnetDecoder } from '../../src/doors/console/telnet.ts';
import { parseScpCommand } from '../../src/doors/scp/command-line.ts';
import { serveScp } from '../../src/doors/scp/serve.ts';
import { requestTypes } from '../../src/doors/sftp/protocol.ts';
import { serveSftp } from '../../src/doors/sftp/serve.ts';
import { withControl } from '../control/lab-with-control.ts';
import { openTestDoor } from './clients.ts';
import { fakeFront } from './fake-front.ts';
import { RecordedPipe } from './recorded-pipe.ts';
import { emptyKexInit } from './ssh/raw-client.ts';

/** `N3K_FUZZ_SEED=x N3K_FUZZ_ROUNDS=5000 npx vitest run test/doors/fuzz.test.ts` runs longer; a failure names its seed and round. */
const seed = process.env.N3K_FUZZ_SEED ?? 'n3k';
const rounds = Number(process.env.N3K_FUZZ_ROUNDS ?? 60);

function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[random.integer(choices.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** Changes, doubles, drops or cuts some bytes. */
function spoilt(bytes: Uint8Array, random: Random): Buffer {
  const spoiled = [...bytes];
  for (let count = random.integer(4); count > 0 && spoiled.length > 0; count -= 1) {
    const at = random.integer(spoiled.length);
    pick(random, [
      () => spoiled.splice(at, 1, random.integer(256)),
      () => spoiled.splice(at, 1),
      () => spoiled.splice(at, 0, ...spoiled.slice(at, at + random.integer(20))),
      () => spoiled.splice(at, spoiled.length),
    ])();
  }
  return Buffer.from(spoiled);
}

/** Hands `bytes` on in pieces of any size. */
function inPieces(bytes: Buffer, random: Random, take: (piece: Buffer) => void): void {
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + random.integer(pick(random, [3, 100, 40_000]));
    take(bytes.subarray(at, at + size));
    at += size;
  }
}

async function eachRound(door: string, play: (random: Random) => Promise<void> | void): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    try {
      await play(seededRandom(`${seed}/${door}/${round}`));
    } catch (error) {
      throw new Error(`${door}, seed ${seed}, round ${round}`, { cause: error });
    }
  }
}

/** Sends bytes to a port and reads until it closes, or says that nothing more comes. */
async function throwAt(port: number, bytes: Buffer): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.resume();
  socket.end(bytes);
  await once(socket, 'close');
}

const uint32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer).reverse();
const field = (text: string): Buffer => Buffer.concat([uint32(Buffer.byteLength(text)), Buffer.from(text)]);

function sftpPacket(random: Random): Buffer {
  const paths = [
    '/',
    '.',
    '..',
    'bootflash:',
    '/bootflash/x',
    'usb1:y',
    'usb2:',
    'x/y/z',
    '',
    '\0',
    '/bootflash/../..',
  ];
  const numbers = [0, 1, 2, 3, 255, 2 ** 31, 2 ** 32 - 1];
  const parts = Array.from({ length: random.integer(6) }, () =>
    pick(random, [
      () => field(pick(random, paths)),
      () => uint32(pick(random, numbers)),
      () => Buffer.concat([uint32(4), uint32(random.integer(5))]),
      () => Buffer.from(random.bytes(random.integer(40))),
    ])(),
  );
  const type = pick(random, [...Object.values(requestTypes), 0, 77, 255]);
  const body = Buffer.concat([Buffer.from([type]), uint32(random.integer(9)), ...parts]);
  return Buffer.concat([uint32(body.length), body]);
}

const scpLines = [
  ...['C0644 5 x\nhello\0', 'C0644 0 y\n\0', 'D0755 0 d\n', 'E\n', 'T1 0 1 0\n', 'T99999999999999999999 0 0 0\n', '\0'],
  ...[
    '\x01no\n',
    '\x02over\n',
    'C0644 999999999999 z\n',
    'C0644 1e9 z\n',
    'C0644 5 ../x\n',
    'C9 5 x\n',
    '\n',
    'hello',
    '\xff',
  ],
];

const requests = [
  'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET //x?y=%zz HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /v1/devices/sw1/type HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a-token-for-tests\r\nContent-Length: 20\r\n\r\n{"line":"show xyzz"}',
  'POST /v1/devices/sw1/writeFile?path=bootflash:x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  'GET /v1/journal?limit=2&kinds=console.line,defect.hit&after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a-token-for-tests\r\n\r\n',
];

describe('any bytes at', () => {
  it('an SSH port end their own connection', async () => {
    const test = await openTestDoor();
    await eachRound('ssh', async (random) => {
      const hello = Buffer.from(`SSH-2.0-${'x'.repeat(random.integer(9))}\r\n`);
      const packets = Array.from({ length: random.integer(4) }, () => emptyKexInit());
      await throwAt(test.door.port, spoilt(Buffer.concat([hello, ...packets]), random));
    });
    expect((await test.ssh(['hello'])).output).toBe('hello\r\n');
    expect(test.warnings).toEqual([]);
    await test.close();
  });

  it('an SFTP session never throw', async () => {
    await eachRound('sftp', async (random) => {
      const front = fakeFront();
      const pipe = new RecordedPipe();
      serveSftp(front, pipe);
      const packets = Array.from({ length: 1 + random.integer(30) }, () => sftpPacket(random));
      inPieces(spoilt(Buffer.concat(packets), random), random, (piece) => pipe.receiver?.take(piece));
      pipe.receiver?.end();
      await pipe.untilRead();
      front.close();
    });
  });

  it('the taking side of SCP never throw, and leave no half of a file', async () => {
    await eachRound('scp', async (random) => {
      const front = fakeFront();
      const pipe = new RecordedPipe();
      const command = parseScpCommand(pick(random, ['scp -t bootflash:', 'scp -r -p -t .', 'scp -d -t bootflash:/no']));
      if (command === undefined) throw new Error('no command');
      serveScp(front, command, pipe);
      const lines = Array.from({ length: 1 + random.integer(20) }, () => pick(random, scpLines));
      inPieces(spoilt(Buffer.from(lines.join(''), 'latin1'), random), random, (piece) => pipe.receiver?.take(piece));
      pipe.receiver?.end();
      await pipe.untilRead();
      expect(pipe.status).toBeDefined();
      front.close();
    });
  });

  it('a telnet client decode to something, and nothing is held', async () => {
    await eachRound('telnet', (random) => {
      const decoder = new TelnetDecoder();
      const choices = [0, 10, 13, 31, 240, 241, 243, 244, 250, 251, 252, 253, 254, 255, 65];
      const bytes = Buffer.from(Array.from({ length: 500 }, () => pick(random, choices)));
      inPieces(bytes, random, (piece) => {
        expect(decoder.decode(piece).typed.length).toBeLessThanOrEqual(piece.length + 1);
      });
    });
  });

  it('the control API are answered or end their connection', () =>
    withControl(async ({ control, warnings }) => {
      const port = Number(new URL(control.url).port);
      await eachRound('http', async (random) => {
        const asked = Array.from({ length: 1 + random.integer(3) }, () => pick(random, requests)).join('');
        await throwAt(port, spoilt(Buffer.from(asked, 'latin1'), random));
      });
      expect([(await fetch(`${control.url}/healthz`)).status, warnings]).toEqual([200, []]);
    }));
});
