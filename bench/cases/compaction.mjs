import { execFile, execFileSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { insideProgram } from '../programs/inside.mjs';
import { program } from '../servers/emulator.mjs';
import { interleaved, median } from '../statistics.mjs';

export const name = 'compaction';
export const measures =
  'compaction of a full image that streams by, against cat of its file and the cipher that makes images';
const aimBytesPerSecond = 400e6;
const execute = promisify(execFile);

export async function run(bench) {
  const image = bench.isQuick ? 'nxos.7.0.3.I7.8.bin' : 'nxos.9.3.4.bin';
  const file = join(bench.folder, `full-${image}`);
  bench.leftovers.add(() => rmSync(file, { force: true }));
  const create = ['image', 'create', image, '--output', file];
  execFileSync(process.execPath, [program(bench), ...create], { stdio: 'ignore', timeout: 60_000 });
  const { size } = statSync(file);
  const compaction = await insideProgram(bench, 'compaction');
  const stream = await insideProgram(bench, 'stream');
  const samples = await interleaved(bench.isQuick ? 3 : 5, {
    compactor: () => compaction('compactor', file),
    received: () => compaction('received', file),
    cat: () => cat(file),
    cipher: () => stream('cipher', String(size)),
  });
  const rate = (kind) => median(samples[kind].map(({ elapsedMs }) => (size * 1000) / elapsedMs));
  const perCore = (kind) => median(samples[kind].map(({ cpuMs }) => (size * 1000) / cpuMs));
  const note = `${(size / 1e6).toFixed(0)} MB of ${image}; n=${samples.cat.length}`;
  return ['compactor', 'received'].flatMap((kind) =>
    ['cat', 'cipher'].map((reference) => ({
      what: kind === 'compactor' ? 'the compactor alone' : 'a copy on to a volume',
      value: perCore(kind),
      unit: 'bytes-per-second',
      reference: { name: reference === 'cat' ? 'cat file > /dev/null' : 'cipher', value: rate(reference) },
      ratio: perCore(kind) / rate(reference),
      aim: `> ${aimBytesPerSecond / 1e6} MB/s per core`,
      isMet: perCore(kind) > aimBytesPerSecond,
      note,
    })),
  );
}

async function cat(file) {
  const began = performance.now();
  await execute('sh', ['-c', 'cat "$1" > /dev/null', 'cat', file]);
  return { elapsedMs: performance.now() - began };
}
