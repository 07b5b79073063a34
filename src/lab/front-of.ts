import type { Guard } from '../base/guard.ts';
import { bannerLines } from '../cli/commands/config/banner.ts';
import type { Connection } from '../cli/shell/connection.ts';
import type { Interpreter } from '../cli/shell/interpreter.ts';
import { serve } from '../cli/shell/serve.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { isExpired, type UserAccount, users } from '../machine/config/accounts.ts';
import { sshLoginAttempts } from '../machine/config/logins.ts';
import { listOf, named } from '../machine/config/named.ts';
import { isPassword } from '../machine/config/password.ts';
import type { Device } from '../machine/device.ts';
import { toldUser } from '../machine/login-watch.ts';

/** What a front needs beside its device. */
export interface FrontParts {
  readonly interpreter: Interpreter;
  readonly sessions: Sessions;
  /** Lines shown after login; asked only while the device runs. */
  readonly greeting: () => readonly string[];
  /** Contains what fails inside a session. */
  readonly guard: Guard;
}

/** A connection on which a switch that does not answer says nothing until it does, and one that answers slowly takes its time. */
function answering(connection: Connection, device: Device): Connection {
  const { conditions } = device;
  // What is shown later comes behind what is still on its way.
  let last: Promise<void> = Promise.resolve();
  let isBehind = false;
  const write = async (text: string): Promise<void> => {
    if (conditions.isUnresponsive) await conditions.responsive(connection.closed);
    if (conditions.slowAnswers === undefined && !isBehind) return connection.write(text);
    isBehind = true;
    last = last.then(() => writeSlowly(text, connection, device));
    const own = last;
    await own;
    if (own === last) isBehind = false;
  };
  // Its members are named one by one: those of a class do not come along with `...`.
  const { user, peer, door, wanted, input, closed } = connection;
  return {
    ...{ user, peer, door, wanted, input, closed, write },
    awaits: (takenBytes) => connection.awaits?.(takenBytes),
    get window() {
      return connection.window;
    },
    onResize: (listener) => connection.onResize(listener),
    finish: (exitStatus) => {
      if (isBehind) void last.then(() => connection.finish(exitStatus));
      else connection.finish(exitStatus);
    },
  };
}

/** Writes what is to be shown in pieces, each after a wait in lab time; a client that is gone is waited for no more. */
async function writeSlowly(text: string, connection: Connection, { conditions, clock }: Device): Promise<void> {
  for (let from = 0; from < text.length && !connection.closed.aborted; ) {
    const { slowAnswers } = conditions;
    const to = slowAnswers === undefined ? text.length : from + (slowAnswers.chunkCharacters ?? text.length);
    if (slowAnswers !== undefined) await clock.sleep(conditions.nextWaitMs(slowAnswers), connection.closed);
    await connection.write(text.slice(from, to));
    from = to;
  }
}

/** A device as its doors see it. */
export function frontOf(device: Device, parts: FrontParts): Front {
  const userNamed = (name: string): UserAccount | undefined => named(device.configuration.of(users), name);
  return {
    name: device.name,
    loginBanner: () =>
      bannerLines(device, 'motd')
        .map((line) => `${line}\n`)
        .join(''),
    checkPassword: (name, password) => {
      const user = userNamed(name);
      if (user?.passwordHash === undefined || isExpired(user, device.clock.now())) return false;
      return isPassword(password, user.passwordHash);
    },
    authorizedKeys: (name) => {
      const user = userNamed(name);
      return user === undefined || isExpired(user, device.clock.now()) ? [] : listOf(user.sshKeys);
    },
    loginAttempts: () => device.configuration.of(sshLoginAttempts),
    refusesLogins: () => parts.sessions.logins.quietMs > 0,
    isSshServerOn: () => device.configuration.isOn('ssh'),
    refused: (name, from) => {
      const user = toldUser(name);
      device.journal.write({ kind: 'login.failed', device: device.name, user, from });
      parts.sessions.logins.refused(user, from);
      const text = `pam_aaa:Authentication failed for user ${user} from ${from} - dcos_sshd`;
      if (device.running !== undefined) {
        device.log({ facility: 'AUTHPRIV', severity: 3, mnemonic: 'SYSTEM_MSG', text });
      }
    },
    serve: (connection) => {
      const isRunning = device.running !== undefined;
      const greeting = isRunning ? [...parts.greeting(), ...bannerLines(device, 'exec')] : [];
      return serve(answering(connection, device), { device, ...parts, greeting });
    },
    get files() {
      return device.files;
    },
    isScpServerOn: () => device.configuration.isOn('scp-server'),
    isSftpServerOn: () => device.configuration.isOn('sftp-server'),
    now: () => device.clock.now(),
  };
}
