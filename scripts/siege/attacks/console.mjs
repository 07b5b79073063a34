/** What comes to a console port. */
import { once } from 'node:events';
import { pause } from '../../../bench/within.mjs';
import { dial, pour, Typist } from '../links.mjs';
import { between, junk } from '../random.mjs';
import { hugePaste } from './lines.mjs';

const iac = 255;

async function sent(console, tally, pieces, limitMs = 5_000) {
  const socket = await dial(console);
  socket.resume();
  await pour(socket, pieces, limitMs);
  await pause(200);
  tally(socket.destroyed ? 'connections ended by the switch' : 'connections held to the end');
  socket.destroy();
}

/** Somebody who is logged in on the console, whoever was there before. */
async function loggedIn(console) {
  const socket = await dial(console);
  const typist = new Typist(socket);
  const shown = await typist.ask('\x03\r', /login: $|Password: ?$|# $/);
  if (!/# $/.test(shown)) {
    if (/Password: ?$/.test(shown)) await typist.ask('\r', /login: $/);
    await typist.ask('admin\r', /Password: ?$/);
    await typist.ask('admin\r');
  }
  return { socket, typist };
}

export const atTheConsole = {
  'console: a storm of BREAK': ({ console, tally }) =>
    sent(console, tally, Array(40).fill(Buffer.alloc(8_192, Buffer.of(iac, 243)))),
  'console: a flood of negotiations': ({ console, chance, tally }) =>
    sent(console, tally, Array(40).fill(Buffer.alloc(6_144, Buffer.of(iac, between(chance, 251, 254), 31)))),
  'console: a subnegotiation without an end': ({ console, tally }) =>
    sent(console, tally, [Buffer.of(iac, 250, 31), ...Array(64).fill(Buffer.alloc(16_384, 7))]),
  'console: garbage': ({ console, chance, tally }) => sent(console, tally, [junk(chance, 60_000)]),
  'console: idle holders': async ({ console, tally }) => {
    const held = await Promise.all(Array.from({ length: 40 }, () => dial(console)));
    for (const socket of held) socket.resume();
    await pause(3_000);
    tally('connections ended by the switch', held.filter(({ destroyed }) => destroyed).length);
    for (const socket of held) socket.destroy();
  },
  'console: 10,000 lines pasted into a shell': async ({ console, chance, tally }) => {
    const { socket } = await loggedIn(console);
    socket.resume();
    await pour(socket, hugePaste(chance, 10_000), 12_000);
    tally('pastes of 10,000 lines');
    socket.write('\x03\x1a\rexit\r');
    await Promise.race([once(socket, 'close'), pause(500)]);
    socket.destroy();
  },
  'console: a reader that does not read': async ({ console, tally }) => {
    const { socket } = await loggedIn(console);
    socket.pause();
    await pour(socket, Array(300).fill('show running-config all | no-more\r'), 4_000);
    tally('readers that did not read');
    socket.destroy();
  },
};
