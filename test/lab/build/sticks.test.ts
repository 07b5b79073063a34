import { describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import type { InsideSession } from '../../../src/doors/inside/inside-connection.ts';
import type { RunningLab } from '../../../src/lab/lab.ts';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../../src/testing/index.ts';

const image = { name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin' };

/** Two switches; a stick with an image in the first one, and three sticks on the table. */
function twoSwitches(): LabSpec {
  const spec = technoteLab();
  const [first] = spec.devices;
  if (first === undefined) throw new Error('the lab of the technote has a switch');
  const bootflash = { files: [] };
  return {
    ...spec,
    devices: [
      { ...first, name: 'sw1', hostname: 'sw1', bootflash, activities: [], usb1: 'blue' },
      { ...first, name: 'sw2', hostname: 'sw2', bootflash, activities: [], usb1: { size: '1GB' } },
    ],
    sticks: [
      { name: 'blue', label: 'SanDisk', size: '16GB', files: [image, { name: 'note.txt', text: 'mine\n' }] },
      { name: 'raw', size: '8GB', filesystem: 'none' },
      { name: 'tiny', size: '1MB' },
    ],
  };
}

/** What a session shows for a line, without the line and the prompt. */
async function shows(session: InsideSession, line: string): Promise<string> {
  return (await session.type(line)).split('\n').slice(1, -1).join('\n');
}

async function withSessions(
  test: (lab: RunningLab, first: InsideSession, second: InsideSession) => Promise<void>,
): Promise<void> {
  await withLab(async (lab) => {
    await test(lab, await lab.device('sw1').openInside(), await lab.device('sw2').openInside());
  }, twoSwitches());
}

function consoleOf(lab: RunningLab, device: string): readonly string[] {
  return lab
    .journal()
    .flatMap((entry) =>
      entry.kind === 'console.line' && entry.device === device ? [entry.text.replace(/^.*%\$ /, '')] : [],
    );
}

/** Pulls the stick of the first switch as soon as something is being written to `filesystem`, a few moments in. */
async function pulledWhileBusy(lab: RunningLab, filesystem: string): Promise<string> {
  const sw1 = lab.device('sw1');
  const { device } = sw1;
  const usedBytes = (): unknown => device.files.usage(filesystem);
  const before = usedBytes();
  const momentMs = 100;
  const isSame = (): boolean => JSON.stringify(usedBytes()) === JSON.stringify(before);
  for (let moments = 0; isSame() && moments < 10_000; moments += 1) await lab.clock.sleep(momentMs);
  await lab.clock.sleep(10 * momentMs);
  return sw1.pullStick('usb1');
}

const swap = '%USER-2-SYSTEM_MSG: <<%USBHSD-2-USB_SWAP>> USB insertion or removal detected - usbhsd';
const online = '%USER-2-SYSTEM_MSG: <<%USBHSD-2-MOUNT>> usb1: online  - usbhsd';

describe('a stick', () => {
  it('is moved to another switch with what is on it, and the switches say so', async () => {
    await withSessions(async (lab, first, second) => {
      const listed = await shows(first, 'dir usb1:');
      expect(listed).toContain('note.txt');
      await first.type('copy running-config usb1:sw1.cfg');
      lab.device('sw2').pullStick('usb1');
      const stick = lab.device('sw1').pullStick('usb1');
      expect(stick).toBe('blue');
      expect(lab.stick(stick).place).toBeUndefined();
      expect(await shows(first, 'dir usb1:')).toBe('usb is not present');
      expect(await shows(second, 'dir usb1:')).toBe('usb is not present');
      lab.device('sw2').insertStick('usb1', stick);
      expect(await shows(second, 'show file usb1:note.txt')).toBe('mine');
      expect(await shows(second, 'show file usb1:sw1.cfg')).toContain('hostname sw1');
      expect(await shows(second, 'copy usb1:sw1.cfg bootflash:')).toMatch(/Copy complete\.$/);
      expect(consoleOf(lab, 'sw1')).toEqual([swap]);
      expect(consoleOf(lab, 'sw2')).toEqual([swap, swap, online]);
      expect(lab.stick(stick).place).toEqual({ device: 'sw2', slot: 'usb1' });
    });
  });

  it('that is pulled in the middle of a copy fails it, and holds complete files only', async () => {
    await withSessions(async (lab, first) => {
      const before = await shows(first, 'dir usb1:');
      const sw1 = lab.device('sw1');
      const copying = first.type('copy bootflash:nxos.7.0.3.I7.8.bin usb1:copy.bin');
      const stick = await pulledWhileBusy(lab, 'usb1');
      expect(await copying).toContain('/usb1/copy.bin: Input/output error\nCopy failed. Removing file copy.bin\n');
      sw1.insertStick('usb1', stick);
      expect(await shows(first, 'dir usb1:')).toBe(before);
    });
  });

  it('that is read from fails the copy, too, and leaves nothing on the flash', async () => {
    await withSessions(async (lab, first) => {
      const before = await shows(first, 'dir');
      const copying = first.type('copy usb1:nxos.7.0.3.I7.8.bin bootflash:copy.bin');
      await pulledWhileBusy(lab, 'bootflash');
      expect(await copying).toContain('Input/output error\nCopy failed. Removing file copy.bin\n');
      expect(await shows(first, 'dir')).toBe(before);
    });
  });

  it('that is pulled in the middle of a compaction keeps the full image', async () => {
    await withSessions(async (lab, first) => {
      const before = await shows(first, 'dir usb1:');
      const compacting = first.type('install all nxos usb1:nxos.7.0.3.I7.8.bin compact');
      const stick = await pulledWhileBusy(lab, 'usb1');
      expect(await compacting).toContain('Compact of usb1:/nxos.7.0.3.I7.8.bin failed');
      lab.device('sw1').insertStick('usb1', stick);
      expect(await shows(first, 'dir usb1:')).toBe(before);
      expect(await shows(first, 'install all nxos usb1:nxos.7.0.3.I7.8.bin compact')).toMatch(/done$/);
    });
  });

  it('without a format is not there for the switch, and nothing says that it is mounted', async () => {
    await withSessions(async (lab, first) => {
      lab.device('sw1').pullStick('usb1');
      lab.device('sw1').insertStick('usb1', lab.stick('raw'));
      expect(await shows(first, 'dir usb1:')).toBe('usb is not present');
      expect(await shows(first, 'copy running-config usb1:x')).toBe('usb is not present');
      expect(consoleOf(lab, 'sw1')).toEqual([swap, swap]);
    });
  });

  it('that is full says so', async () => {
    await withSessions(async (lab, first) => {
      lab.device('sw1').pullStick('usb1');
      lab.device('sw1').insertStick('usb1', lab.stick('tiny'));
      const screen = await shows(first, 'copy bootflash:nxos.7.0.3.I7.8.bin usb1:');
      expect(screen).toContain('/usb1/nxos.7.0.3.I7.8.bin: No space left on device');
      expect(await shows(first, 'dir usb1:')).toMatch(/^\nUsage for usb1:/);
    });
  });

  it('is made while the lab runs, and is silent in a switch without power', async () => {
    await withSessions(async (lab) => {
      const sw1 = lab.device('sw1');
      sw1.pullStick('usb1');
      sw1.powerOff();
      const stick = await lab.makeStick('new', { size: '4GB', files: [{ name: 'a', text: 'a' }] });
      sw1.insertStick('usb1', stick);
      expect(lab.sticks.map(({ name }) => name)).toEqual(['blue', 'raw', 'tiny', 'sw2 usb1', 'new']);
      expect(consoleOf(lab, 'sw1')).toEqual([swap]);
      await sw1.powerOn();
      expect(lab.device('sw1').device.files.list({ filesystem: 'usb1', path: '/' })).toMatchObject({
        value: [{ name: 'a' }],
      });
    });
  });

  it('cannot be where another is, or in two places', async () => {
    await withSessions(async (lab) => {
      const [one, two] = [lab.device('sw1'), lab.device('sw2')];
      expect(problemOf(() => one.insertStick('usb1', lab.stick('raw')))).toBe('sw1: blue is in usb1');
      two.pullStick('usb1');
      expect(problemOf(() => two.insertStick('usb1', lab.stick('blue')))).toBe('the stick blue is in usb1 of sw1');
      expect(problemOf(() => two.pullStick('usb1'))).toBe('sw2: usb1 is empty');
      expect(problemOf(() => two.pullStick('usb2'))).toBe('sw2 has no slot usb2');
      expect(problemOf(() => lab.stick('green'))).toBe('the lab has no stick "green"');
      await expect(lab.makeStick('raw', { size: '1GB' })).rejects.toThrow('two sticks are called "raw"');
    });
  });
});

function problemOf(act: () => unknown): string {
  try {
    act();
    return 'nothing wrong';
  } catch (error) {
    return error instanceof EmulatorError ? error.message : `crashed: ${String(error)}`;
  }
}

it('so many sticks may be made while a lab runs, and a reset lab has room again', async () => {
  await withLab(async (lab) => {
    for (let count = 0; count < 256; count += 1) await lab.makeStick(`made ${count}`, { size: '1MB' });
    const further = lab.makeStick('one more', { size: '1MB' });
    await expect(further).rejects.toMatchObject({
      kind: 'too-many',
      message: '256 sticks were made while the lab ran',
    });
    lab.reset();
    await lab.makeStick('one more', { size: '1MB' });
    expect(lab.status().sticks.at(-1)?.name).toBe('one more');
  }, twoSwitches());
});
