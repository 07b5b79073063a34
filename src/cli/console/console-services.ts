import type { IntakeSurroundings } from '../../machine/content/intake.ts';
import type { Cli } from '../shell/cli.ts';
import type { Connection } from '../shell/connection.ts';
import type { Sessions } from '../shell/sessions.ts';

/** What a console needs beside its device. */
export interface ConsoleServices {
  readonly cli: Cli;
  readonly sessions: Sessions;
  /** Where the loader puts what it loads over the network. */
  readonly intake: IntakeSurroundings;
  /** The lines above the login: `banner motd`. */
  banner(): readonly string[];
  checkPassword(user: string, password: string): Promise<boolean>;
  /** Serves a shell to somebody who has logged in; resolves when it has ended. */
  serve(connection: Connection): Promise<void>;
}
