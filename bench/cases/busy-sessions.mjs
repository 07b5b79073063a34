import { setTimeout as pause } from 'node:timers/promises';
import { openShell } from '../clients/openssh.mjs';
import { startBare } from '../servers/bare.mjs';
import { startEmulator } from '../servers/emulator.mjs';
import { interleaved, median, quantile } from '../statistics.mjs';

export const name = 'busy-sessions';
export const measures =
  'a hundred sessions that type all the time: from typing a command to the next prompt, against a bare echo';
const sessionCount = 100;
/** Each session types about ten commands a second, so a thousand commands a second are under way. */
const thinkMs = 100;
const allowedMs = { median: 1, p99: 3 };

export async function run(bench) {
  const [emulator, bare] = [await startEmulator(bench), await startBare(bench)];
  const switchShells = await openAll(bench, emulator);
  await Promise.all(switchShells.map((shell) => shell.ask('terminal length 0')));
  const bareShells = await openAll(bench, bare, 'password');
  const durationMs = bench.isQuick ? 800 : 2000;
  const samples = await interleaved(bench.isQuick ? 2 : 4, {
    clock: () => typeAll(switchShells, 'show clock', durationMs),
    bare: () => typeAll(bareShells, 'echo hello', durationMs),
  });
  const row = (what, value, echo, allowed) => ({
    what: `show clock, ${what}`,
    value,
    unit: 'ms',
    reference: { name: 'bare ssh2 echo', value: echo },
    ratio: value / echo,
    aim: `<= echo + ${allowed} ms`,
    isMet: value <= echo + allowed,
    note: `n=${samples.clock.length}`,
  });
  return [
    row('p50', median(samples.clock), median(samples.bare), allowedMs.median),
    row('p99', quantile(samples.clock, 0.99), quantile(samples.bare, 0.99), allowedMs.p99),
  ];
}

async function openAll(bench, server, method) {
  const shells = [];
  for (let count = 0; count < sessionCount; count += 1) shells.push((await openShell(bench, server, method)).shell);
  return shells;
}

/** The times of all commands that all sessions type in `durationMs`; they begin one after another, evenly spread. */
async function typeAll(shells, line, durationMs) {
  const times = [];
  const until = performance.now() + durationMs;
  await Promise.all(
    shells.map(async (shell, index) => {
      await pause((thinkMs * index) / shells.length);
      while (performance.now() < until) {
        times.push(await shell.ask(line));
        await pause(thinkMs);
      }
    }),
  );
  return times;
}
