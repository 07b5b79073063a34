import { insideProgram } from '../programs/inside.mjs';

export const name = 'snapshot';
export const measures = "saving, restoring and resetting the technote's switch with a stick, two full images on each";
const aimMs = 1;

export async function run(bench) {
  const measure = await insideProgram(bench, 'snapshot');
  const figures = await measure(bench.isQuick ? '200' : '2000');
  const row = (what, value) => ({
    what,
    value,
    unit: 'ms',
    aim: `< ${aimMs} ms`,
    isMet: value < aimMs,
    note: `p50, p99 ${figures.p99[what].toFixed(3)} ms; n=${figures.count}`,
  });
  return Object.entries(figures.p50).map(([what, value]) => row(what, value));
}
