/**
 * `npm run bench`: measures the built emulator against references that run at the same time, and prints one table. What
 * misses its aim is marked; the exit status is 0 unless a benchmark could not be carried out.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { arch, cpus, release, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as busySessions from './cases/busy-sessions.mjs';
import * as classicPath from './cases/classic-path.mjs';
import * as clone from './cases/clone.mjs';
import * as compaction from './cases/compaction.mjs';
import * as configurationGrowth from './cases/configuration-growth.mjs';
import * as deviceMemory from './cases/device-memory.mjs';
import * as digestSpeed from './cases/digest-speed.mjs';
import * as fleet from './cases/fleet.mjs';
import * as idleMemory from './cases/idle-memory.mjs';
import * as imageStream from './cases/image-stream.mjs';
import * as login from './cases/login.mjs';
import * as loginsPerSecond from './cases/logins-per-second.mjs';
import * as longConfig from './cases/long-config.mjs';
import * as longOutput from './cases/long-output.mjs';
import * as parse from './cases/parse.mjs';
import * as roundTrip from './cases/round-trip.mjs';
import * as scenarioSteps from './cases/scenario-steps.mjs';
import * as sessionMemory from './cases/session-memory.mjs';
import * as smallFiles from './cases/small-files.mjs';
import * as snapshot from './cases/snapshot.mjs';
import * as start from './cases/start.mjs';
import * as throughput from './cases/throughput.mjs';
import * as transfer from './cases/transfer.mjs';
import * as type from './cases/type.mjs';
import { makeIdentity } from './clients/identity.mjs';
import { Leftovers, leftoversOfProgram } from './leftovers.mjs';
import { systemCpuMs } from './process-figures.mjs';
import { renderTable } from './table.mjs';
import { pause, within } from './within.mjs';

const cases = [
  start,
  login,
  loginsPerSecond,
  roundTrip,
  throughput,
  busySessions,
  parse,
  type,
  scenarioSteps,
  longOutput,
  longConfig,
  configurationGrowth,
  transfer,
  smallFiles,
  sessionMemory,
  idleMemory,
  deviceMemory,
  fleet,
  clone,
  snapshot,
  digestSpeed,
  imageStream,
  compaction,
  classicPath,
];
/** A benchmark that is not over by then is given up. */
const caseLimitMs = 240_000;
/** Room for three copies of the largest image. */
const neededBytes = 6 * 1024 ** 3;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function help() {
  const width = Math.max(...cases.map(({ name }) => name.length));
  return [
    'Usage: npm run bench -- [--only NAME[,NAME]] [--quick] [--json]',
    '',
    'Measures the built emulator against references in the same run and prints one table of medians.',
    '',
    '  --only NAME[,NAME]  run only these benchmarks',
    '  --quick             fewer repetitions and a smaller image: under a minute in place of four',
    '  --json              print the figures as JSON in place of the table',
    '  --help              print this text',
    '',
    'Benchmarks:',
    ...cases.map(({ name, measures }) => `  ${name.padEnd(width)}  ${measures}`),
    '',
    'Examples:',
    '  npm run bench',
    '  npm run bench -- --quick',
    '  npm run bench -- --only start,login',
    '  npm run --silent bench -- --only transfer --json > transfer.json',
    '',
    'The reference sshd takes root (for a temporary user), openssh-server and openssl. Figures of memory take Linux.',
  ].join('\n');
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',').map((name) => name.trim());
  const unknown = wanted?.find((name) => !cases.some((known) => known.name === name));
  if (unknown !== undefined) {
    throw new Error(`no benchmark is named "${unknown}" (there are ${cases.map(({ name }) => name).join(', ')})`);
  }
  return { ...values, chosen: cases.filter(({ name }) => wanted === undefined || wanted.includes(name)) };
}

/** In memory where there is room, so that disks do not measure themselves. */
function makeFolder(leftovers) {
  const inMemory = '/dev/shm';
  let parent = tmpdir();
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    if (bavail * bsize > neededBytes) parent = inMemory;
  } catch {
    // This system has no such folder.
  }
  const folder = mkdtempSync(join(parent, 'n3k-bench-'));
  leftovers.add(() => rmSync(folder, { recursive: true, force: true }));
  // The user of the reference server must reach its home.
  chmodSync(folder, 0o755);
  return folder;
}

/** How many processors other programs keep busy now, while nothing is measured. Two decimals; 0 where nobody can tell. */
async function foreignLoad() {
  const durationMs = 300;
  const before = systemCpuMs();
  await pause(durationMs);
  return Math.round(((systemCpuMs() - before) / durationMs) * 100) / 100 || 0;
}

async function runCase(measured, surroundings) {
  const leftovers = new Leftovers();
  surroundings.leftovers.add(() => leftovers.remove());
  const foreign = await foreignLoad();
  const began = performance.now();
  process.stderr.write(`bench: ${measured.name} ... `);
  try {
    const rows = await within(caseLimitMs, `benchmark ${measured.name}`, measured.run({ ...surroundings, leftovers }));
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    return { name: measured.name, measures: measured.measures, foreign, rows };
  } catch (error) {
    process.stderr.write(`failed: ${error.message}\n`);
    const row = { what: 'failed', unit: 'count', note: error.message };
    return { name: measured.name, measures: measured.measures, foreign, rows: [row], hasFailed: true };
  } finally {
    leftovers.remove();
  }
}

function footer(machine, results) {
  const load = results.map(({ name, foreign }) => `${name} ${foreign.toFixed(2)}`).join(', ');
  return [
    `Node ${machine.node}, ${machine.processors} x ${machine.cpu.trim()}. Figures are medians.`,
    `Processors that other programs kept busy just before (more than 0.2 makes figures unsure): ${load}.`,
  ].join('\n');
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(help());
    return;
  }
  const leftovers = leftoversOfProgram();
  const folder = makeFolder(leftovers);
  let number = 0;
  const nextNumber = () => {
    number += 1;
    return number;
  };
  const identity = makeIdentity(folder);
  const surroundings = { root, folder, leftovers, identity, nextNumber, isQuick: options.quick };
  const results = [];
  for (const measured of options.chosen) results.push(await runCase(measured, surroundings));
  const [{ model } = { model: 'unknown' }] = cpus();
  const machine = { node: process.version, cpu: model, processors: cpus().length, kernel: release(), arch: arch() };
  if (options.json) console.log(JSON.stringify({ machine, isQuick: options.quick, cases: results }, undefined, 2));
  else {
    console.log(renderTable(results));
    console.log(`\n${footer(machine, results)}`);
  }
  process.exitCode = results.some(({ hasFailed }) => hasFailed) ? 1 : 0;
}

main().then(
  () => process.exit(),
  (error) => {
    console.error(`bench: ${error.message}`);
    process.exit(2);
  },
);
