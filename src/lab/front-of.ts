import type { Guard } from '../base/guard.ts';
import { bannerLines } from '../cli/commands/config/banner.ts';
import type { Connection } from '../cli/shell/connection.ts';
import type { Interpreter } from '../cli/shell/interpreter.ts';
import { serve } from '../cli/shell/serve.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import { type UserAccount, users } from '../machine/config/accounts.ts';
import { sshLoginAttempts } from '../machine/config/logins.ts';
import { listOf, named, noneNamed } from '../machine/config/named.ts';
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

/** A connection on which a switch that does not answer says nothing until it does. */
function answering(connection: Connection, device: Device): Connection {
  const { conditions } = device;
  const write = async (text: string): Promise<void> => {
    if (conditions.isUnresponsive) await conditions.responsive(connection.closed);
    return connection.write(text);
  };
  // Its members are named one by one: those of a class do not come along with `...`.
  const { user, peer, door, wanted, input, closed } = connection;
  return {
    ...{ user, peer, door, wanted, input, closed, write },
    get window() {
      return connection.window;
    },
    onResize: (listener) => connection.onResize(listener),
    finish: (exitStatus) => connection.finish(exitStatus),
  };
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
      return user?.passwordHash !== undefined && isPassword(password, user.passwordHash);
    },
    authorizedKeys: (name) => listOf(userNamed(name)?.sshKeys ?? noneNamed),
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
