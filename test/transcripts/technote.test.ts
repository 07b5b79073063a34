import { expect, test } from 'vitest';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';
import { play } from './play.ts';

/** The technote's lab on the day of its SCP procedure, the running image compacted a week before. */
function compactedLab(): LabSpec {
  const spec = technoteLab();
  const [device] = spec.devices;
  if (device === undefined) throw new Error('the lab has a device');
  const files = (device.bootflash?.files ?? []).filter((file) => !file.name.startsWith('n3000-uk9'));
  const image = { name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin', compact: '3000' as const, modified: '2020-06-15 23:32:10' };
  return {
    ...spec,
    clock: { start: '2020-06-22 19:00:00', speed: 'instant' },
    devices: [{ ...device, bootflash: { files: [...files, image] } }],
  };
}

test('the procedures on bootflash and USB, one after the other', async () => {
  await withLab(async (lab) => {
    const bootflash = await play('bootflash.txt', lab);
    expect(bootflash.actual).toBe(bootflash.expected);
    const usb = await play('usb.txt', lab);
    expect(usb.actual).toBe(usb.expected);
  });
});

test('the procedure via SCP', async () => {
  await withLab(async (lab) => {
    const scp = await play('scp.txt', lab);
    expect(scp.actual).toBe(scp.expected);
    const server = await play('scp-server.txt', lab);
    expect(server.actual).toBe(server.expected);
  }, compactedLab());
});
