import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { within } from '../within.mjs';
import { firstLine, killFamily, started } from './started.mjs';

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

/** Starts a switch with an empty stick of 16 GB for many files; with a state folder, if one is named. `stop` ends it. */
export async function startFilesLab(bench, stateFolder) {
  const user = { name: 'admin', password: 'admin', role: 'network-admin', sshKeys: [bench.identity.publicKey] };
  const device = {
    ...{ name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)', hostname: 'switch' },
    ...{ features: ['scp-server', 'sftp-server'], usb1: { size: '16GB' }, users: [user] },
  };
  const file = join(bench.folder, `lab-${bench.nextNumber()}.yaml`);
  writeFileSync(file, JSON.stringify({ devices: [device] }));
  const server = await startLab(
    bench,
    [file, ...(stateFolder === undefined ? [] : ['--state', stateFolder])],
    'switch# ',
  );
  return { ...server, stop: () => killFamily(server.id) };
}

async function startLab(bench, args, prompt) {
  // What nothing describes is spooled into the folder of temporary files, which is that of the reference's files.
  const child = started(bench, process.execPath, [program(bench), 'run', ...args, '--port', '0', '--json'], {
    TMPDIR: bench.folder,
  });
  const ready = JSON.parse(await within(20_000, 'the start of the emulator', firstLine(child)));
  return { name: 'emulator', id: child.pid, ...ready.devices[0].ssh, prompt };
}
