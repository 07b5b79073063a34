import { openShell } from '../clients/openssh.mjs';
import { familyCpuMs } from '../process-figures.mjs';
import { startBare } from '../servers/bare.mjs';
import { startEmulator } from '../servers/emulator.mjs';
import { startOpenSsh } from '../servers/openssh.mjs';
import { interleaved, median } from '../statistics.mjs';

export const name = 'throughput';
export const measures = 'commands per second over ten sessions, one command in flight in each';
const sessionCount = 10;
const aimPerSecond = 10_000;

export async function run(bench) {
  const [emulator, sshd, bare] = [await startEmulator(bench), await startOpenSsh(bench), await startBare(bench)];
  const switchShells = await openAll(bench, emulator);
  await Promise.all(switchShells.map((shell) => shell.ask('terminal length 0')));
  const unixShells = await openAll(bench, sshd);
  const bareShells = await openAll(bench, bare, 'password');
  const durationMs = bench.isQuick ? 400 : 700;
  const samples = await interleaved(bench.isQuick ? 3 : 5, {
    version: () => burst(emulator, switchShells, 'show version', durationMs),
    clock: () => burst(emulator, switchShells, 'show clock', durationMs),
    sshd: () => burst(sshd, unixShells, 'echo hello', durationMs),
    bare: () => burst(bare, bareShells, 'echo hello', durationMs),
  });
  const rate = (kind) => median(samples[kind].map(({ perSecond }) => perSecond));
  const cpu = (kind) => Math.round(median(samples[kind].map(({ cpuUs }) => cpuUs)));
  const row = (kind, command) => ({
    what: `${command}, ${sessionCount} sessions`,
    value: rate(kind),
    unit: 'per-second',
    reference: { name: 'sshd echo', value: rate('sshd') },
    ratio: rate(kind) / rate('sshd'),
    note: `CPU ${cpu(kind)} / ${cpu('sshd')} us each; bare ssh2 echo ${Math.round(rate('bare'))}/s, ${cpu('bare')} us`,
  });
  return [
    {
      ...row('version', 'show version'),
      aim: `>= ${aimPerSecond.toLocaleString('en')}/s`,
      isMet: rate('version') >= aimPerSecond,
    },
    row('clock', 'show clock'),
  ];
}

async function openAll(bench, server, method) {
  const shells = [];
  for (let count = 0; count < sessionCount; count += 1) shells.push((await openShell(bench, server, method)).shell);
  return shells;
}

async function burst(server, shells, line, durationMs) {
  let count = 0;
  const cpuBefore = familyCpuMs(server.id);
  const began = performance.now();
  const until = began + durationMs;
  await Promise.all(
    shells.map(async (shell) => {
      while (performance.now() < until) {
        await shell.ask(line);
        count += 1;
      }
    }),
  );
  const elapsedMs = performance.now() - began;
  return { perSecond: (count * 1000) / elapsedMs, cpuUs: ((familyCpuMs(server.id) - cpuBefore) * 1000) / count };
}
