import { logInOften } from '../clients/ssh2.mjs';
import { familyCpuMs } from '../process-figures.mjs';
import { startBare } from '../servers/bare.mjs';
import { startEmulator } from '../servers/emulator.mjs';
import { interleaved, median } from '../statistics.mjs';

export const name = 'logins-per-second';
export const measures =
  'logins with an ssh2 client, 10 and 50 at a time, against a bare ssh2 server with the same tuning';
const aimRatio = 0.9;

export async function run(bench) {
  const emulator = await startEmulator(bench);
  const bare = await startBare(bench);
  for (const server of [emulator, bare]) await logInOften(server, 100, 10);
  const rows = [];
  for (const concurrency of [10, 50]) rows.push(await compare(bench, emulator, bare, concurrency));
  return rows;
}

async function compare(bench, emulator, bare, concurrency) {
  const count = bench.isQuick ? 100 : 200;
  const cpuMs = { emulator: [], 'bare ssh2': [] };
  const rate = async (server) => {
    const before = familyCpuMs(server.id);
    const elapsedMs = await logInOften(server, count, concurrency);
    cpuMs[server.name].push((familyCpuMs(server.id) - before) / count);
    return (count * 1000) / elapsedMs;
  };
  const samples = await interleaved(bench.isQuick ? 3 : 7, { emulator: () => rate(emulator), bare: () => rate(bare) });
  const [ours, theirs] = [median(samples.emulator), median(samples.bare)];
  return {
    what: `${concurrency} at a time`,
    value: ours,
    unit: 'per-second',
    reference: { name: 'bare ssh2', value: theirs },
    ratio: ours / theirs,
    aim: `>= ${aimRatio} x`,
    isMet: ours / theirs >= aimRatio,
    note: `CPU ${median(cpuMs.emulator).toFixed(2)} / ${median(cpuMs['bare ssh2']).toFixed(2)} ms each; n=${samples.bare.length} x ${count}`,
  };
}
