import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { logIn, logOut } from '../clients/ssh2.mjs';
import { startBuiltInLab } from '../servers/emulator.mjs';
import { killFamily } from '../servers/started.mjs';
import { interleaved, median } from '../statistics.mjs';

export const name = 'start';
export const measures = 'process start to the first prompt, seen by a client that is already warm';
const aimMs = 300;

export async function run(bench) {
  await startAndLogIn(bench);
  const samples = await interleaved(bench.isQuick ? 5 : 15, {
    prompt: () => startAndLogIn(bench),
    node: bareNode,
  });
  const prompt = median(samples.prompt.map(({ promptMs }) => promptMs));
  const ready = median(samples.prompt.map(({ readyMs }) => readyMs));
  const node = median(samples.node);
  return [
    {
      what: 'start to first prompt',
      value: prompt,
      unit: 'ms',
      reference: { name: 'node -e 0', value: node },
      ratio: prompt / node,
      aim: `<= ${aimMs} ms`,
      isMet: prompt <= aimMs,
      note: `ready line after ${ready.toFixed(0)} ms; n=${samples.node.length}`,
    },
  ];
}

async function startAndLogIn(bench) {
  const began = performance.now();
  const emulator = await startBuiltInLab(bench);
  const readyMs = performance.now() - began;
  const client = await logIn(emulator);
  const promptMs = performance.now() - began;
  await logOut(client);
  killFamily(emulator.id);
  return { readyMs, promptMs };
}

async function bareNode() {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}
