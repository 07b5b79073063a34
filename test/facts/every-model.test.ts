import { describe, expect, it } from 'vitest';
import { biosIn } from '../../src/facts/bios.ts';
import { Facts } from '../../src/facts/catalog.ts';
import { hardwareIn } from '../../src/facts/hardware.ts';
import { release, toldNumber } from '../../src/facts/release.ts';
import { hasTrait } from '../../src/facts/traits.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { DeviceSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

const facts = new Facts();
const pids = facts.pids();

/** The releases to start a model on: the first of every train that it runs, and the last of all. */
function sampledReleases(pid: string): readonly string[] {
  const texts = facts.releasesOf(facts.model(pid)).map((known) => known.release);
  const trainOf = (text: string | undefined): string => (text === undefined ? '' : release(text).train);
  return texts.filter((text, at) => at === texts.length - 1 || trainOf(text) !== trainOf(texts[at - 1]));
}

/** The values between fixed words of an output, in order of `patterns`. */
function found(output: string, ...patterns: readonly RegExp[]): readonly (string | undefined)[] {
  return patterns.map((pattern) => pattern.exec(output)?.[1]);
}

/** Types the four commands and compares what they say with the facts and with each other. */
async function checkOutputs({ device, openInside }: RunningDevice, text: string): Promise<void> {
  const { model } = device;
  const running = release(text);
  const hardware = hardwareIn(model, running);
  const usb = hasTrait(running, 'singleImage') ? model.usbSlots : [];
  const session = await openInside();
  const version = await session.type('show version');
  expect(
    found(
      version,
      /^ {1,2}(?:NXOS|kickstart): version (\S+)(?: \[(?:Feature|Maintenance) Release\])?$/m,
      /^ {2}cisco (.*?)(?: | \(".*"\))$/m,
      /with (\d+) kB of memory\.$/m,
      /^ {2}Processor Board ID (\S+)$/m,
      /^ {2}bootflash: +(\d+) kB$/m,
      /^ {2}BIOS: +version (\S+)$/m,
      /^Copyright \([Cc]\) 2002-(\d{4}),/m,
    ),
  ).toEqual([
    toldNumber(running),
    hardware.chassis,
    String(hardware.memoryKb),
    device.serialNumber,
    String(hardware.partitionKb),
    biosIn(model, release(text)).version,
    String(facts.release(text).copyrightYear),
  ]);
  expect([...version.matchAll(/bootflash:\/\/\/(\S+)/g)].map(([, name]) => name)).toEqual(facts.release(text).images);
  expect([...version.matchAll(/^ {2}(usb\d):/gm)].map(([, slot]) => slot)).toEqual(usb);

  const module = await session.type('show module');
  expect(module).toContain(
    `1    ${String(model.ports).padEnd(4)} ${model.moduleType.padEnd(37)} ${hardware.modulePid}`,
  );
  expect(found(module, /^1 {4}(\d+\.\S+)/m, /^1 {4}\S+ to \S+ +(\S+)$/m)).toEqual([
    toldNumber(running),
    device.serialNumber,
  ]);

  const inventory = await session.type('show inventory');
  const items = [
    ...inventory.matchAll(/NAME: "(.*?)", {1,2}DESCR: "(.*)"\nPID: (\S+) *, {1,2}VID: \S+ , {1,2}SN: (\S+)/g),
  ];
  const parts = items.map(([, name, description, pid, serial]) => [name, description, pid, serial]);
  expect(parts.slice(0, 2)).toEqual([
    ['Chassis', hardware.chassis, model.pid, device.serialNumber],
    ['Slot 1', model.moduleType, hardware.modulePid, device.serialNumber],
  ]);
  const count = (pid: string): number => parts.slice(2).filter((part) => part[2] === pid).length;
  expect(count(model.powerSupplies.pid)).toBe(model.powerSupplies.count);
  expect(count(model.fans.pid)).toBe(model.fans.count);
  expect(parts).toHaveLength(2 + model.powerSupplies.count + model.fans.count);

  const listing = await session.type('dir bootflash:');
  const [used, free, total] = found(listing, /(\d+) bytes used/, /(\d+) bytes free/, /(\d+) bytes total/).map(Number);
  expect(total).toBe(model.bootflash.totalBytes);
  expect((used ?? 0) + (free ?? 0)).toBe(total);
  for (const image of facts.bootImages(release(text))) {
    const size = new RegExp(`^ *(\\d+) .* ${image.fileName.replaceAll('.', '\\.')}$`, 'm').exec(listing)?.[1];
    const compact = model.group === undefined ? undefined : image.compactSizeBytes?.[model.group];
    expect([image.sizeBytes, compact]).toContain(Number(size));
  }
  session.close();
}

describe('every model on every release', () => {
  it.each(pids)('%s has images that fit on its flash', (pid) => {
    const model = facts.model(pid);
    const listed = facts.releasesOf(model);
    expect(listed.at(0)?.release).toBe(model.firstRelease);
    expect(listed.at(-1)?.release).toBe(model.lastRelease);
    for (const known of listed) {
      const sizes = facts.bootImages(release(known.release)).map((image) => {
        const compact = model.group === undefined ? undefined : image.compactSizeBytes?.[model.group];
        return Math.min(image.sizeBytes, compact ?? image.sizeBytes);
      });
      const neededBytes = sizes.reduce((sum, sizeBytes) => sum + sizeBytes * 1.002, 0);
      expect(neededBytes, known.release).toBeLessThan(model.bootflash.totalBytes - model.bootflash.baseUsedBytes);
      expect(sizes).toHaveLength(hasTrait(release(known.release), 'singleImage') ? 1 : 2);
    }
  });

  it.each(pids)('%s says the same in all its outputs', async (pid) => {
    const devices = sampledReleases(pid).map((text): DeviceSpec => ({ name: text, model: pid, release: text }));
    await withLab(
      async (lab) => {
        for (const device of lab.devices) await checkOutputs(device, device.name);
      },
      { devices },
      { facts },
    );
  });

  it('refuses a release that its hardware does not run', async () => {
    const devices: DeviceSpec[] = [{ name: 'a', model: 'N3K-C3548P-10G', release: '7.0(3)I4(7)' }];
    await expect(withLab(async () => {}, { devices })).rejects.toThrow(
      'devices.0.release: N3K-C3548P-10G does not run 7.0(3)I4(7)',
    );
  });
});
