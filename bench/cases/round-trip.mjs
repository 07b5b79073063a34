import { openShell } from '../clients/openssh.mjs';
import { startBare } from '../servers/bare.mjs';
import { startEmulator } from '../servers/emulator.mjs';
import { startOpenSsh } from '../servers/openssh.mjs';
import { interleaved, median, quantile } from '../statistics.mjs';

export const name = 'round-trip';
export const measures = 'one session: from typing a command to the next prompt, against echo in the shell behind sshd';
const allowedMs = 0.3;

export async function run(bench) {
  const [emulator, sshd, bare] = [await startEmulator(bench), await startOpenSsh(bench), await startBare(bench)];
  const switchShell = await opened(bench, emulator);
  await switchShell.ask('terminal length 0');
  const unixShell = await opened(bench, sshd);
  const bareShell = await opened(bench, bare, 'password');
  const count = bench.isQuick ? 100 : 300;
  const samples = await interleaved(bench.isQuick ? 4 : 8, {
    version: () => block(switchShell, 'show version', count),
    clock: () => block(switchShell, 'show clock', count),
    sshd: () => block(unixShell, 'echo hello', count),
    bare: () => block(bareShell, 'echo hello', count),
  });
  const echo = median(samples.sshd);
  const bareNote = `bare ssh2 echo ${median(samples.bare).toFixed(2)} ms; n=${samples.sshd.length}`;
  const row = (command, times) => ({
    what: `${command}, p50`,
    value: median(times),
    unit: 'ms',
    reference: { name: 'sshd echo', value: echo },
    ratio: median(times) / echo,
    note: `p99 ${quantile(times, 0.99).toFixed(2)} / ${quantile(samples.sshd, 0.99).toFixed(2)} ms; ${bareNote}`,
  });
  return [
    {
      ...row('show version', samples.version),
      aim: `<= sshd + ${allowedMs} ms`,
      isMet: median(samples.version) <= echo + allowedMs,
    },
    row('show clock', samples.clock),
  ];
}

async function opened(bench, server, method) {
  const { shell } = await openShell(bench, server, method);
  return shell;
}

/** The times of `count` commands; the first few of a block are not counted. */
async function block(shell, line, count) {
  const times = [];
  for (let index = -10; index < count; index += 1) {
    const elapsedMs = await shell.ask(line);
    if (index >= 0) times.push(elapsedMs);
  }
  return times;
}
