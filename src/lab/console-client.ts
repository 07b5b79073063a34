import { utf8 } from '../base/bytes.ts';
import { afterHostDelay } from '../base/clock.ts';
import { EmulatorError, reasonOf } from '../base/emulator-error.ts';
import { terminalServerPrompt } from '../cli/console/terminal-server.ts';
import { type ClientWindow, type ConsoleClient, openConsoleClient } from '../doors/console/client.ts';

export type { ConsoleClient };

import type { ConsolePort } from './open-console.ts';

/** How long a terminal server may take to lead on, in milliseconds of host time. */
const answerMs = 10_000;

/**
 * Connects to a console of this or of another process; where a terminal server stands before it, the name has been given when it
 * resolves. Rejects with an EmulatorError when nobody listens, or the terminal server does not know the name.
 */
export async function connectConsole(place: ConsolePort, window: ClientWindow): Promise<ConsoleClient> {
  const { host, port, via } = place;
  let client: ConsoleClient;
  try {
    client = await openConsoleClient({ host: reachable(host), port }, window);
  } catch (error) {
    throw new EmulatorError(
      `no console answers on ${host}:${port}: ${connectReason(error)}`,
      'n3k console lists the switches of the labs that run here',
      { cause: error },
    );
  }
  return via === undefined ? client : through(client, via);
}

/** An address to connect to, for one that stands for all addresses of this computer. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

/** Gives a terminal server the name of a switch; what comes after its answer is the console's. */
async function through(client: ConsoleClient, name: string): Promise<ConsoleClient> {
  const decoder = new TextDecoder('latin1');
  const output = client.output[Symbol.asyncIterator]();
  const opened = `Trying ${name} ... Open\r\n`;
  const stopWaiting = afterHostDelay(answerMs, () => client.close());
  let shown = '';
  let isAsked = false;
  try {
    while (!shown.includes(opened)) {
      const read = await output.next();
      if (read.done === true || shown.length > 64 * 1024 || /\n% /.test(shown)) throw refused(name, shown);
      shown += decoder.decode(read.value);
      if (isAsked || !shown.endsWith(terminalServerPrompt)) continue;
      isAsked = true;
      await client.send(utf8(`${name}\r`));
    }
  } catch (error) {
    client.close();
    throw error;
  } finally {
    stopWaiting();
  }
  const rest = Buffer.from(shown.slice(shown.indexOf(opened) + opened.length), 'latin1');
  return { ...client, output: joined(rest, output) };
}

function refused(name: string, shown: string): EmulatorError {
  const lines = shown.trim().split('\r\n');
  const said = lines.find((line) => line.startsWith('% ')) ?? lines.at(-1) ?? '';
  return new EmulatorError(
    `the terminal server does not lead to ${name}: ${said === '' ? 'it says nothing' : said}`,
    'connect to its HOST:PORT and type ? for the names that it knows',
  );
}

async function* joined(first: Uint8Array, others: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let read = await others.next(); read.done !== true; read = await others.next()) yield read.value;
}

const connectReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'no such host is known',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ERR_SOCKET_BAD_PORT: 'ports are numbers from 1 to 65535',
};

function connectReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return connectReasons[code] ?? reasonOf(error);
}
