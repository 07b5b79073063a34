import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { hostWallClockMs } from '../base/clock.ts';
import { EmulatorError } from '../base/emulator-error.ts';
import { Facts } from '../facts/catalog.ts';
import { fileReason } from '../facts/load.ts';
import { openRemoteSession } from '../lab/remote-session.ts';
import { recordSession } from '../scenario/record.ts';
import { recordedLab } from '../scenario/recorded-lab.ts';
import { asciicastOf, scenarioOf } from '../scenario/recording.ts';
import { parseHostPort } from './host-port.ts';
import { passwordFlag, secretFlags, secretOf } from './secret-flags.ts';
import type { Subcommand } from './subcommand.ts';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `n3k record`: a session at an emulated or a real device as a scenario. */
export const record: Subcommand = {
  name: 'record',
  summary: 'Type at an SSH device line by line and keep the session as a scenario',
  positionals: '',
  maximumPositionals: 0,
  flags: [
    { name: 'device', value: 'HOST:PORT', help: 'The device' },
    { name: 'user', value: 'U', help: 'User at the device (admin)' },
    ...secretFlags(passwordFlag),
    { name: 'title', value: 'T', help: 'Title of the scenario' },
    {
      name: 'lab',
      value: 'LAB.yaml',
      help: 'The lab in which it plays; one with a switch of that model and release if not said',
    },
    { name: 'output', value: 'FILE', help: 'Where the scenario goes (recorded.yaml)' },
    { name: 'asciicast', value: 'FILE', help: 'Write an asciicast v2 as well' },
  ],
  examples: [
    'n3k record --device 127.0.0.1:2222 --output mine.yaml',
    'n3k record --device 192.0.2.1 --user admin --password Secret.123 --asciicast mine.cast',
    'n3k record --device 127.0.0.1:2222 < commands.txt',
  ],
  async run(parsed) {
    const place = parseHostPort(parsed.text('device') ?? '');
    if (place === undefined) throw new EmulatorError('no device named', 'name one with --device HOST:PORT');
    const user = parsed.text('user') ?? 'admin';
    const title = parsed.text('title') ?? `A session at ${place.host}`;
    const session = await openRemoteSession({ ...place, user, password: secretOf(parsed, passwordFlag) ?? 'admin' });
    const lab = await recordedLab(session, new Facts(), parsed.text('lab'));
    const beganSeconds = Math.floor(hostWallClockMs() / 1000);
    const lines = createInterface({ input: process.stdin });
    // Whoever stops it keeps what was recorded.
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      // A listener is told which signal it was, and that would be taken for an answer of the switch.
      stop = () => resolve();
    });
    for (const signal of stopSignals) process.on(signal, stop);
    // The terminal shows what is typed; the session's echo of it is left out.
    const show = (text: string): void => void process.stdout.write(text.slice(text.indexOf('\n') + 1));
    try {
      const { parts, exchanges } = await recordSession(session, lines, show, stopped);
      if (session.isOver) process.stderr.write('\nThe session has ended.\n');
      if (exchanges.length === 0) throw new EmulatorError('nothing was typed', 'type a command, and end with Ctrl-D');
      const output = parsed.text('output') ?? 'recorded.yaml';
      const { text, secrets } = scenarioOf(exchanges, title, lab);
      write(output, text);
      const asciicast = parsed.text('asciicast');
      if (asciicast !== undefined) write(asciicast, asciicastOf(parts, title, beganSeconds));
      const set = secrets.map((name) => ` --set ${name}=THE-${name.toUpperCase()}`).join('');
      process.stderr.write(`\n${output}: ${exchanges.length} steps; n3k scenario replay ${output}${set} plays them\n`);
      if (secrets.length > 0) {
        process.stderr.write(
          `Passwords, keys and communities that were typed are not kept: they are parameters of the scenario (${secrets.join(', ')}).\n`,
        );
      }
    } finally {
      for (const signal of stopSignals) process.off(signal, stop);
      lines.close();
      // A terminal that nobody reads any more would keep the process.
      process.stdin.destroy();
      await session.close();
    }
    return 0;
  },
};

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new EmulatorError(`${path}: ${fileReason(error)}`, 'name a file that can be written');
  }
}
