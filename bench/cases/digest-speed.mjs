import { execFile, execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { insideProgram, measuredImage } from '../programs/inside.mjs';
import { program } from '../servers/emulator.mjs';
import { interleaved, median } from '../statistics.mjs';

export const name = 'digest-speed';
export const measures = 'digests of an image out of its description, against openssl on the same bytes in a file';
const aimLagMs = 10;
const execute = promisify(execFile);

export async function run(bench) {
  const image = measuredImage(bench);
  const file = join(bench.folder, image.name);
  bench.leftovers.add(() => rmSync(file, { force: true }));
  execFileSync(process.execPath, [program(bench), 'image', 'create', image.name, ...image.args, '--output', file], {
    stdio: 'ignore',
    timeout: 60_000,
  });
  const measure = await insideProgram(bench, 'storage');
  const rows = [];
  const lags = [];
  const idleLags = [];
  for (const algorithm of ['md5', 'sha512']) {
    const samples = await interleaved(bench.isQuick ? 1 : 3, {
      ours: () => measure('digest', algorithm, image.spec),
      openssl: () => openssl(algorithm, file),
    });
    if (samples.ours.some(({ digest }) => digest !== samples.openssl[0].digest)) throw new Error('digests differ');
    lags.push(...samples.ours.map(({ lagMs }) => lagMs));
    idleLags.push(...samples.ours.map(({ idleLagMs }) => idleLagMs));
    const [ours, theirs] = [samples.ours, samples.openssl].map((all) => median(all.map(({ elapsedMs }) => elapsedMs)));
    rows.push({
      what: `${algorithm} of ${image.name}`,
      value: ours,
      unit: 'ms',
      reference: { name: `openssl ${algorithm}`, value: theirs },
      ratio: ours / theirs,
      note: `the bytes are made meanwhile; n=${samples.ours.length}`,
    });
  }
  return [...rows, lagRow(median(lags), median(idleLags))];
}

/** What other programs do to the timer counts against nobody: only what is beyond the idle lag has to keep the aim. */
function lagRow(lagMs, idleMs) {
  return {
    what: 'longest lag of the main loop',
    value: lagMs,
    unit: 'ms',
    reference: { name: 'idle loop', value: idleMs },
    aim: `< ${aimLagMs} ms more`,
    isMet: lagMs - idleMs < aimLagMs,
    note: 'how late a timer of 1 ms is',
  };
}

async function openssl(algorithm, file) {
  const began = performance.now();
  const { stdout } = await execute('openssl', ['dgst', `-${algorithm}`, '-r', file]);
  return { digest: stdout.split(' ')[0], elapsedMs: performance.now() - began };
}
