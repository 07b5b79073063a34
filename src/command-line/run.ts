import { dirname } from 'node:path';
import { startLab } from '../lab/lab.ts';
import { builtInLabPath, readLabFile } from '../lab/lab-file.ts';
import { defaultPort, withFlags } from './run-flags.ts';
import type { Subcommand } from './subcommand.ts';
import { farewell, readyEvent, welcome } from './welcome.ts';

/** `n3k run`: starts a lab and shows its console until it is stopped. */
export const run: Subcommand = {
  name: 'run',
  summary: 'Start a lab; without a lab file, the one of the Compact Image technote',
  positionals: '[LAB.yaml]',
  maximumPositionals: 1,
  flags: [
    { name: 'model', value: 'PID', help: 'Model of the first switch (n3k models lists them)' },
    { name: 'release', value: 'R', help: 'NX-OS release of the first switch' },
    { name: 'hostname', value: 'H', help: 'Name in the prompt of the first switch' },
    { name: 'user', value: 'U', help: 'User of the first switch' },
    { name: 'password', value: 'P', help: 'Password of that user' },
    { name: 'host', value: 'ADDR', help: 'Address to listen on (127.0.0.1)' },
    { name: 'port', value: 'N', help: `SSH port of the first switch (${defaultPort}; 0 takes a free one)` },
    { name: 'usb1', value: 'SIZE', help: 'Stick in slot usb1, such as 16GB; none leaves the slot empty' },
    { name: 'speed', value: 'S', help: 'How fast time runs: real, a factor such as 60, or instant' },
    { name: 'seed', value: 'N', help: 'Seed of serial numbers, keys and filler' },
    { name: 'json', help: 'Print one line of JSON when the lab is ready, and nothing else' },
  ],
  examples: [
    'n3k run',
    'n3k run --model N3K-C3048TP-1GE --hostname lab-1 --port 0',
    'n3k run my-lab.yaml --speed real --json',
  ],
  async run(parsed) {
    const [path] = parsed.positionals;
    const spec = withFlags(readLabFile(path ?? builtInLabPath()), parsed);
    const isQuiet = parsed.has('json');
    const warn = (message: string): void => {
      process.stderr.write(`n3k: ${message}\n`);
    };
    const stopped = stopSignal();
    const lab = await startLab(spec, { warn, ...(path === undefined ? {} : { folder: dirname(path) }) });
    process.stdout.write(isQuiet ? `${JSON.stringify(readyEvent(lab))}\n` : `${welcome(lab, spec).join('\n')}\n`);
    if (!isQuiet) {
      lab.journal.follow((entry) => {
        if (entry.kind === 'console.line') process.stdout.write(`${entry.text}\n`);
      });
    }
    await stopped;
    await lab.close();
    if (!isQuiet) process.stdout.write(farewell(lab));
    return 0;
  },
};

/** Resolves when the user or the system asks the program to stop. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
