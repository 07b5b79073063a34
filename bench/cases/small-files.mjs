import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyFolder } from '../clients/openssh.mjs';
import { peakBytes } from '../process-figures.mjs';
import { startFilesLab } from '../servers/emulator.mjs';
import { startOpenSsh, whyNoOpenSsh } from '../servers/openssh.mjs';

export const name = 'small-files';
export const measures =
  'folders of 60 KB files copied with scp -r, over SFTP and over SCP, with and without a state folder';
const fileBytes = 60_000;
const aims = { perSecond: 500, growth: 2.2, peakBytes: 300e6 };
const ways = [
  { client: 'scp', what: 'SFTP' },
  { client: 'scp -O', what: 'SCP' },
];

export async function run(bench) {
  const counts = bench.isQuick ? [500, 1_000] : [2_500, 5_000, 10_000, 20_000];
  const folders = new Map(counts.map((count) => [count, makeFolder(bench, count)]));
  const sshd = whyNoOpenSsh() === undefined ? await startOpenSsh(bench) : undefined;
  const rows = [];
  for (const way of ways) {
    const references = new Map();
    for (const count of counts) {
      if (sshd === undefined) break;
      const elapsedMs = await copyFolder(bench, sshd, { ...way, here: folders.get(count), there: `copy-${count}` });
      references.set(count, (count * 1000) / elapsedMs);
      execFileSync('rm', ['-rf', join(sshd.home, `copy-${count}`)]);
    }
    for (const isKept of [false, true]) rows.push(...(await curve(bench, way, isKept, folders, references)));
  }
  return rows;
}

/** One row for each number of files: how many of them a second; and how much longer twice as many take. */
async function curve(bench, way, isKept, folders, references) {
  const rows = [];
  let before;
  for (const [count, here] of folders) {
    const emulator = await startFilesLab(bench, isKept ? join(bench.folder, `state-${bench.nextNumber()}`) : undefined);
    const elapsedMs = await copyFolder(bench, emulator, { ...way, here, there: 'usb1:/copy' });
    const value = (count * 1000) / elapsedMs;
    const bytes = peakBytes(emulator.id);
    const reference = references.get(count);
    const growth = before === undefined ? undefined : elapsedMs / before;
    rows.push({
      what: `${count.toLocaleString('en')} files, ${way.what}${isKept ? ', with --state' : ''}`,
      value,
      unit: 'per-second',
      ...(reference && { reference: { name: 'sshd', value: reference }, ratio: value / reference }),
      aim: `> ${aims.perSecond}/s, <= ${aims.growth} x the time of half, < ${aims.peakBytes / 1e6} MB`,
      isMet: value > aims.perSecond && (growth ?? 0) <= aims.growth && bytes < aims.peakBytes,
      note: `${growth === undefined ? '' : `${growth.toFixed(2)} x the time of half; `}at most ${(bytes / 1e6).toFixed(0)} MB resident`,
    });
    before = elapsedMs;
    emulator.stop();
  }
  return rows;
}

function makeFolder(bench, count) {
  const folder = join(bench.folder, `small-${count}`);
  mkdirSync(folder);
  const bytes = Buffer.alloc(fileBytes);
  for (let number = 0; number < count; number += 1) writeFileSync(join(folder, `f${number}`), randomFillSync(bytes));
  bench.leftovers.add(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
