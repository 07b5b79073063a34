import type { Guard } from '../base/guard.ts';
import type { TurnTaker } from '../base/turns.ts';
import { bannerLines } from '../cli/commands/naming/banner.ts';
import type { Cli } from '../cli/shell/cli.ts';
import type { Connection } from '../cli/shell/connection.ts';
import { serve } from '../cli/shell/serve.ts';
import type { Sessions } from '../cli/shell/sessions.ts';
import type { Front } from '../doors/front.ts';
import type { RunningSystem } from '../machine/boot/running-system.ts';
import type { Feature } from '../machine/config/features.ts';
import { sshLoginAttempts } from '../machine/config/logins.ts';
import { listOf, named } from '../machine/config/named.ts';
import { isPassword } from '../machine/config/password.ts';
import { isExpired, type UserAccount, users } from '../machine/config/users.ts';
import type { Device } from '../machine/device.ts';
import { toldUser } from '../machine/login-watch.ts';
import type { Files } from '../machine/storage/files.ts';

/** The shell that is behind a front. */
export interface ServedShell {
  readonly cli: Cli;
  readonly sessions: Sessions;
  /** Lines shown after login. */
  readonly greeting: (running: RunningSystem) => readonly string[];
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
export function frontOf(device: Device, parts: ServedShell): Front {
  return new DeviceFront(device, parts);
}

/** A class, so that ten thousand switches share the functions. */
class DeviceFront implements Front {
  readonly #device: Device;
  readonly #parts: ServedShell;

  constructor(device: Device, { cli, sessions, greeting, guard }: ServedShell) {
    this.#device = device;
    this.#parts = { cli, sessions, greeting, guard };
  }

  get name(): string {
    return this.#device.name;
  }

  get files(): Files {
    return this.#device.files;
  }

  loginBanner(): string {
    return bannerLines(this.#device, 'motd')
      .map((line) => `${line}\n`)
      .join('');
  }

  get turns(): TurnTaker {
    return this.#parts.sessions.turns;
  }

  async checkPassword(name: string, password: string): Promise<boolean> {
    const user = this.#userNamed(name);
    if (user?.passwordHash === undefined || isExpired(user, this.now())) return false;
    return isPassword(password, user.passwordHash, this.turns);
  }

  authorizedKeys(name: string): readonly string[] {
    const user = this.#userNamed(name);
    return user === undefined || isExpired(user, this.now()) ? [] : listOf(user.sshKeys);
  }

  loginAttempts(): number {
    return this.#device.configuration.of(sshLoginAttempts);
  }

  refusesLogins(): boolean {
    return this.#parts.sessions.logins.quietMs > 0;
  }

  isOn(feature: Feature): boolean {
    return this.#device.configuration.isOn(feature);
  }

  refused(name: string, from: string): void {
    const device = this.#device;
    const user = toldUser(name);
    device.journal.write({ kind: 'login.failed', device: device.name, user, from });
    this.#parts.sessions.logins.refused(user, from);
    const text = `pam_aaa:Authentication failed for user ${user} from ${from} - dcos_sshd`;
    if (device.running !== undefined) {
      device.log({ facility: 'AUTHPRIV', severity: 3, mnemonic: 'SYSTEM_MSG', text });
    }
  }

  serve(connection: Connection): Promise<void> {
    const device = this.#device;
    const { running } = device;
    const greeting = running === undefined ? [] : [...this.#parts.greeting(running), ...bannerLines(device, 'exec')];
    return serve(answering(connection, device), { device, ...this.#parts, greeting });
  }

  now(): number {
    return this.#device.clock.now();
  }

  #userNamed(name: string): UserAccount | undefined {
    return named(this.#device.configuration.of(users), name);
  }
}
