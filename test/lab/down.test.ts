import { expect, it } from 'vitest';
import { EmulatorError } from '../../src/base/emulator-error.ts';
import { expectDevice, withLab } from '../../src/testing/index.ts';

it('whatever is asked of a switch that is down is refused with a way out, or answered', async () => {
  await withLab(async (lab) => {
    const device = lab.device('N3K-C3064PQ');
    const session = await device.openInside();
    device.powerOff();
    const refused = [
      () => device.type('show clock'),
      () => device.expectPrompt(),
      () => device.openInside(),
      () => session.type('show clock'),
      () => session.expect(/never shown/),
      () => expectDevice(device).toRun('show clock'),
    ];
    for (const ask of refused) {
      const error: unknown = await ask().catch((thrown: unknown) => thrown);
      expect(error, String(ask)).toBeInstanceOf(EmulatorError);
      expect(error).toMatchObject({ hint: expect.stringMatching(/console|running/i) });
    }
    expect(() => expectDevice(device).toBeBooted()).toThrow('it is not running (off)');
    expect(device.device.running).toBeUndefined();
    expect(lab.explain()).toContain('N3K-C3064PQ');
    expect(device.files.freeBytes()).toBeGreaterThan(0);
    lab.restore(lab.save());

    await device.powerOn();
    expect(await device.type('show hostname')).toBe('N3K-C3064PQ ');
    expect(await (await device.openInside()).type('show hostname')).toContain('N3K-C3064PQ');
  });
});
