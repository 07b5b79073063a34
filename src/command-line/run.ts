import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EmulatorError } from '../base/emulator-error.ts';
import { fileReason } from '../facts/load.ts';
import type { RunningLab } from '../lab/lab.ts';
import { builtInLabPath, readLabFile } from '../lab/spec/lab-file.ts';
import { startLab } from '../start-lab.ts';
import { controlFlags, wantedControl } from './control.ts';
import { checkDashboard, type DashboardModule, loadDashboard } from './dashboard.ts';
import { exposureWarnings } from './exposure.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import { containTheRest } from './last-resort.ts';
import { lossyOutput } from './lossy-output.ts';
import { defaultPort, usualConsolePort, withFlags } from './run-flags.ts';
import { registerLab } from './running-labs.ts';
import { passwordFlag, secretFlags } from './secret-flags.ts';
import { StopRequest } from './stop-request.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';
import { Warnings } from './warnings.ts';
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
    ...secretFlags(passwordFlag),
    { name: 'host', value: 'ADDR', help: 'Address to listen on (127.0.0.1)' },
    { name: 'port', value: 'N', help: `SSH port of the first switch (${defaultPort}; 0 takes a free one)` },
    {
      name: 'console-port',
      value: 'N',
      help: `Telnet port of the first switch's serial console, or of the terminal server (${usualConsolePort} if free; 0 takes a free one)`,
    },
    { name: 'usb1', value: 'SIZE', help: 'Stick in slot usb1, such as 16GB; none leaves the slot empty' },
    { name: 'speed', value: 'S', help: 'How fast time runs: real, a factor such as 60, or instant' },
    { name: 'seed', value: 'N', help: 'Seed of serial numbers, keys and filler' },
    {
      name: 'state',
      value: 'DIR',
      help: 'Keep flash, sticks and startup configurations in this folder across restarts',
    },
    { name: 'json', help: 'Print one line of JSON when the lab is ready, and nothing else on stdout' },
    ...controlFlags,
    modelsFlag,
    { name: 'report', value: 'FILE', help: 'At the end, write what was typed and not understood there, as JSON' },
    { name: 'dashboard', help: 'Show devices, flash and events on a full screen; q stops the lab' },
  ],
  examples: [
    'n3k run',
    'n3k run --model N3K-C3048TP-1GE --hostname lab-1 --port 0',
    'n3k run my-lab.yaml --speed real --json',
    'n3k run --models my-models --model N3K-LAB',
    'n3k run --dashboard',
    'n3k run my-lab.yaml --state my-lab.state',
    'n3k run --port 0 --json --control 127.0.0.1:0',
  ],
  async run(parsed) {
    const [path] = parsed.positionals;
    const spec = withFlags(readLabFile(path ?? builtInLabPath(), factsOf(parsed)), parsed);
    const isQuiet = parsed.has('json');
    const dashboard = await wantedDashboard(parsed);
    const warnings = new Warnings(dashboard !== undefined);
    const stop = new StopRequest();
    const file = path === undefined ? {} : { file: path, folder: dirname(path) };
    const control = await wantedControl(parsed, warnings.tell);
    const { stdout, stdin } = process;
    try {
      const lab = await startLab(spec, {
        warn: warnings.tell,
        facts: factsOf(parsed),
        stateFolder: parsed.text('state'),
        usualConsolePort,
        ...file,
      });
      const forget = registerLab(lab, {
        file: path === undefined ? undefined : resolve(path),
        control,
        warn: warnings.tell,
      });
      const goOn = containTheRest(lab.guard);
      try {
        control?.serve(lab, lab.guard);
        for (const warning of exposureWarnings({ devices: lab.devices, control })) warnings.tell(warning);
        if (dashboard !== undefined) await dashboard.showDashboard(lab, { stdout, stdin, signal: stop.signal });
        else if (isQuiet) stdout.write(`${JSON.stringify(readyEvent(lab, control))}\n`);
        else showConsole(lab, welcome(lab, spec, control));
        if (dashboard === undefined) await stop.asked();
      } finally {
        forget();
        goOn();
        await control?.close();
        await lab.close();
      }
      writeReport(parsed.text('report'), lab);
      if (!isQuiet) stdout.write(farewell(lab));
    } finally {
      stop.forget();
      await control?.close();
      warnings.release();
    }
    return 0;
  },
};

/** Writes the lines that nobody understood, each with its device and how often it was typed. */
function writeReport(path: string | undefined, lab: RunningLab): void {
  if (path === undefined) return;
  try {
    const report = { unknownCommands: lab.unknownCommands(), unmodelledCommands: unmodelledIn(lab) };
    writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new EmulatorError(`${path}: ${fileReason(error)}`, 'name a file that can be written with --report');
  }
}

/** The commands that answered as where there is nothing to show, because nothing of them is modelled; as far as the journal goes back. */
function unmodelledIn(
  lab: RunningLab,
): readonly { readonly device: string; readonly line: string; readonly count: number }[] {
  const found = new Map<string, { readonly device: string; readonly line: string; readonly count: number }>();
  for (const entry of lab.journal()) {
    if (entry.kind !== 'command.unmodelled') continue;
    const { device, line } = entry;
    const key = `${device}\n${line}`;
    found.set(key, { device, line, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Tells how to log in, and then what each console says of starts and events: in a lab of several, behind the switch's name. */
function showConsole(lab: RunningLab, welcomeLines: readonly string[]): void {
  const { stdout } = process;
  stdout.write(`${welcomeLines.join('\n')}\n`);
  const isAlone = lab.devices.length === 1;
  const tell = lossyOutput(stdout);
  const show = (name: string, text: string): void => {
    if (isAlone) tell(`${text}\n`);
    else if (text !== '') tell(`${name}: ${text}\n`);
  };
  for (const { name, followBoot } of lab.devices) followBoot((line) => show(name, line));
  lab.record.follow((entry) => {
    if (entry.kind === 'console.line') show(entry.device, entry.text);
  });
}

/** The dashboard if the user asked for it; undefined otherwise. */
async function wantedDashboard(parsed: ParsedArguments): Promise<DashboardModule | undefined> {
  if (!parsed.has('dashboard')) return undefined;
  checkDashboard({ isTerminal: process.stdout.isTTY && process.stdin.isTTY, isJson: parsed.has('json') });
  return loadDashboard();
}
