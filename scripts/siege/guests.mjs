/** The well-behaved clients: each does again and again what an operator or a tool does, and measures every answer. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pause, within } from '../../bench/within.mjs';
import { dial, host, logIn, openCommand, openShell, Typist } from './links.mjs';
import { between, chanceOf } from './random.mjs';

const run = promisify(execFile);
const programLimitMs = 60_000;
const answerLimitMs = 60_000;

/** Whether real clients are there. */
export async function hasOpenSsh() {
  const asked = await Promise.allSettled([run('sshpass', ['-V']), run('ssh', ['-V'])]);
  return asked.every(({ status }) => status === 'fulfilled');
}

/** Measures what `act` takes, under the name `kind`. */
async function timed(measure, kind, act) {
  const began = performance.now();
  const answer = await act();
  measure(kind, performance.now() - began);
  return answer;
}

function expectIn(shown, wanted, what) {
  if (!shown.includes(wanted))
    throw new Error(`${what} shows no ${JSON.stringify(wanted)} but ${JSON.stringify(shown.slice(-300))}`);
}

/** One round with ssh2: login, show version, a change and its way back, a file in and out. */
async function roundWithSsh2({ port, chance, measure, hostname }) {
  const client = await timed(measure, 'login', () => logIn(port));
  client.on('error', () => {});
  try {
    const { typist } = await timed(measure, 'shell', async () => {
      const opened = new Typist(await openShell(client));
      await opened.ask('', /# $/);
      return { typist: opened };
    });
    const ask = (kind, line) => timed(measure, kind, () => typist.ask(`${line}\r`, /# $/, answerLimitMs));
    await ask('a line', 'terminal length 0');
    expectIn(await ask('show version', 'show version'), hostname, 'show version');
    const words = `guest-${between(chance, 1, 1e9)}`;
    const port1 = `interface ethernet 1/${between(chance, 1, 48)}`;
    for (const line of ['configure terminal', port1, `description ${words}`, 'end']) await ask('a line', line);
    expectIn(await ask('show running-config', `show running-config ${port1}`), `description ${words}`, 'the port');
    await fileInAndOut(client, chance, measure);
  } finally {
    client.end();
    await Promise.race([once(client, 'close'), pause(2_000)]);
    client.destroy();
  }
}

async function fileInAndOut(client, chance, measure) {
  const text = `${chance()}\n`.repeat(200);
  const path = 'bootflash:guest.txt';
  await timed(measure, 'scp in', async () => {
    const heard = await dialogue(client, `scp -t ${path}`, [`C0644 ${text.length} guest.txt\n`, `${text}\0`]);
    if (!/^\0\0\0$/.test(heard)) throw new Error(`scp in: ${JSON.stringify(heard.slice(0, 200))}`);
  });
  await timed(measure, 'scp out', async () => {
    const heard = await dialogue(client, `scp -f ${path}`, ['\0', '\0', '\0']);
    expectIn(heard, text, 'scp out');
  });
}

/** Speaks SCP: one piece for each answer; resolves with all that was heard when the switch has closed. */
async function dialogue(client, line, pieces) {
  const channel = await openCommand(client, line);
  const left = [...pieces];
  let heard = '';
  const say = () => (left.length === 0 ? channel.end() : channel.write(left.shift()));
  if (line.includes('-f')) say();
  channel.on('data', (bytes) => {
    heard += bytes.latin1Slice();
    say();
  });
  await within(answerLimitMs, line, once(channel, 'close'));
  return heard;
}

/** One round at the console: it is there, and answers Enter. */
async function roundAtTheConsole({ console, measure }) {
  const socket = await dial(console);
  try {
    const typist = new Typist(socket);
    for (let at = 0; at < 4; at += 1)
      await timed(measure, 'Enter at the console', () => typist.ask('\r', /login: $/, answerLimitMs));
  } finally {
    socket.destroy();
  }
}

const options = [
  '-F',
  'none',
  ...['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR', 'PubkeyAuthentication=no'].flatMap(
    (text) => ['-o', text],
  ),
];

/** One round with the programs of OpenSSH: a command, a file in and out. */
async function roundWithOpenSsh({ port, measure, hostname, folder, device, chance }) {
  const real = (program, ...args) =>
    run('sshpass', ['-p', 'admin', program, ...options, ...args], { timeout: programLimitMs });
  const place = `admin@${host}`;
  const { stdout } = await timed(measure, 'ssh, the program', () =>
    real('ssh', '-p', String(port), place, 'show version'),
  );
  expectIn(stdout, hostname, 'show version');
  const [sent, back] = [join(folder, `${device}.sent`), join(folder, `${device}.back`)];
  writeFileSync(sent, `${chance()}\n`.repeat(500));
  const copy = (from, to) => timed(measure, 'scp, the program', () => real('scp', '-O', '-P', String(port), from, to));
  await copy(sent, `${place}:bootflash:real.txt`);
  await copy(`${place}:bootflash:real.txt`, back);
  if (!readFileSync(sent).equals(readFileSync(back))) throw new Error('scp brought other bytes back');
}

/**
 * Lets `targets.length` clients work until `isOver()` answers true; the first `realCount` of them are the real programs. `measure` gets
 * a kind of answer and its milliseconds, `fail` every error.
 */
export async function welcomeGuests({ targets, realCount, seed, folder, measure, fail, isOver }) {
  const guest = async (target, at) => {
    const chance = chanceOf(`${seed} guest ${at}`);
    const context = { ...target, chance, measure, folder };
    for (let round = 0; !isOver(); round += 1) {
      const isReal = at < realCount;
      const act = isReal ? roundWithOpenSsh : round % 2 === 0 ? roundWithSsh2 : roundAtTheConsole;
      await act(context).catch((error) => fail(`${target.device}, ${act.name}: ${error.message}`));
      await pause(between(chance, 20, 200));
    }
  };
  await Promise.all(targets.map(guest));
}
