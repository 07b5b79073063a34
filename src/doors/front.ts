import type { TurnTaker } from '../base/turns.ts';
import type { Connection } from '../cli/shell/connection.ts';
import type { Feature } from '../machine/config/features.ts';
import type { Files } from '../machine/storage/files.ts';

/** What every door needs of the switch behind it. The lab makes one for each device. */
export interface Front {
  /** The name of the device in its lab, for log lines and thread names. */
  readonly name: string;
  /** Text that a client sees before it logs in. */
  loginBanner(): string;
  /** Whether the password is right; slow on purpose the first time (the hash, made in turns), quick afterwards. */
  checkPassword(user: string, password: string): Promise<boolean>;
  /** The switch, where all that is served to its clients takes its turns. */
  readonly turns: TurnTaker;
  /** The public keys that may log in as `user`, as lines of an authorized_keys file. */
  authorizedKeys(user: string): readonly string[];
  /** Wrong passwords and signatures on one connection, after which it is closed. */
  loginAttempts(): number;
  /** Whether nobody may log in for now, whatever the password, because too many were wrong. */
  refusesLogins(): boolean;
  /** Whether a feature is on in the running configuration. */
  isOn(feature: Feature): boolean;
  /** Tells the switch of a refused login. */
  refused(user: string, address: string): void;
  /** Serves a shell or one command; resolves when the session has ended and `finish` has been called. */
  serve(connection: Connection): Promise<void>;
  /** The filesystems, for SCP and SFTP. */
  readonly files: Files;
  /** Lab time in milliseconds, for the dates that clients see. */
  now(): number;
}
