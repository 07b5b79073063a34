import { execFileSync } from 'node:child_process';
import { createCipheriv, createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { copyFile, runCommand, transferCipher } from '../clients/openssh.mjs';
import { familyCpuMs, forgetPeak, peakBytes, residentBytes } from '../process-figures.mjs';
import { program, startEmulator } from '../servers/emulator.mjs';
import { startOpenSsh } from '../servers/openssh.mjs';
import { interleaved, median } from '../statistics.mjs';
import { pause } from '../within.mjs';

export const name = 'transfer';
export const measures = `an image up and down with scp, scp -O and sftp (${transferCipher})`;
const aims = { up: 1.2, down: 0.85 };
const aimGrowthBytes = 64 * 1024 ** 2;
const clients = ['scp', 'scp -O', 'sftp'];
/** Repetitions begin only as long as this has not passed. */
const limitMs = 110_000;

const fullImage = { name: 'nxos.9.3.4.bin', args: [], entry: {} };
const smallImage = { name: 'nxos.7.0.3.I7.8.bin', args: ['--compact', '3000'], entry: { compact: '3000' } };

export async function run(bench) {
  const image = makeImage(bench, bench.isQuick ? smallImage : fullImage);
  const random = makeRandom(bench, image.sizeBytes);
  const emulator = await startEmulator(bench, [{ name: image.name, image: image.name, ...image.entry }]);
  const sshd = await startOpenSsh(bench);
  execFileSync('cp', [image.file, join(sshd.home, image.name)]);
  execFileSync('chmod', ['644', join(sshd.home, image.name)]);
  await runCommand(bench, emulator, 'show clock');
  await pause(500);
  const work = {
    bench,
    emulator,
    sshd,
    image,
    random,
    digests: [],
    peaks: [],
    cpu: {},
    idleBytes: residentBytes(emulator.id),
  };
  const samples = await interleaved(bench.isQuick ? 1 : 3, sourcesOf(work), limitMs);
  return [...speedRows(work, samples), digestRow(work), memoryRow(work)];
}

function makeImage(bench, image) {
  const file = join(bench.folder, image.name);
  const args = [program(bench), 'image', 'create', image.name, ...image.args, '--output', file];
  execFileSync(process.execPath, args, { stdio: 'ignore', timeout: 60_000 });
  bench.leftovers.add(() => rmSync(file, { force: true }));
  return { ...image, file, sizeBytes: statSync(file).size, md5: md5Of(file) };
}

function md5Of(file) {
  const hash = createHash('md5');
  const piece = Buffer.alloc(1024 ** 2);
  const descriptor = openSync(file, 'r');
  for (let count = readSync(descriptor, piece); count > 0; count = readSync(descriptor, piece)) {
    hash.update(piece.subarray(0, count));
  }
  closeSync(descriptor);
  return hash.digest('hex');
}

/** A file that no catalog describes. */
function makeRandom(bench, sizeBytes) {
  const file = join(bench.folder, 'random.bin');
  bench.leftovers.add(() => rmSync(file, { force: true }));
  const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  const zeros = Buffer.alloc(1024 ** 2);
  const descriptor = openSync(file, 'w');
  for (let left = sizeBytes; left > 0; left -= zeros.length) {
    writeSync(descriptor, stream.update(zeros.subarray(0, Math.min(left, zeros.length))));
  }
  closeSync(descriptor);
  return file;
}

/** One source of samples for each client, direction and server, and one for what the emulator does not recognise. */
function sourcesOf(work) {
  const sources = {};
  for (const client of clients) {
    sources[`${client} up emulator`] = () => upToSwitch(work, client, work.image.file, work.image.md5);
    sources[`${client} up sshd`] = () => upToSshd(work, client);
    sources[`${client} down emulator`] = (round) => downFromSwitch(work, client, round === 0);
    sources[`${client} down sshd`] = () => downFromSshd(work, client);
  }
  sources['random up emulator'] = () => upToSwitch(work, 'scp', work.random);
  return sources;
}

async function upToSwitch(work, client, here, md5) {
  const { bench, emulator } = work;
  const label = md5 === undefined ? 'random up' : `${client} up`;
  const elapsedMs = await watched(work, label, () =>
    copyFile(bench, emulator, { client, direction: 'up', here, there: '/usb1/up.bin' }),
  );
  if (md5 !== undefined) {
    const shown = await runCommand(bench, emulator, 'show file usb1:up.bin md5sum');
    if (shown.text.trim() !== md5) throw new Error(`after ${client} up the md5 is ${shown.text.trim()}, not ${md5}`);
    work.digests.push(shown.elapsedMs);
  }
  await runCommand(bench, emulator, 'delete usb1:up.bin no-prompt');
  return elapsedMs;
}

async function downFromSwitch(work, client, isCompared) {
  const { bench, emulator, image } = work;
  const here = join(bench.folder, 'down.bin');
  const elapsedMs = await watched(work, `${client} down`, () =>
    copyFile(bench, emulator, { client, direction: 'down', here, there: `/usb1/${image.name}` }),
  );
  if (isCompared) execFileSync('cmp', [here, image.file]);
  rmSync(here);
  return elapsedMs;
}

async function upToSshd({ bench, sshd, image }, client) {
  const there = join(sshd.home, 'up.bin');
  const elapsedMs = await copyFile(bench, sshd, { client, direction: 'up', here: image.file, there });
  rmSync(there);
  return elapsedMs;
}

async function downFromSshd({ bench, sshd, image }, client) {
  const here = join(bench.folder, 'down.bin');
  const there = join(sshd.home, image.name);
  const elapsedMs = await copyFile(bench, sshd, { client, direction: 'down', here, there });
  rmSync(here);
  return elapsedMs;
}

/** Runs a transfer of the emulator and notes its peak of memory and its CPU time. */
async function watched(work, label, transfer) {
  const { id } = work.emulator;
  forgetPeak(id);
  const before = familyCpuMs(id);
  const elapsedMs = await transfer();
  work.peaks.push({ label, bytes: peakBytes(id) });
  work.cpu[label] = [...(work.cpu[label] ?? []), familyCpuMs(id) - before];
  return elapsedMs;
}

function speedRows({ image, cpu }, samples) {
  const speed = (label) => (image.sizeBytes * 1000) / median(samples[label]);
  const note = (label) => {
    const perGib = median(cpu[label]) / 1000 / (image.sizeBytes / 1024 ** 3);
    return `CPU ${perGib.toFixed(2)} s/GiB; n=${samples[`${label} emulator`].length}`;
  };
  const rows = clients.flatMap((client) =>
    Object.entries(aims).map(([direction, aim]) => {
      const label = `${client} ${direction}`;
      const [ours, theirs] = [speed(`${label} emulator`), speed(`${label} sshd`)];
      const ratio = ours / theirs;
      const reference = { name: 'sshd', value: theirs };
      const row = { what: label, value: ours, unit: 'bytes-per-second', reference, ratio };
      return { ...row, aim: `>= ${aim} x`, isMet: ratio >= aim, note: note(label) };
    }),
  );
  const [ours, theirs] = [speed('random up emulator'), speed('scp up sshd')];
  return [
    ...rows,
    {
      what: 'scp up, random bytes',
      value: ours,
      unit: 'bytes-per-second',
      reference: { name: 'sshd', value: theirs },
      ratio: ours / theirs,
      note: `spooled to a host file; ${note('random up')}`,
    },
  ];
}

function digestRow({ digests, image }) {
  return {
    what: 'md5sum right after up',
    value: median(digests),
    unit: 'ms',
    note: `that of the sent bytes, login included; ${image.name} of ${image.sizeBytes} bytes; n=${digests.length}`,
  };
}

function memoryRow({ peaks, idleBytes }) {
  const highest = peaks.reduce((high, peak) => (peak.bytes > high.bytes ? peak : high));
  const growth = highest.bytes - idleBytes;
  return {
    what: 'peak memory over idle',
    value: growth,
    unit: 'bytes',
    reference: { name: 'idle', value: idleBytes },
    aim: `<= +${aimGrowthBytes / 1024 ** 2} MiB`,
    isMet: growth <= aimGrowthBytes,
    note: `resident; highest during ${highest.label}`,
  };
}
