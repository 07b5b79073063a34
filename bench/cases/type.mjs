import { insideProgram } from '../programs/inside.mjs';
import { median } from '../statistics.mjs';

export const name = 'type';
export const measures = "device.type('show version') in a second, one after another, without a socket";
const aimPerSecond = 20_000;

export async function run(bench) {
  const measure = await insideProgram(bench, 'type');
  const rates = [];
  for (let round = 0; round < (bench.isQuick ? 1 : 3); round += 1) {
    rates.push((await measure('type', bench.isQuick ? '400' : '1500')).perSecond);
  }
  const rate = median(rates);
  return [
    {
      what: "type('show version')",
      value: rate,
      unit: 'per-second',
      aim: `>= ${aimPerSecond.toLocaleString('en')}/s`,
      isMet: rate >= aimPerSecond,
      note: `n=${rates.length}`,
    },
  ];
}
