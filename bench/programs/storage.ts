/**
 * What the benchmarks of storage measure from inside a process of their own: `memory COUNT`, `clone` and `digest
 * ALGORITHM IMAGE` print one line of JSON.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { builtInLabPath, readLabFile } from '../../src/lab/spec/lab-file.ts';
import type { DeviceSpec, LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { Digests } from '../../src/machine/content/digest.ts';
import { Spool } from '../../src/machine/content/spool.ts';
import type { Device } from '../../src/machine/device.ts';
import { Volume, type VolumeState } from '../../src/machine/storage/volume.ts';
import { startLab } from '../../src/start-lab.ts';
import { imageContent } from './image-content.ts';

const programs: Readonly<Record<string, (args: readonly string[]) => Promise<unknown>>> = {
  memory: ([count = '1']) => measureMemory(Number(count)),
  clone: () => measureClones(),
  digest: ([algorithm = '', image = '']) => measureDigest(algorithm === 'md5' ? 'md5' : 'sha512', image),
};

/** Heap and buffers per switch, door and all: started, and after a file was written to the flash and to the stick of each. */
async function measureMemory(count: number): Promise<unknown> {
  // Code and facts that all switches share are loaded before.
  await (await startLab(fleet(1))).close();
  const before = usedBytes();
  const lab = await startLab(fleet(count));
  const started = usedBytes();
  for (const { device } of lab.devices) for (const filesystem of ['bootflash', 'usb1']) write(device, filesystem);
  const written = usedBytes();
  await lab.close();
  return { untouchedBytes: (started - before) / count, writtenBytes: (written - before) / count };
}

/** Switches like the technote's, each with two full images and a stick. */
function fleet(count: number): LabSpec {
  const { devices, ...spec } = readLabFile(builtInLabPath());
  const [first] = devices;
  if (first === undefined) throw new Error('the built-in lab has a switch');
  const device: DeviceSpec = {
    ...first,
    bootflash: { files: [...(first.bootflash?.files ?? []).filter(({ name }) => !name.startsWith('n3000-uk9'))] },
    usb1: { size: '16GB', files: [{ name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' }] },
  };
  const all = Array.from({ length: count }, (_, index) => ({ ...device, name: `sw${index}`, hostname: `sw${index}` }));
  return { ...spec, clock: { ...spec.clock, speed: 'instant' }, devices: all };
}

function write(device: Device, filesystem: string): void {
  const writer = device.files.write({ filesystem, path: '/note.txt' });
  if (!writer.ok || !writer.value.write(Buffer.from('a note\n')).ok || !writer.value.commit().ok) {
    throw new Error(`${filesystem} takes a file`);
  }
}

function usedBytes(): number {
  for (let round = 0; round < 4; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** How long saving and restoring all volumes of the technote's switch takes, in milliseconds: unchanged, and changed. */
async function measureClones(): Promise<unknown> {
  const lab = await startLab(fleet(1));
  const [started] = lab.devices;
  if (started === undefined) throw new Error('the built-in lab has a switch');
  const { device } = started;
  const surroundings = { spool: new Spool(), recogniser: { neededBytes: 0, recognise: () => undefined }, now: () => 0 };
  const volumes = device.files.filesystems().flatMap((filesystem) => {
    const volume = device.files.volume(filesystem);
    return volume.ok ? [volume.value] : [];
  });
  const clone = (): void => {
    const states: readonly VolumeState[] = volumes.map((volume) => volume.state());
    for (const state of states) new Volume(state, surroundings);
  };
  const untouchedMs = medianMs(2_000, clone);
  write(device, 'bootflash');
  const changedMs = medianMs(2_000, clone);
  await lab.close();
  return { untouchedMs, changedMs, volumeCount: volumes.length };
}

function medianMs(count: number, act: () => void): number {
  const times = Array.from({ length: count }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? 0;
}

/**
 * How long digesting a whole image takes, and the longest that the main loop stood still: meanwhile, and while nothing was done
 * for as long, which is what the computer itself is to blame for.
 */
async function measureDigest(algorithm: 'md5' | 'sha512', image: string): Promise<unknown> {
  const digests = new Digests();
  const content = await imageContent(image);
  await digests.of({ kind: 'seeded', seed: 'warm', sizeBytes: 1_000_000, style: 'random' }, algorithm);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const digest = await digests.of(content, algorithm);
  const elapsedMs = performance.now() - began;
  const lagMs = delay.max / 1e6;
  delay.reset();
  await new Promise((resolve) => setTimeout(resolve, elapsedMs));
  const idleLagMs = delay.max / 1e6;
  delay.disable();
  await digests.close();
  return { digest, elapsedMs, lagMs, idleLagMs };
}

const [program = '', ...args] = process.argv.slice(2);
const run = programs[program];
if (run === undefined) throw new Error(`no such measurement: ${program}`);
console.log(JSON.stringify(await run(args)));
