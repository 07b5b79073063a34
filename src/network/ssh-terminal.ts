import { Client } from 'ssh2';
import { EmulatorError } from '../base/emulator-error.ts';

/** Where another SSH device is, and who logs in. */
export interface TerminalTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** A shell at another SSH device. Lifetime: until `close`, or `onEnd`. */
export interface SshTerminal {
  send(keys: string): void;
  onData(hear: (text: string) => void): void;
  onEnd(hear: () => void): void;
  close(): void;
}

/** Logs in at a real SSH device and opens a shell that pages nothing. Rejects with an EmulatorError. */
export function openSshTerminal(target: TerminalTarget): Promise<SshTerminal> {
  const { host, port, user, password } = target;
  return new Promise((resolve, reject) => {
    const client = new Client();
    const fail = (error: Error): void => {
      client.end();
      reject(
        new EmulatorError(`${host}:${port}: ${error.message}`, 'check the address, --user and --password', {
          cause: error,
        }),
      );
    };
    client.on('error', fail);
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) =>
      finish(prompts.map(() => password)),
    );
    client.on('ready', () => {
      client.shell({ term: 'vt100', rows: 0, cols: 511 }, (error, channel) => {
        if (error !== undefined) return fail(error);
        client.removeListener('error', fail);
        client.on('error', () => client.end());
        resolve({
          send: (keys) => channel.write(keys),
          onData: (hear) => channel.on('data', (data: Buffer) => hear(data.toString('utf8'))),
          // A device may end the shell and leave the connection to us, as sshd does.
          onEnd: (hear) => {
            channel.on('close', () => client.end());
            client.on('close', hear);
          },
          close: () => client.end(),
        });
      });
    });
    client.connect({ host, port, username: user, password, tryKeyboard: true });
  });
}
