import type { Interpreter } from '../cli/shell/interpreter.ts';
import { serve } from '../cli/shell/serve.ts';
import type { Front } from '../doors/front.ts';
import { isPassword } from '../machine/config/password.ts';
import type { Device } from '../machine/device.ts';

/** What somebody sees before logging in; the default `banner motd` is this text (nxos-behaviour 3.6). */
const loginBanner = 'User Access Verification\n';

/** A device as its doors see it. */
export function frontOf(device: Device, interpreter: Interpreter, greeting: () => readonly string[]): Front {
  const userNamed = (name: string): (typeof device.configuration.running.users)[number] | undefined =>
    device.configuration.running.users.find((user) => user.name === name);
  return {
    name: device.name,
    loginBanner: () => loginBanner,
    checkPassword: (name, password) => {
      const user = userNamed(name);
      return user !== undefined && isPassword(password, user.passwordHash);
    },
    authorizedKeys: (name) => userNamed(name)?.sshKeys ?? [],
    refused: (user, from) => device.journal.write({ kind: 'login.failed', device: device.name, user, from }),
    serve: (connection) => serve(connection, { device, interpreter, greeting: greeting() }),
    get files() {
      return device.files;
    },
    isScpServerOn: () => device.configuration.isOn('scp-server'),
    isSftpServerOn: () => device.configuration.isOn('sftp-server'),
    now: () => device.clock.now(),
  };
}
