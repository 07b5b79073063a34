import { openShell } from '../clients/openssh.mjs';
import { familyCpuMs, wantedCpuMs } from '../process-figures.mjs';
import { startEmulator } from '../servers/emulator.mjs';
import { startOpenSsh } from '../servers/openssh.mjs';
import { interleaved, median, quantile } from '../statistics.mjs';

export const name = 'login';
export const measures = 'login to prompt with the OpenSSH client, and 200 logins searched for stalls of 40 ms';
const aimRatio = 0.15;
/** A delayed acknowledgement costs 40 ms; a login that is slower than usual by this much may have met one. */
const stallMs = 35;

export async function run(bench) {
  const emulator = await startEmulator(bench);
  const sshd = await startOpenSsh(bench);
  const rows = [];
  for (const [method, label] of [
    ['publickey', 'key'],
    ['password', 'password'],
  ]) {
    await timed(bench, emulator, method);
    rows.push(await compare(bench, emulator, sshd, method, label));
  }
  return [...rows, ...(await searchStalls(bench, emulator))];
}

async function compare(bench, emulator, sshd, method, label) {
  const before = familyCpuMs(emulator.id);
  const samples = await interleaved(bench.isQuick ? 8 : 25, {
    emulator: () => timed(bench, emulator, method),
    sshd: () => timed(bench, sshd, method),
  });
  const count = samples.emulator.length;
  const cpuMs = (familyCpuMs(emulator.id) - before) / count;
  const [ours, theirs] = [median(samples.emulator), median(samples.sshd)];
  return {
    what: `to prompt, ${label}`,
    value: ours,
    unit: 'ms',
    reference: { name: 'sshd', value: theirs },
    ratio: ours / theirs,
    aim: `<= ${aimRatio} x`,
    isMet: ours / theirs <= aimRatio,
    note: `CPU ${cpuMs.toFixed(1)} ms each; n=${count}`,
  };
}

async function timed(bench, server, method) {
  const { shell, promptMs } = await openShell(bench, server, method);
  await shell.close();
  return promptMs;
}

/**
 * Logs in again and again. A login counts as stalled when neither the client nor the server ran or waited for a processor
 * during `stallMs` of it (the kernel's account of both, /proc/PID/schedstat): on a busy computer a login can also be slow
 * because somebody else has the processors, which shows as waiting for one.
 */
async function searchStalls(bench, emulator) {
  const logins = [];
  for (let count = bench.isQuick ? 60 : 200; count > 0; count -= 1) {
    const before = wantedCpuMs(emulator.id);
    const { shell, id, promptMs } = await openShell(bench, emulator);
    const busyMs = wantedCpuMs(id) + wantedCpuMs(emulator.id) - before;
    logins.push({ promptMs, idleMs: promptMs - busyMs });
    await shell.close();
  }
  const times = logins.map(({ promptMs }) => promptMs);
  const middle = median(times);
  const slow = logins.filter(({ promptMs }) => promptMs > middle + stallMs);
  const stalled = logins.filter(({ idleMs }) => idleMs > stallMs);
  const longestIdle = Math.max(...logins.map(({ idleMs }) => idleMs));
  return [
    {
      what: `stalled of ${logins.length}, key`,
      value: stalled.length,
      unit: 'count',
      aim: '0',
      isMet: stalled.length === 0,
      note: `p50 ${middle.toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)} ms; ${slow.length} slower than p50 + ${stallMs} ms; longest time with neither side busy ${longestIdle.toFixed(1)} ms`,
    },
  ];
}
