/**
 * What saving, restoring and resetting cost, in milliseconds, from inside a process of its own: `COUNT` times each, untouched and
 * after a file was written and a line was configured. Prints one line of JSON.
 */

import { builtInLabPath, readLabFile } from '../../src/lab/spec/lab-file.ts';
import { startLab } from '../../src/start-lab.ts';

const count = Number(process.argv[2] ?? '2000');
const spec = readLabFile(builtInLabPath());
const image = { name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' };
const devices = spec.devices.map((device) => ({ ...device, usb1: { size: '16GB', files: [image] } }));
const lab = await startLab({ ...spec, devices, clock: { ...spec.clock, speed: 'instant' } });
const [first] = lab.devices;
if (first === undefined) throw new Error('the built-in lab has a switch');

function change(): void {
  const writer = first?.device.files.write({ filesystem: 'bootflash', path: '/note.txt' });
  if (!writer?.ok || !writer.value.write(Buffer.from('a note\n')).ok || !writer.value.commit().ok) {
    throw new Error('the flash takes a file');
  }
}

/** Sorted times of `act`; `before` is not counted. */
function timesOf(act: () => void, before: () => void = () => {}): readonly number[] {
  const times = Array.from({ length: count }, () => {
    before();
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b);
}

const untouched = lab.save();
const save = timesOf(() => lab.save());
const restore = timesOf(() => lab.restore(untouched));
change();
const changed = lab.save();
const measured = {
  save,
  restore,
  'save, flash changed': timesOf(() => lab.save()),
  'restore, flash changed': timesOf(() => lab.restore(changed), change),
  'reset, flash changed': timesOf(() => lab.reset(), change),
  'reset of one device': timesOf(() => first.reset(), change),
};
await lab.close();
const at = (share: number) =>
  Object.fromEntries(Object.entries(measured).map(([what, times]) => [what, times[Math.floor(count * share)]]));
process.stdout.write(`${JSON.stringify({ count, p50: at(0.5), p99: at(0.99) })}\n`);
