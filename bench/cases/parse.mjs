import { insideProgram } from '../programs/inside.mjs';
import { median } from '../statistics.mjs';

export const name = 'parse';
export const measures = 'commands that are read and run in a second inside the process, without a client';
const aimPerSecond = 100_000;

export async function run(bench) {
  const measure = await insideProgram(bench, 'shell');
  const rates = [];
  for (let round = 0; round < (bench.isQuick ? 1 : 3); round += 1) {
    rates.push((await measure('parse', bench.isQuick ? '400' : '1000')).perSecond);
  }
  const rate = median(rates);
  return [
    {
      what: 'show clock, parsed and run',
      value: rate,
      unit: 'per-second',
      aim: `>= ${aimPerSecond.toLocaleString('en')}/s`,
      isMet: rate >= aimPerSecond,
      note: `n=${rates.length}`,
    },
  ];
}
