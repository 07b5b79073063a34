import type { Socket } from 'node:net';
import type { Connection as SshClient } from 'ssh2';
import type { Front } from '../front.ts';
import { Authentication } from './authentication.ts';
import { answerLateRequests } from './late-requests.ts';
import { serveSession } from './session.ts';
import { nameSession } from './session-name.ts';
import type { UserKeys } from './user-keys.ts';

/** Sessions that one connection may hold at a time (twice what OpenSSH allows). */
const sessionCount = 20;

/** What serving one client needs of its door. */
export interface ClientParts {
  readonly front: Front;
  readonly keys: UserKeys;
  readonly address: string;
  readonly port: number;
  readonly socket: Socket;
  /** Aborts when the connection is lost or closed. */
  readonly lost: AbortSignal;
  readonly warn: (message: string) => void;
  readonly onLogin: () => void;
  /** Closes the connection. */
  readonly dismiss: () => void;
}

/** Serves one SSH client from its first word on: lets it log in, then opens the sessions it asks for. */
export function serveClient(client: SshClient, parts: ClientParts): void {
  const { front, keys, address, port, socket, lost, warn } = parts;
  let openCount = 0;
  let user = '';
  answerLateRequests(client);
  const authentication = new Authentication({ front, keys, address, giveUp: parts.dismiss });

  client.on('authentication', (context) => {
    user = context.username;
    authentication.decide(context);
  });
  client.on('ready', () => parts.onLogin());
  client.on('session', (accept, reject) => {
    if (openCount >= sessionCount) return reject();
    openCount += 1;
    const onOver = (): void => {
      openCount -= 1;
    };
    const session = accept();
    nameSession(session);
    serveSession(session, { front, peer: { user, address, port }, socket, lost, warn, onOver });
  });
}
