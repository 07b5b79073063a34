import type { RunningSystem } from '../../machine/boot/running-system.ts';
import { countOf, named } from '../../machine/config/named.ts';
import { users } from '../../machine/config/users.ts';
import type { Device } from '../../machine/device.ts';
import { toldUser } from '../../machine/login-watch.ts';
import type { Connection } from '../shell/connection.ts';
import type { ConsoleServices } from './console-services.ts';
import type { LineScreen } from './line-screen.ts';
import type { SerialLine } from './serial-line.ts';

/** What a login works on. */
export interface LoginWork {
  readonly device: Device;
  readonly running: RunningSystem;
  readonly line: SerialLine;
  readonly screen: LineScreen;
  readonly parts: ConsoleServices;
  /** Aborts when NX-OS stops. */
  readonly signal: AbortSignal;
}

/** How the console is named where a client's address would stand. */
const consolePeer = { address: 'console', port: 0 };

/** Lets one operator after the other log in, until NX-OS stops (nxos-behaviour 3.6). */
export async function serveLogins(work: LoginWork): Promise<void> {
  const { line, screen, parts, signal } = work;
  while (!signal.aborted) {
    const user = await loggedIn(work);
    if (user === undefined) continue;
    screen.onInterrupt(undefined);
    await parts.serve(connectionOf(user, line, signal));
  }
}

/** One try; undefined when it was refused or given up. */
async function loggedIn({ device, screen, parts, signal }: LoginWork): Promise<string | undefined> {
  screen.print('');
  for (const text of parts.banner()) screen.print(text);
  let name = '';
  while (name === '') {
    const prompt = `${device.configuration.hostname} login: `;
    const event = await screen.read({ kind: 'answer', prompt });
    if (signal.aborted || event.kind !== 'line') return undefined;
    name = event.line.trim();
  }
  const password = await screen.ask('Password: ', 'secret');
  if (signal.aborted || password === undefined) return undefined;
  const user = accountFor(name, device);
  if (parts.sessions.logins.quietMs === 0 && (await isRight(user, password, device, parts))) return user;
  if (signal.aborted) return undefined;
  const told = toldUser(user);
  parts.sessions.logins.refused(told, consolePeer.address);
  device.journal.write({ kind: 'login.failed', device: device.name, user: told, from: consolePeer.address });
  const text = `pam_aaa:Authentication failed for user ${told} from ${consolePeer.address} - login`;
  device.log({ facility: 'AUTHPRIV', severity: 3, mnemonic: 'SYSTEM_MSG', text });
  screen.print('Login incorrect');
  return undefined;
}

/** A name in capitals stands for the same in small letters, on the console alone (FUND-10.6). */
function accountFor(typed: string, device: Device): string {
  const isKnown = named(device.configuration.of(users), typed) !== undefined;
  return isKnown || typed !== typed.toUpperCase() ? typed : typed.toLowerCase();
}

/** Inferred: where the first setup was passed by, there is no account yet, and admin comes in without a password. */
async function isRight(user: string, password: string, device: Device, parts: ConsoleServices): Promise<boolean> {
  if (countOf(device.configuration.of(users)) === 0) return user === 'admin' && password === '';
  return parts.checkPassword(user, password);
}

/** The serial line as the connection of one session: it outlasts clients that detach, and ends with the session or NX-OS. */
function connectionOf(user: string, line: SerialLine, signal: AbortSignal): Connection {
  const ending = new AbortController();
  const end = (): void => ending.abort('ended');
  signal.addEventListener('abort', end, { once: true });
  ending.signal.addEventListener('abort', () => signal.removeEventListener('abort', end), { once: true });
  return {
    user,
    peer: consolePeer,
    door: 'console',
    wanted: { kind: 'shell' },
    window: line.window,
    onResize: (listener) => line.onResize(listener, ending.signal),
    input: typedOn(line, ending.signal),
    write: (text) => (ending.signal.aborted ? Promise.resolve() : line.write(text)),
    closed: ending.signal,
    finish: end,
  };
}

async function* typedOn(line: SerialLine, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  while (true) {
    const bytes = await line.next(signal);
    if (bytes === undefined) return;
    yield bytes;
  }
}
