import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EmulatorError } from '../../src/base/emulator-error.ts';
import { readReadyLine } from '../../src/command-line/ready-line.ts';
import { readyEvent, welcome } from '../../src/command-line/welcome.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import { stateProblems } from '../../src/scenario/device-checks.ts';
import { viewOf } from '../../src/tui/lab-view.ts';
import { twoSwitches, withControl } from '../control/lab-with-control.ts';

/** Brings a switch that runs into a stage in which NX-OS does not, and leaves it there. */
const ways: Readonly<Record<'off' | 'bios' | 'loader', (started: RunningDevice) => Promise<void>>> = {
  off: async (started) => started.powerOff(),
  bios: async (started) => {
    const { device } = started;
    started.setTransitions('manual');
    void device.restart({ reason: 'Unknown' });
  },
  loader: async (started) => {
    const { device } = started;
    started.powerOff();
    const [image] = device.configuration.nextBootImages;
    const location = device.files.resolve(image ?? '');
    expect(location.ok && device.files.remove(location.value).ok).toBe(true);
    await started.powerOn();
  },
};

describe('a switch that does not run NX-OS', () => {
  it.each(['off', 'bios', 'loader'] as const)('is told everywhere as it is: %s', async (stage) => {
    const folder = mkdtempSync(join(tmpdir(), 'n3k-stages-'));
    await withControl(async ({ lab, ask, control }) => {
      const started = lab.device('sw1');
      await ways[stage](started);
      const { device } = started;
      expect([device.power.stage.at, device.running]).toEqual([stage, undefined]);
      const told = { name: 'sw1', stage, release: null };

      // Over HTTP.
      expect(await ask('GET', '/v1/devices/sw1/status')).toMatchObject({ status: 200, value: told });
      expect(await ask('GET', '/v1/status')).toMatchObject({
        status: 200,
        value: { devices: [told, { stage: 'running' }] },
      });

      // What `n3k run` prints, and `n3k lab show` reads of it.
      const ready = join(folder, 'ready.json');
      writeFileSync(ready, JSON.stringify(readyEvent(lab, control)));
      expect(readReadyLine(ready)).toMatchObject([told, { stage: 'running' }]);
      expect(welcome(lab, twoSwitches, control).join('\n')).toMatch(/^sw1 is (?!up)/);
      expect(lab.explain()).toContain('sw1: N3K-C3064PQ-10GE');

      // The dashboard, and what a scenario asks.
      expect(viewOf(lab, 0)).toMatchObject({ release: undefined, downCount: 1 });
      expect(stateProblems({ state: { stage, bootedImages: [] } }, started)).toEqual([]);
      expect(stateProblems({ state: { release: '7.0(3)I7(8)' } }, started)).toEqual([
        'the release is unknown, expected "7.0(3)I7(8)"',
      ]);

      // Sessions are refused, levers work.
      await expect(started.openInside()).rejects.toBeInstanceOf(EmulatorError);
      started.setLink('Ethernet1/1', 'up');
      started.insertStick('usb1', 'blue');
      started.fillDisk('bootflash', 8192);

      // A snapshot through a file brings it back into the stage, and it goes on from there.
      const snapshot = JSON.parse(JSON.stringify(started.save()));
      started.reset();
      expect(device.running?.release.text).toBe('7.0(3)I7(8)');
      started.restore(snapshot);
      expect([device.power.stage.at, device.running]).toEqual([stage, undefined]);
      started.reset();
      expect(await started.type('show hostname')).toContain('sw1');
    }).finally(() => rmSync(folder, { recursive: true }));
  });
});
