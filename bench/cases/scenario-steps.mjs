import { insideProgram } from '../programs/inside.mjs';
import { median } from '../statistics.mjs';

export const name = 'scenario-steps';
export const measures =
  'steps of a scenario in a second: a line typed, its whole screen compared, a file asserted, in turns';
const aimPerSecond = 2_000;

export async function run(bench) {
  const measure = await insideProgram(bench, 'scenario-steps');
  const rates = [];
  for (let round = 0; round < (bench.isQuick ? 1 : 3); round += 1) {
    rates.push((await measure(bench.isQuick ? '1000' : '5000')).perSecond);
  }
  const rate = median(rates);
  return [
    {
      what: 'scenario steps',
      value: rate,
      unit: 'per-second',
      aim: `>= ${aimPerSecond.toLocaleString('en')}/s`,
      isMet: rate >= aimPerSecond,
      note: `n=${rates.length}, the start of the lab is among them`,
    },
  ];
}
