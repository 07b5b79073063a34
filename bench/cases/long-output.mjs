import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openShell } from '../clients/openssh.mjs';
import { startEmulator } from '../servers/emulator.mjs';
import { startOpenSsh } from '../servers/openssh.mjs';
import { interleaved, median, quantile } from '../statistics.mjs';

export const name = 'long-output';
export const measures = '100 KB of text on the terminal: show file against cat behind sshd';
const aimRatio = 0.4;
const line = 'interface Ethernet1/1 description a line of a long configuration, as lines are\n';

export async function run(bench) {
  const text = line.repeat(Math.ceil((100 * 1024) / line.length));
  const file = join(bench.folder, 'long.txt');
  writeFileSync(file, text, { mode: 0o644 });
  const emulator = await startEmulator(bench, [{ name: 'long.txt', from: file }]);
  const sshd = await startOpenSsh(bench);
  writeFileSync(join(sshd.home, 'long.txt'), text, { mode: 0o644 });
  const { shell: switchShell } = await openShell(bench, emulator);
  await switchShell.ask('terminal length 0');
  const { shell: unixShell } = await openShell(bench, sshd);
  const count = bench.isQuick ? 20 : 50;
  const samples = await interleaved(bench.isQuick ? 3 : 6, {
    emulator: () => block(switchShell, 'show file usb1:long.txt', count, text.length),
    sshd: () => block(unixShell, 'cat long.txt', count, text.length),
  });
  const [ours, theirs] = [median(samples.emulator), median(samples.sshd)];
  const tail = [samples.emulator, samples.sshd].map((times) => quantile(times, 0.99).toFixed(1)).join(' / ');
  return [
    {
      what: '100 KB on the screen, p50',
      value: ours,
      unit: 'ms',
      reference: { name: 'sshd cat', value: theirs },
      ratio: ours / theirs,
      aim: `<= ${aimRatio} x`,
      isMet: ours / theirs <= aimRatio,
      note: `p99 ${tail} ms; n=${samples.sshd.length}`,
    },
  ];
}

async function block(shell, command, count, expectedBytes) {
  const times = [];
  for (let index = -3; index < count; index += 1) {
    const elapsedMs = await shell.ask(command);
    if (shell.takenBytes < expectedBytes) throw new Error(`"${command}" showed only ${shell.takenBytes} bytes`);
    if (index >= 0) times.push(elapsedMs);
  }
  return times;
}
