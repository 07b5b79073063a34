import { describe, expect, it } from 'vitest';
import { yieldToOthers } from '../../src/base/clock.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

const affected = 'nxos.7.0.3.I4.3.bin';
const recent = 'nxos.7.0.3.I7.8.bin';

function labOf(defects: Record<string, boolean>): LabSpec {
  const stick = { size: '8GB', files: [affected, recent].map((image) => ({ name: image, image })) };
  return { devices: [{ name: 'sw', model: 'N3K-C3064PQ-10GE', release: '6.0(2)U6(3a)', usb1: stick, defects }] };
}

/** Types an upgrade and agrees to it; answers what is on the screen when the session waits or ends. */
async function consented(started: RunningDevice, line: string, ended: RegExp): Promise<string> {
  const session = await started.openInside();
  await session.type(line);
  session.press('y\r');
  await session.expect(ended);
  return session.screen();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await yieldToOthers();
}

describe('eUSB-MD5, asked for', () => {
  it('loops after the upgrade; the way out is the loader', async () => {
    await withLab(
      async ({ devices: [started] }) => {
        if (started === undefined) throw new Error('the lab has a switch');
        const { device } = started;
        const session = await started.openInside();
        await session.type(`copy usb1:${affected} bootflash:`);
        await consented(started, `install all nxos bootflash:${affected}`, /reboot in 10 seconds/);
        await until(() => device.power.stage.at === 'bios' && device.power.stage.failure !== undefined);
        const { stage } = device.power;
        expect(stage).toMatchObject({ at: 'bios', failure: { problem: { why: 'digest-mismatch' } } });
        await device.power.break();
        const image = { filesystem: 'usb1', path: `/${affected}` };
        await device.power.boot({ image, fetched: undefined, isRecovery: false });
        expect(device.running?.release.text).toBe('7.0(3)I4(3)');
      },
      labOf({ 'eUSB-MD5': true }),
    );
  });

  it('does nothing to a switch whose BIOS was upgraded first', async () => {
    await withLab(
      async ({ devices: [started] }) => {
        if (started === undefined) throw new Error('the lab has a switch');
        const { device } = started;
        await consented(started, `install all nxos usb1:${recent} bios`, /Install has been successful/);
        const session = await started.openInside();
        await session.type(`copy usb1:${affected} bootflash:`);
        await consented(started, `install all nxos bootflash:${affected}`, /reboot in 10 seconds/);
        await until(() => device.running === undefined);
        await until(() => device.power.stage.at === 'running' || device.power.stage.at === 'loader');
        expect(device.running?.release.text).toBe('7.0(3)I4(3)');
      },
      labOf({ 'eUSB-MD5': true }),
    );
  });
});

describe('CSCvk30831, asked for', () => {
  it('ends the first upgrade with the words of the field notice, and lets the second one pass', async () => {
    await withLab(
      async ({ devices: [started] }) => {
        if (started === undefined) throw new Error('the lab has a switch');
        const { device } = started;
        const session = await started.openInside();
        await session.type(`copy usb1:${recent} bootflash:`);
        const line = `install all nxos bootflash:${recent}`;
        const screen = await consented(started, line, /try 'install all' again\.\n[^\n]*# $/);
        expect(screen).toContain('0% -- FAIL.\nReturn code 0x40710003 (BIOS image not found).\n');
        expect(device.running?.release.text).toBe('6.0(2)U6(3a)');
        await consented(started, line, /reboot in 10 seconds/);
        await until(() => device.running?.release.text === '7.0(3)I7(8)');
      },
      labOf({ CSCvk30831: true }),
    );
  });
});
