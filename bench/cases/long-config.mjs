import { insideProgram } from '../programs/inside.mjs';
import { median } from '../statistics.mjs';

export const name = 'long-config';
export const measures = 'show running-config of 5,000 lines inside the process, to a client that takes everything';
const aimBytesPerSecond = 50 * 1024 ** 2;
const aimGrownBytes = 1024 ** 2;

export async function run(bench) {
  const measure = await insideProgram(bench, 'shell');
  const samples = [];
  for (let round = 0; round < (bench.isQuick ? 1 : 3); round += 1) {
    samples.push(await measure('configuration', bench.isQuick ? '600' : '1500'));
  }
  const rate = median(samples.map(({ bytesPerSecond }) => bytesPerSecond));
  const grown = median(samples.map(({ grownBytes }) => grownBytes));
  const note = `${samples[0].lines} lines; n=${samples.length}`;
  return [
    {
      what: 'show running-config',
      value: rate,
      unit: 'bytes-per-second',
      aim: '>= 50 MiB/s',
      isMet: rate >= aimBytesPerSecond,
      note,
    },
    {
      what: 'heap that stays afterwards',
      value: grown,
      unit: 'bytes',
      aim: '<= 1 MiB',
      isMet: grown <= aimGrownBytes,
      note,
    },
  ];
}
