import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { secret } from '../base/secret.ts';
import { fileReason } from '../facts/load.ts';
import { builtInLabPath, readLabFile } from '../lab/spec/lab-file.ts';
import type { LabSpec } from '../lab/spec/lab-schema.ts';
import { startLab } from '../start-lab.ts';
import { environmentOf, prefixWords } from './exec-variables.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import { withFlags } from './run-flags.ts';
import { registerLab } from './running-labs.ts';
import { passwordFlag, secretFlags } from './secret-flags.ts';
import type { Subcommand } from './subcommand.ts';

const passedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `n3k exec`: a lab for the time that a command runs. */
export const exec: Subcommand = {
  name: 'exec',
  summary: 'Start a lab, run a command that finds it in N3K_HOST, N3K_PORT, …, and stop the lab',
  positionals: '[LAB.yaml]',
  maximumPositionals: 1,
  takesCommand: true,
  flags: [
    { name: 'model', value: 'PID', help: 'Model of the first switch (n3k models lists them)' },
    { name: 'release', value: 'R', help: 'NX-OS release of the first switch' },
    { name: 'hostname', value: 'H', help: 'Name in the prompt of the first switch' },
    { name: 'user', value: 'U', help: 'User of the first switch' },
    ...secretFlags(passwordFlag),
    { name: 'speed', value: 'S', help: 'How fast time runs: real, a factor such as 60, or instant' },
    { name: 'seed', value: 'N', help: 'Seed of serial numbers, keys and filler' },
    modelsFlag,
  ],
  examples: [
    'n3k exec -- pytest',
    'n3k exec my-lab.yaml --speed instant -- ./test.sh --fast',
    `n3k exec -- sh -c 'ssh -p "$N3K_PORT" "$N3K_USER@$N3K_HOST"'`,
  ],
  async run(parsed) {
    const [program, ...args] = parsed.command;
    if (program === undefined) throw new EmulatorError('no command to run', 'n3k exec [LAB.yaml] -- CMD...');
    const [path] = parsed.positionals;
    const spec = withFlags(onFreePorts(readLabFile(path ?? builtInLabPath(), factsOf(parsed))), parsed);
    const warn = (message: string): void => void process.stderr.write(`n3k: ${message}\n`);
    const file = path === undefined ? {} : { file: path, folder: dirname(path) };
    const { openControl } = await import('../control/server.ts');
    const control = await openControl({ host: '127.0.0.1', port: 0, token: secret(), warn });
    try {
      const lab = await startLab(spec, { warn, facts: factsOf(parsed), ...file });
      const forget = registerLab(lab, { file: path === undefined ? undefined : resolve(path), control, warn });
      try {
        control.serve(lab, lab.guard);
        for (const words of prefixWords(lab.devices.map(({ name }) => name))) warn(words);
        return await runCommand(program, args, { ...process.env, ...environmentOf(lab, control) });
      } finally {
        forget();
        await control.close();
        await lab.close();
      }
    } finally {
      await control.close();
    }
  },
};

/** The lab with a free port for every device, so that any number of commands can run at once. */
function onFreePorts(spec: LabSpec): LabSpec {
  const devices = spec.devices.map((device) => ({
    ...device,
    ssh: { ...device.ssh, port: 0 },
    ...(device.console === undefined ? {} : { console: { ...device.console, port: 0 } }),
  }));
  const { terminalServer } = spec;
  return {
    ...spec,
    devices,
    ...(terminalServer === undefined ? {} : { terminalServer: { ...terminalServer, port: 0 } }),
  };
}

/** Runs the command on our own terminal; its exit status, or 128 and the number of the signal that ended it, as shells count. */
async function runCommand(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to the command by itself; whatever else is sent to us is meant for it.
  const pass = (signal: NodeJS.Signals): void => {
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
  };
  for (const signal of passedSignals) process.on(signal, pass);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(cannotRun(program, error)));
      child.once('exit', (status, signal) =>
        resolve(signal === null ? (status ?? 1) : 128 + constants.signals[signal]),
      );
    });
  } finally {
    for (const signal of passedSignals) process.off(signal, pass);
  }
}

function cannotRun(program: string, error: Error): EmulatorError {
  return new EmulatorError(
    `cannot run ${program}: ${fileReason(error)}`,
    'name a program that is installed, behind --',
  );
}
