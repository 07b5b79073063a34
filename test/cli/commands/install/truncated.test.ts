import { expect, it } from 'vitest';
import { sizeOf, slice } from '../../../../src/machine/content/content.ts';
import { operate } from '../sessions.ts';

it('an image that is cut off is called truncated, is not installed and not compacted, and the log says why', async () => {
  await operate(async (operator) => {
    const { files } = operator.switch.device;
    const [image, cut] = ['bootflash:nxos.7.0.3.I7.8.bin', 'usb1:cut.bin'].map((text) => files.resolve(text));
    if (image?.ok !== true || cut?.ok !== true) throw new Error('places on the switch');
    const whole = files.content(image.value);
    if (!whole.ok) throw new Error(whole.error.why);
    const sizeBytes = sizeOf(whole.value);
    const writer = files.write(cut.value);
    if (!writer.ok) throw new Error(writer.error.why);
    const left = slice(whole.value, 0, sizeBytes - 1);
    expect(writer.value.claim(sizeOf(left)).ok).toBe(true);
    expect(writer.value.commit(left).ok).toBe(true);
    expect(await operator.shows('install all nxos usb1:cut.bin')).toContain(
      'Return code 0x4045000F (Image is truncated).\nPre-upgrade check failed.',
    );
    expect(await operator.shows('install all nxos usb1:cut.bin compact')).toContain('Compact of usb1:/cut.bin failed');
    const reason = `The image is truncated: ${sizeBytes - 1} of ${sizeBytes} bytes`;
    expect(await operator.shows('show logging logfile | include truncated')).toContain(reason);
    expect(await operator.shows('show install all status')).toContain(reason);
    expect(files.stat(cut.value)).toMatchObject({ value: { sizeBytes: sizeBytes - 1 } });
  });
});
