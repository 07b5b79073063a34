import { familyShareBytes, residentBytes } from '../process-figures.mjs';
import { startBuiltInLab } from '../servers/emulator.mjs';
import { killFamily, started } from '../servers/started.mjs';
import { interleaved, median } from '../statistics.mjs';
import { pause } from '../within.mjs';

export const name = 'idle-memory';
export const measures = "memory of the idle process with the technote's flash, against a Node that does nothing";
const settleMs = 600;

export async function run(bench) {
  const samples = await interleaved(bench.isQuick ? 3 : 5, {
    emulator: async () => memoryOf((await startBuiltInLab(bench)).id),
    node: () => memoryOf(started(bench, process.execPath, ['-e', 'setInterval(() => {}, 1e9)']).pid),
  });
  const row = (what, figure) => {
    const [ours, theirs] = [samples.emulator, samples.node].map((all) => median(all.map((one) => one[figure])));
    return {
      what,
      value: ours,
      unit: 'bytes',
      reference: { name: 'node', value: theirs },
      ratio: ours / theirs,
      note: `n=${samples.node.length}`,
    };
  };
  return [row('resident', 'residentBytes'), row('share (PSS)', 'shareBytes')];
}

async function memoryOf(id) {
  await pause(settleMs);
  const figures = { residentBytes: residentBytes(id), shareBytes: familyShareBytes(id) };
  killFamily(id);
  return figures;
}
