import { insideProgram } from '../programs/inside.mjs';

export const name = 'device-memory';
export const measures =
  'memory of one switch in a fleet: two full images, a stick, its door; before and after files are written';
const aims = { untouchedBytes: 25_000, writtenBytes: 150_000 };

export async function run(bench) {
  const count = bench.isQuick ? 250 : 1_000;
  const measure = await insideProgram(bench, 'storage');
  const figures = await measure('memory', String(count));
  const row = (what, figure) => ({
    what,
    value: figures[figure],
    unit: 'bytes',
    aim: `<= ${aims[figure] / 1000} kB`,
    isMet: figures[figure] <= aims[figure],
    note: `heap and buffers, over ${count} switches`,
  });
  return [row('untouched', 'untouchedBytes'), row('after a write to flash and stick', 'writtenBytes')];
}
