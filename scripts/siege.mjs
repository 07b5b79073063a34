/**
 * `npm run siege -- [--minutes N] [--seed S]`: a lab of 20 switches under hostile clients at every door, while ten well-behaved
 * clients work. Fails when the process dies, a well-behaved client gets an error or memory does not come back.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { forgetPeak, peakBytes, residentBytes } from '../bench/process-figures.mjs';
import { pause, within } from '../bench/within.mjs';
import { hasOpenSsh, welcomeGuests } from './siege/guests.mjs';
import { peacefulCount, startLab, switchCount } from './siege/lab.mjs';
import { load, summaryOf, textOf } from './siege/report.mjs';

const root = join(import.meta.dirname, '..');
/** Well-behaved clients that are real programs. */
const openSshCount = 3;
/** Hostile clients at work at once; some are hundreds of connections. */
const parallelCount = 6;
const quietShare = 0.15;
/**
 * How much more than before may be resident once the hostile clients have gone and the lab was reset. Measured with /proc/PID/smaps:
 * V8 keeps the room that its heap had grown to until it collects again (some 80 MB), and the C library the blocks of freed buffers
 * (60 to 90 MB); buffers that are in use are less than 20 MB.
 */
const memoryMarginBytes = 300e6;
const settleLimitMs = 30_000;
/** What the last attacks may take beyond the time. */
const lastAttacksMs = 60_000;

const usage = `Usage: npm run siege -- [options]

Starts "n3k run LAB" with ${switchCount} switches and besieges it: hostile clients at every door, before and after a login, on ${switchCount - peacefulCount}
switches, while ten well-behaved clients work on the others. Prints how long answers took, quiet and under siege, how long the event
loop stood still, memory, and what was refused. All of it on 127.0.0.1.

The exit status is 1 when the process died, a well-behaved client got an error, or memory did not come back.

Options:
  --minutes N     How long (2); a part of it is quiet, to compare with
  --seed S        What the hostile clients do, and when (1)
  --only TEXT     Only the attacks whose name holds this, such as "scp" or "console:"
  --program FILE  The built n3k.cjs (dist/n3k.cjs of this package)
  --profile DIR   Write a processor profile of the besieged process there
  --json          Print the report as JSON
  --help          Show this page

Examples:
  npm run siege
  npm run siege -- --minutes 5 --seed 7
  npm run siege -- --minutes 0.5 --only "files:" --json
`;

/** The doors of a switch, as attacks and guests use them. */
const targetOf = ({ name, ssh, console }) => ({
  device: name,
  hostname: name,
  port: ssh.port,
  console: console.port,
});

