/**
 * What the benchmark `type` measures inside a process of its own: `type MS` types `show version` at one switch for so long, through
 * `device.type` as tests do. Prints one line of JSON.
 */

import { builtInLabPath, readLabFile } from '../../src/lab/spec/lab-file.ts';
import { startLab } from '../../src/start-lab.ts';

const [, duration = '1000'] = process.argv.slice(2);
const lab = await startLab(readLabFile(builtInLabPath()));
const [device] = lab.devices;
if (device === undefined) throw new Error('the built-in lab has a switch');

/** How often the line was typed and answered in a second. */
async function typeFor(durationMs: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  for (; performance.now() - began < durationMs; count += 1) await device?.type('show version');
  return (count * 1000) / (performance.now() - began);
}

await typeFor(Number(duration) / 2);
console.log(JSON.stringify({ perSecond: await typeFor(Number(duration)) }));
await lab.close();
