/** The besieged lab: the built `n3k run` as a child process, on free ports of 127.0.0.1. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { within } from '../../bench/within.mjs';

/** How many switches the lab has, and how many of them the well-behaved clients have for themselves. */
export const switchCount = 20;
export const peacefulCount = 10;

const startLimitMs = 60_000;
const stopLimitMs = 20_000;

const yaml = (seed) => `title: A lab under siege
seed: ${JSON.stringify(`siege ${seed}`)}
clock: { start: 2024-01-15 09:00:00, speed: instant }
uploadLimitBytes: 268435456
devices:
  - name: sw
    count: ${switchCount}
    model: N3K-C3064PQ-10GE
    release: 7.0(3)I7(8)
    users: [{ name: admin, password: admin, role: network-admin }]
    features: [scp-server, sftp-server]
`;

/** Starts the lab. `nodeFlags` stand before the program. Rejects when it does not get ready. */
export async function startLab({ program, folder, seed, nodeFlags = [] }) {
  const labFile = join(folder, 'siege.yaml');
  const pulseFile = join(folder, 'pulse.jsonl');
  writeFileSync(labFile, yaml(seed));
  writeFileSync(pulseFile, '');
  const flags = ['--trace-warnings', '--require', join(import.meta.dirname, 'pulse.cjs'), ...nodeFlags];
  const args = [...flags, program, 'run', labFile, '--json', '--control', '127.0.0.1:0'];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, N3K_SIEGE_PULSE: pulseFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (bytes) => {
    complaints = (complaints + bytes).slice(-100_000);
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const started = Promise.race([
    firstLine(child.stdout),
    ended.then(() => Promise.reject(new Error(`the lab does not start: ${complaints}`))),
  ]);
  try {
    const { devices, control } = JSON.parse(await within(startLimitMs, 'the start of the lab', started));
    return {
      child,
      devices,
      control,
      isAlive: () => child.exitCode === null && child.signalCode === null,
      complaints: () => complaints,
      pulse: () => linesOf(pulseFile),
      stop: () => stop(child, ended),
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function firstLine(stream) {
  return new Promise((resolve) => {
    let shown = '';
    stream.on('data', (bytes) => {
      if (shown.includes('\n')) return;
      shown += bytes;
      if (shown.includes('\n')) resolve(shown.slice(0, shown.indexOf('\n')));
    });
  });
}

function linesOf(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** SIGTERM, and SIGKILL if it does not obey; answers how it ended. */
async function stop(child, ended) {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  try {
    return await ended;
  } finally {
    clearTimeout(limit);
  }
}