/** Counts the entries of the journal by their kind, as long as the lab runs. */
async function countJournal(control, counts, signal) {
  const answer = await fetch(`${control.url}/v1/events?within=1d`, { headers: headersOf(control), signal });
  let rest = '';
  for await (const bytes of answer.body) {
    const lines = (rest + Buffer.from(bytes).toString()).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const [, kind] = /^event: (.*)$/.exec(line) ?? [];
      if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
}

const headersOf = ({ token }) => (token === null ? {} : { authorization: `Bearer ${token}` });

async function ask(control, path, method = 'GET') {
  const answer = await fetch(`${control.url}${path}`, {
    method,
    headers: headersOf(control),
    signal: AbortSignal.timeout(20_000),
  });
  return answer.status === 204 ? undefined : answer.json();
}

/** Asks for the health of the lab again and again, as a supervisor does. */
async function askForHealth(control, { measure, fail, isOver }) {
  while (!isOver()) {
    const began = performance.now();
    try {
      const answer = await fetch(`${control.url}/healthz`, { signal: AbortSignal.timeout(20_000) });
      if (answer.status !== 200) throw new Error(`/healthz answers ${answer.status}`);
      await answer.arrayBuffer();
      measure('/healthz', performance.now() - began);
    } catch (error) {
      fail(`health: ${error.message}`);
    }
    await pause(50);
  }
}

/** One phase: the well-behaved clients work for `durationMs`, or until `work` has ended if that takes longer. */
async function phase(lab, { durationMs, work, ...guests }) {
  const answers = {};
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const beganMs = Date.now();
  let isOver = false;
  const measure = (kind, tookMs) => {
    answers[kind] ??= [];
    answers[kind].push(tookMs);
  };
  const told = { ...guests, measure, isOver: () => isOver || !lab.isAlive() };
  const working = Promise.all([welcomeGuests(told), askForHealth(lab.control, told)]);
  await Promise.all([pause(durationMs), work]);
  isOver = true;
  await working;
  own.disable();
  const beats = lab.pulse().filter(({ atMs }) => atMs >= beganMs && atMs <= Date.now());
  const most = (key) => Math.max(0, ...beats.map((beat) => beat[key]));
  const sum = (key) => beats.reduce((total, beat) => total + beat[key], 0);
  return {
    answers: Object.fromEntries(Object.entries(answers).map(([kind, list]) => [kind, summaryOf(list)])),
    loop: {
      longestMs: most('longestMs'),
      longestCpuMs: most('longestCpuMs'),
      over50: sum('over50'),
      over20: sum('over20'),
    },
    stalls: beats.filter(({ longestCpuMs }) => longestCpuMs > 50),
    load: load(),
    ownStallMs: own.max / 1e6,
  };
}

/** Lets the hostile clients loose; resolves with what they did. They run in a process of their own, which always ends. */
async function besiege({ lab, seed, limitMs, only }) {
  const child = fork(join(import.meta.dirname, 'siege', 'attackers.mjs'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const underway = [];
  try {
    return await within(
      limitMs + lastAttacksMs,
      'the siege',
      new Promise((resolve, reject) => {
        child.on('message', (message) => {
          if (message.kind === 'done') resolve({ attacks: message.done, underway });
          else underway.push(message);
        });
        child.once('exit', () => reject(new Error('the process of the hostile clients has ended')));
        const targets = lab.devices.slice(peacefulCount).map(targetOf);
        child.send({ targets, control: lab.control, seed, limitMs, parallel: parallelCount, only });
      }),
    );
  } finally {
    child.kill('SIGKILL');
  }
}

/** Resident bytes once the lab was reset, as soon as they are below the bound, or after a while. */
async function settled(lab, boundBytes) {
  await ask(lab.control, '/v1/reset', 'POST').catch(() => {});
  const untilMs = performance.now() + settleLimitMs;
  while (lab.isAlive() && performance.now() < untilMs && residentBytes(lab.child.pid) > boundBytes) await pause(500);
  return residentBytes(lab.child.pid);
}

function verdictOf({ isAlive, guestErrors, memory, end }) {
  return [
    ...(isAlive ? [] : ['the process died']),
    ...(isAlive && end !== 'exit code 0' ? [`it ended with ${end} on SIGTERM`] : []),
    ...(guestErrors.length === 0 ? [] : [`${guestErrors.length} errors of well-behaved clients`]),
    ...(memory.afterBytes <= memory.boundBytes ? [] : ['memory did not come back']),
  ];
}

async function siege({ program, folder, seed, minutes, only, profile }) {
  const nodeFlags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const lab = await startLab({ program, folder, seed, nodeFlags });
  const following = new AbortController();
  try {
    const journal = {};
    countJournal(lab.control, journal, following.signal).catch(() => {});
    const guestErrors = [];
    const realCount = (await hasOpenSsh()) ? openSshCount : 0;
    const targets = lab.devices.slice(0, peacefulCount).map(targetOf);
    const guests = { targets, realCount, seed, folder, fail: (text) => guestErrors.push(text) };
    const wholeMs = minutes * 60_000;
    const quiet = await phase(lab, { ...guests, durationMs: wholeMs * quietShare });
    const beforeBytes = residentBytes(lab.child.pid);
    forgetPeak(lab.child.pid);
    const limitMs = wholeMs * (1 - quietShare);
    const attacking = besiege({ lab, seed, limitMs, only });
    const besieged = await phase(lab, { ...guests, durationMs: limitMs, work: attacking });
    const { attacks, underway } = await attacking;
    const highest = peakBytes(lab.child.pid);
    const boundBytes = beforeBytes + memoryMarginBytes;
    const afterBytes = await settled(lab, boundBytes);
    const isAlive = lab.isAlive();
    const text = isAlive ? await ask(lab.control, '/v1/explain') : '';
    const contained = text.split('\n').filter((line) => line.startsWith('The emulator itself failed'));
    following.abort();
    const { code, signal } = await lab.stop();
    const end = signal === null ? `exit code ${code}` : signal;
    const memory = { beforeBytes, peakBytes: highest, afterBytes, boundBytes };
    const facts = {
      seed,
      minutes,
      realCount,
      guestCount: targets.length,
      isAlive,
      end,
      memory,
      guestErrors,
      contained,
    };
    const report = { ...facts, attacks, journal, quiet, siege: besieged, underway, complaints: lab.complaints() };
    return { ...report, verdict: verdictOf(report) };
  } finally {
    following.abort();
    await lab.stop();
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      program: { type: 'string', default: join(root, 'dist', 'n3k.cjs') },
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return process.stdout.write(usage);
  const minutes = Number(values.minutes);
  if (!(minutes >= 0.2 && minutes <= 600))
    throw new Error(`--minutes is a number from 0.2 to 600, not "${values.minutes}"`);
  const folder = mkdtempSync(join(root, 'node_modules', '.siege-'));
  try {
    const report = await siege({ ...values, minutes, folder });
    console.log(values.json ? JSON.stringify(report, undefined, 2) : textOf(report));
    if (report.verdict.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(`siege: ${error.message}`);
  process.exitCode = 2;
});
