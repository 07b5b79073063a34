import { describe, expect, it } from 'vitest';
import { yieldToOthers } from '../../src/base/clock.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

const full = 'nxos.9.3.4.bin';
const groups = [
  ['3000', 'N3K-C3064PQ-10GE'],
  ['3100', 'N3K-C3172PQ-10GE'],
  ['3500', 'N3K-C3548P-10GX'],
] as const;

/** A switch on 7.0(3)I7(8) whose stick has 9.3(4) in full and as published for every group. */
function labOf(model: string): LabSpec {
  const published = groups.map(([group]) => `n${group}-compact.9.3.4.bin`);
  const own = {
    name: 'nxos.7.0.3.I7.8.bin',
    image: 'nxos.7.0.3.I7.8.bin',
    compact: groups.find(([, pid]) => pid === model)?.[0],
  };
  const stick = { size: '8GB', files: [full, ...published].map((image) => ({ name: image, image })) };
  return { devices: [{ name: 'sw', model, release: '7.0(3)I7(8)', bootflash: { files: [own] }, usb1: stick }] };
}

async function upgraded(started: RunningDevice, image: string): Promise<string> {
  const session = await started.openInside();
  expect(await session.type(`copy usb1:${image} bootflash:`)).toContain('Copy complete.');
  const question = await session.type(`install all nxos bootflash:${image}`);
  if (!question.endsWith('[n] ')) return 'refused';
  session.press('y\r');
  while (started.device.power.stage.at === 'running') await yieldToOthers();
  while (!['running', 'loader'].includes(started.device.power.stage.at)) await yieldToOthers();
  return started.device.running?.release.text ?? 'loader';
}

describe('an upgrade with a compact image', () => {
  it.each(groups)('of group %s works with the published and with a self-made one', async (group, model) => {
    for (const image of [`n${group}-compact.9.3.4.bin`, full]) {
      await withLab(async ({ devices: [started] }) => {
        if (started === undefined) throw new Error('the lab has a switch');
        const session = await started.openInside();
        if (image === full) expect(await session.type(`install all nxos usb1:${full} compact`)).toContain('done\n');
        expect(await upgraded(started, image)).toBe('9.3(4)');
      }, labOf(model));
    }
  });

  it.each(groups)('is refused on group %s when it is that of another group', async (group, model) => {
    await withLab(async ({ devices: [started] }) => {
      if (started === undefined) throw new Error('the lab has a switch');
      for (const [other] of groups.filter(([name]) => name !== group)) {
        const session = await started.openInside();
        expect(await upgraded(started, `n${other}-compact.9.3.4.bin`)).toBe('refused');
        await session.type(`delete bootflash:n${other}-compact.9.3.4.bin no-prompt`);
        expect(started.device.running?.release.text).toBe('7.0(3)I7(8)');
      }
    }, labOf(model));
  });
});
