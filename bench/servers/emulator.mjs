import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { within } from '../within.mjs';
import { firstLine, started } from './started.mjs';

/** The program that is measured: what users run. */
export function program(bench) {
  return join(bench.root, 'dist', 'n3k.cjs');
}

/** Starts the built-in lab on a free port: `id` of the process and how to log in, as soon as it says that it is ready. */
export async function startBuiltInLab(bench) {
  return startLab(bench, [], 'N3K-C3064PQ# ');
}

/**
 * Starts the built-in lab with what benchmarks need beside it: the host name of the reference servers, SCP and SFTP, a key that
 * may log in, and `usb1Files` (entries of a lab file) on the stick.
 */
export async function startEmulator(bench, usb1Files = []) {
  const lab = parse(readFileSync(join(bench.root, 'scenarios', 'labs', 'technote.yaml'), 'utf8'));
  const [device] = lab.devices;
  device.hostname = 'switch';
  device.features = ['scp-server', 'sftp-server'];
  device.users[0].sshKeys = [bench.identity.publicKey];
  device.usb1.files = usb1Files;
  // A lab file is YAML, and JSON is YAML.
  const file = join(bench.folder, `lab-${bench.nextNumber()}.yaml`);
  writeFileSync(file, JSON.stringify(lab));
  return startLab(bench, [file], 'switch# ');
}

async function startLab(bench, args, prompt) {
  // What nothing describes is spooled into the folder of temporary files, which is that of the reference's files.
  const child = started(bench, process.execPath, [program(bench), 'run', ...args, '--port', '0', '--json'], {
    TMPDIR: bench.folder,
  });
  const ready = JSON.parse(await within(20_000, 'the start of the emulator', firstLine(child)));
  return { name: 'emulator', id: child.pid, ...ready.devices[0].ssh, prompt };
}
