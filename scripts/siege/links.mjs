/** Connections to the lab: bare TCP, and SSH by ssh2. All of them go to 127.0.0.1, and each has an end. */
import { once } from 'node:events';
import { connect } from 'node:net';
import ssh2 from 'ssh2';
import { pause, within } from '../../bench/within.mjs';

const answerLimitMs = 20_000;
export const host = '127.0.0.1';
/** NX-OS prompts of every mode end so. */
const prompt = /[\w.()-]+# $/;

/** A TCP connection; resolves when it stands. Errors of it are silent: its `close` tells. */
export async function dial(port) {
  const socket = connect({ host, port });
  socket.on('error', () => {});
  socket.setNoDelay(true);
  await within(
    answerLimitMs,
    `a connection to port ${port}`,
    Promise.race([once(socket, 'connect'), once(socket, 'close')]),
  );
  return socket;
}

/** Writes as fast as the other side takes it, until all is out, the connection has ended or `limitMs` is over. */
export async function pour(stream, pieces, limitMs) {
  const untilMs = performance.now() + limitMs;
  for (const piece of pieces) {
    if (stream.destroyed || !stream.writable || performance.now() > untilMs) return;
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), once(stream, 'close'), pause(limitMs)]);
  }
}

/** What arrives, until the other side ends or `limitMs` is over; at most 64 kB of it. */
export async function hearing(stream, limitMs) {
  let heard = '';
  stream.on('data', (bytes) => {
    if (heard.length < 65_536) heard += bytes.latin1Slice();
  });
  await Promise.race([once(stream, 'close'), pause(limitMs)]);
  return heard;
}

/** Logs in; rejects with the reason if it does not succeed. */
export function logIn(port, { username = 'admin', password = 'admin' } = {}) {
  const client = new ssh2.Client();
  const ready = new Promise((resolve, reject) => {
    client.on('error', reject);
    client.once('close', () => reject(new Error('the connection was closed')));
    client.on('ready', () => resolve(client));
  });
  client.connect({ host, port, username, password, readyTimeout: answerLimitMs, hostVerifier: () => true });
  client.setNoDelay(true);
  return within(answerLimitMs + 1_000, 'a login', ready).catch((error) => {
    client.destroy();
    throw error;
  });
}

/** A shell of a client, at its first prompt. */
export async function openShell(client, window = {}) {
  const opened = new Promise((resolve, reject) => {
    client.shell({ term: 'vt100', ...window }, (error, channel) => (error ? reject(error) : resolve(channel)));
  });
  const channel = await within(answerLimitMs, 'a shell', opened);
  channel.setMaxListeners(0);
  channel.on('error', () => {});
  return channel;
}

/** Runs one command without a terminal; resolves with its channel. */
export function openCommand(client, line) {
  const opened = new Promise((resolve, reject) => {
    client.exec(line, (error, channel) => (error ? reject(error) : resolve(channel)));
  });
  return within(answerLimitMs, `an answer to ${line.slice(0, 40)}`, opened);
}

/** Somebody who types at a stream and reads what comes back. */
export class Typist {
  #stream;
  #shown = '';
  #look = () => {};

  constructor(stream) {
    this.#stream = stream;
    stream.on('data', (bytes) => {
      this.#shown = (this.#shown + bytes.latin1Slice()).slice(-262_144);
      this.#look();
    });
    stream.on('close', () => this.#look());
  }

  /** Types, and resolves with everything that was shown until `wanted` matched. Rejects when that does not come. */
  async ask(typed, wanted = prompt, limitMs = answerLimitMs) {
    this.#shown = '';
    const answered = new Promise((resolve, reject) => {
      this.#look = () => {
        if (wanted.test(this.#shown)) resolve(this.#shown);
        else if (this.#stream.destroyed)
          reject(new Error(`the connection ended behind ${JSON.stringify(typed.slice(0, 40))}`));
      };
      this.#look();
    });
    if (typed !== '') this.#stream.write(typed);
    try {
      return await within(limitMs, `the answer to ${JSON.stringify(typed.slice(0, 40))}`, answered);
    } finally {
      this.#look = () => {};
    }
  }
}
