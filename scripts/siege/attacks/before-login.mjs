/** What comes to an SSH port and never logs in. */
import { pause } from '../../../bench/within.mjs';
import { dial, hearing, logIn, pour } from '../links.mjs';
import { between, junk } from '../random.mjs';

/** A packet as SSH frames it before keys are agreed on (RFC 4253 section 6). */
function packet(payload) {
  const paddingLength = 8 - ((payload.length + 5) % 8) + 4;
  const head = Buffer.alloc(5);
  head.writeUInt32BE(payload.length + paddingLength + 1);
  head[4] = paddingLength;
  return Buffer.concat([head, payload, Buffer.alloc(paddingLength)]);
}

function keyExchange(lists) {
  const fields = lists.map((text) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    return Buffer.concat([length, Buffer.from(text)]);
  });
  return packet(Buffer.concat([Buffer.of(20), Buffer.alloc(16), ...fields, Buffer.alloc(5)]));
}

const ours = ['curve25519-sha256', 'ssh-ed25519', ...Array(2).fill('aes128-ctr'), ...Array(2).fill('hmac-sha2-256')];
const plainExchange = () => keyExchange([...ours, 'none', 'none', '', '']);
const hello = 'SSH-2.0-siege\r\n';

async function many(count, act) {
  await Promise.all(Array.from({ length: count }, act));
}

/** One connection: sends, listens for a while, goes; counts who ended it. */
async function oneWay(tally, port, pieces, limitMs = 3_000) {
  const socket = await dial(port);
  const heard = hearing(socket, limitMs);
  await pour(socket, pieces, limitMs);
  await heard;
  tally(socket.destroyed || socket.readableEnded ? 'connections ended by the switch' : 'connections held to the end');
  socket.destroy();
}

export const beforeLogin = {
  'ssh: garbage': ({ port, chance, tally }) =>
    many(12, () => oneWay(tally, port, [junk(chance, between(chance, 1, 20_000))])),
  'ssh: newlines': ({ port, tally }) => many(6, () => oneWay(tally, port, Array(64).fill('\n'.repeat(16_384)))),
  'ssh: an endless identification': ({ port, tally }) =>
    many(6, () => oneWay(tally, port, Array(64).fill('SSH-2.0-'.repeat(2_048)))),
  'ssh: half-open connections': ({ port, tally }) => many(200, () => oneWay(tally, port, [], 4_000)),
  'ssh: identified, then silent': ({ port, tally }) => many(150, () => oneWay(tally, port, [hello], 4_000)),
  'ssh: a flood of connections': async ({ port, tally }) => {
    for (let round = 0; round < 20; round += 1) {
      await many(20, async () => (await dial(port)).destroy());
    }
    tally('connections opened and dropped', 400);
  },
  'ssh: one byte at a time': ({ port, tally }) =>
    many(20, async () => {
      const socket = await dial(port);
      for (const letter of `${hello}${hello}`) {
        if (!socket.writable) break;
        socket.write(letter);
        await pause(60);
      }
      tally('slow identifications');
      socket.destroy();
    }),
  'ssh: key exchange of junk': ({ port, chance, tally }) =>
    many(12, () =>
      oneWay(tally, port, [hello, packet(Buffer.concat([Buffer.of(20), junk(chance, between(chance, 1, 3_000))]))]),
    ),
  'ssh: packets of any length': ({ port, chance, tally }) =>
    many(12, () => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Math.floor(chance() * 2 ** 32));
      return oneWay(tally, port, [hello, length, junk(chance, 5_000)]);
    }),
  'ssh: key exchange of long lists': ({ port, tally }) => {
    const long = Array.from({ length: 1_500 }, (_, at) => `a${at}@b`).join(',');
    return many(8, () => oneWay(tally, port, [hello, keyExchange([long, long, long, '', '', '', '', '', '', ''])]));
  },
  'ssh: key exchange over and over': ({ port, tally }) =>
    many(8, () => oneWay(tally, port, [hello, ...Array(2_000).fill(plainExchange())])),
  'ssh: a flood of messages to ignore': ({ port, tally }) => {
    const ignore = packet(Buffer.concat([Buffer.of(2, 0, 0, 4, 0), Buffer.alloc(1_024)]));
    return many(6, () => oneWay(tally, port, [hello, plainExchange(), ...Array(3_000).fill(ignore)]));
  },
  'ssh: a reader that does not read': ({ port, tally }) =>
    many(8, async () => {
      const socket = await dial(port);
      socket.pause();
      await pour(socket, [hello, ...Array(500).fill(plainExchange())], 3_000);
      tally('readers that did not read');
      socket.destroy();
    }),
  'ssh: wrong passwords and huge names': ({ port, tally }) =>
    many(10, async () => {
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const login = logIn(port, { username: 'x'.repeat(20_000), password: 'y'.repeat(20_000) });
        await login.then(
          (client) => client.destroy(),
          () => tally('logins refused'),
        );
      }
    }),
};
