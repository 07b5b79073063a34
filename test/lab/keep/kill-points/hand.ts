import { once } from 'node:events';
import ssh2 from 'ssh2';
import { hostSleep } from '../../../../src/base/clock.ts';

/** Where a switch listens. */
export interface Door {
  readonly host: string;
  readonly port: number;
}

/** The switch has answered, and not as it should. */
export class Refusal extends Error {}

/** Tries to reach a switch that restarts, 10 ms apart. */
const attempts = 500;

/** One operator at one switch, over its SSH door. Everything rejects when the process behind the door dies. */
export class Hand {
  readonly #door: Door;
  #client: ssh2.Client | undefined;

  constructor(door: Door) {
    this.#door = door;
  }

  /** What the switch answers to commands in one line, once it has ended. */
  async type(line: string): Promise<string> {
    let shown = '';
    const hear = (chunk: Buffer): void => {
      shown += chunk.toString();
    };
    await this.#run(line, (channel) => {
      channel.on('data', hear);
      channel.stderr.on('data', hear);
    });
    return shown.replaceAll('\r\n', '\n');
  }

  /** Copies a file to the switch as `scp -O` does; resolves when the switch has confirmed that it has it. */
  async upload(path: string, bytes: Uint8Array): Promise<void> {
    const answers: number[] = [];
    await this.#run(`scp -t ${path}`, (channel) => {
      channel.on('data', (chunk: Buffer) => {
        answers.push(...chunk);
        // One answer each to the greeting, the control line and the data.
        if (answers.some((answer) => answer !== 0) || answers.length === 3) channel.end();
        else if (answers.length === 1) channel.write(`C0644 ${bytes.length} file\n`);
        else channel.write(Buffer.concat([bytes, Buffer.of(0)]));
      });
    });
    if (answers.join() !== '0,0,0') throw new Refusal(`scp to ${path}: ${Buffer.from(answers).toString()}`);
  }

  /** Types a line again and again, over new connections, until the answer matches: the switch restarts meanwhile. */
  async typeUntil(line: string, wanted: RegExp, isAlive: () => boolean): Promise<void> {
    for (let attempt = 0; attempt < attempts && isAlive(); attempt += 1) {
      this.close();
      const shown = await this.type(line).catch(() => '');
      if (wanted.test(shown)) return;
      await hostSleep(10);
    }
    throw new Error(`no answer to ${line} that matches ${wanted}`);
  }

  close(): void {
    this.#client?.destroy();
    this.#client = undefined;
  }

  /** Resolves when the switch has ended a command by itself. `listen` gets the channel before anything arrives on it. */
  async #run(command: string, listen: (channel: ssh2.ClientChannel) => void): Promise<void> {
    const client = await this.#connected();
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error(`${command}: the connection has ended`));
      client.once('close', gone);
      client.exec(command, (error, channel) => {
        if (error !== undefined) return reject(error);
        let hasStatus = false;
        channel.once('exit', () => {
          hasStatus = true;
        });
        channel.once('close', () => {
          client.off('close', gone);
          if (hasStatus) resolve();
          else gone();
        });
        listen(channel);
      });
    });
  }

  async #connected(): Promise<ssh2.Client> {
    if (this.#client !== undefined) return this.#client;
    const client = new ssh2.Client();
    this.#client = client;
    client.on('error', () => {});
    client.on('close', () => {
      if (this.#client === client) this.#client = undefined;
    });
    const ready = once(client, 'ready');
    const closed = new Promise<never>((_, reject) => client.once('close', () => reject(new Error('not connected'))));
    client.connect({ ...this.#door, username: 'admin', password: 'admin' });
    await Promise.race([ready, closed]);
    return client;
  }
}
