import type { Socket } from 'node:net';
import type { Connection as SshClient } from 'ssh2';
import type { Guard } from '../../base/guard.ts';
import type { Front } from '../front.ts';
import { Authentication } from './authentication.ts';
import { boundInflation } from './inflated-packets.ts';
import { answerLateRequests } from './late-requests.ts';
import { acceptRepeatedRequests } from './service-requests.ts';
import { serveSession } from './session.ts';
import { nameSession } from './session-name.ts';
import type { UserKeys } from './user-keys.ts';

/** Sessions that one connection may hold at a time (twice what OpenSSH allows). */
export const sessionCount = 20;

/** What sshd 7.2 says when a client has failed too often (openssh-portable V_7_2_P1, auth.c, auth_maxtries_exceeded). */
const tooManyFailures = 'Too many authentication failures';

/** What serving one client needs of its door. */
export interface ArrivedClient {
  readonly front: Front;
  readonly keys: UserKeys;
  readonly address: string;
  readonly port: number;
  readonly socket: Socket;
  /** Aborts when the connection is lost or closed. */
  readonly lost: AbortSignal;
  readonly guard: Guard;
  /** Called whenever the client tries to log in. */
  readonly onAsked: () => void;
  readonly onLogin: () => void;
  /** Closes the connection and says why. */
  readonly dismiss: (words: string) => void;
}

/** Serves one SSH client from its first word on: lets it log in, then opens the sessions it asks for. */
export function serveClient(client: SshClient, parts: ArrivedClient): void {
  const { front, keys, address, port, socket, lost, guard } = parts;
  let openCount = 0;
  let user = '';
  answerLateRequests(client);
  acceptRepeatedRequests(client);
  boundInflation(client);
  const giveUp = (): void => parts.dismiss(tooManyFailures);
  const authentication = new Authentication({ front, keys, address, guard, giveUp });

  client.on('authentication', (context) => {
    user = context.username;
    parts.onAsked();
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
    guard.events('ssh session', session, () => socket.destroy());
    serveSession(session, { front, peer: { user, address, port }, socket, lost, guard, onOver });
  });
}
