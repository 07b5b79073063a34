import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmulatorError } from '../../../src/base/emulator-error.ts';
import type { LabSnapshot } from '../../../src/lab/keep/snapshot.ts';
import type { RunningLab } from '../../../src/lab/lab.ts';
import type { LabSpec } from '../../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../../src/testing/index.ts';

/** What a snapshot is after it lay in a file. */
function fromFile(snapshot: LabSnapshot): LabSnapshot {
  return JSON.parse(JSON.stringify(snapshot));
}

/** One switch with a stick, a stick on the table, and a server. */
function smallLab(speed: 'instant' | 'manual' = 'instant'): LabSpec {
  const spec = technoteLab();
  return {
    ...spec,
    clock: { start: '2026-01-05 10:00:00', speed },
    devices: spec.devices.map((device) => ({ ...device, usb1: 'blue' })),
    sticks: [
      { name: 'blue', size: '1GB', files: [{ name: 'note.txt', text: 'mine\n' }] },
      { name: 'red', size: '1GB' },
    ],
  };
}

async function typed(lab: RunningLab, ...lines: readonly string[]): Promise<string> {
  const session = await lab.devices[0]?.openInside();
  let last = '';
  for (const line of lines) last = (await session?.type(line)) ?? '';
  await session?.close();
  return last.split('\n').slice(1, -1).join('\n');
}

const lines = [
  'dir',
  'mkdir bootflash:a',
  'rmdir bootflash:a',
  'delete bootflash:vlan.dat no-prompt',
  'copy running-config bootflash:run.txt',
  'copy running-config startup-config',
  'copy usb1:note.txt bootflash:',
  'checkpoint before',
  'show version',
  'configure terminal ; hostname other ; interface Ethernet1/1 ; description a > b ; speed 1000',
  'configure terminal ; vlan 7 ; name blue ; username x password Secret12345',
  'configure terminal ; no hostname ; feature scp-server ; ip route 10.0.0.0/8 192.0.2.1',
  'write erase boot',
  'show no such thing',
];

type Act = (lab: RunningLab) => unknown;
const levers: readonly Act[] = [
  (lab) => lab.devices[0]?.setLink('Ethernet1/1', 'up'),
  (lab) => lab.devices[0]?.setLink('Ethernet1/1', 'down'),
  (lab) => lab.devices[0]?.raiseFault({ point: 'compact.digest', answer: '00', percent: 30 }),
  (lab) => lab.devices[0]?.corruptFile('bootflash:vlan.dat', 3),
  (lab) => lab.devices[0]?.fillDisk('volatile'),
  (lab) => lab.devices[0]?.powerOff(),
  (lab) => void lab.devices[0]?.powerOn(),
  (lab) => lab.devices[0]?.pullStick('usb1'),
  (lab) => lab.devices[0]?.insertStick('usb1', lab.stick('red')),
  (lab) => lab.clock.sleep(40_000),
];

/** Does it, unless the switch is in no state for it. */
async function tried(act: Act, lab: RunningLab): Promise<void> {
  try {
    await act(lab);
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
  }
}

const acts = fc.array(
  fc.oneof(
    fc.constantFrom(...levers),
    fc.constantFrom(...lines).map(
      (line): Act =>
        async (lab) => {
          if (lab.devices[0]?.device.running !== undefined) await typed(lab, line);
        },
    ),
  ),
  { maxLength: 12 },
);

describe('a snapshot', () => {
  it('is the same saved, restored and saved, whatever was done before and after', async () => {
    await withLab(async (lab) => {
      const first = JSON.stringify(lab.save());
      const around = fc.asyncProperty(acts, acts, async (before, after) => {
        for (const act of before) await tried(act, lab);
        const saved = lab.save();
        const text = JSON.stringify(saved);
        for (const act of after) await tried(act, lab);
        lab.restore(fromFile(saved));
        expect(JSON.stringify(lab.save())).toBe(text);
        lab.restore(saved);
        expect(JSON.stringify(lab.save())).toBe(text);
        lab.reset();
        expect(JSON.stringify(lab.save())).toBe(first);
      });
      await fc.assert(around, { numRuns: 25 });
    }, smallLab());
  }, 60_000);

  it('restores what the switch shows', async () => {
    await withLab(async (lab) => {
      const shown = ['show running-config', 'show startup-config', 'dir', 'dir usb1:', 'show version', 'show clock'];
      const all = async (): Promise<readonly string[]> => {
        const texts: string[] = [];
        for (const line of shown) texts.push(await typed(lab, line));
        return texts;
      };
      await typed(lab, lines[9] ?? '', 'end', 'copy running-config startup-config');
      const saved = fromFile(lab.save());
      const before = await all();
      await typed(
        lab,
        'delete usb1:note.txt no-prompt',
        'configure terminal ; hostname third',
        'end',
        'write erase',
        'y',
      );
      await lab.clock.sleep(3_600_000);
      expect(await all()).not.toEqual(before);
      lab.restore(saved);
      expect(await all()).toEqual(before);
    }, smallLab());
  });

  it('goes on on time when it was taken in mid-boot', async () => {
    await withLab(async (lab) => {
      const [first] = lab.devices;
      first?.powerOff();
      void first?.powerOn();
      await lab.advance(31_000);
      const saved = fromFile(lab.save());
      expect(saved.devices[0]?.stage).toMatchObject({ at: 'loading' });
      await lab.advance(3_600_000);
      expect(first?.device.running).toBeDefined();
      lab.restore(saved);
      const isDueIn = (ms: number): number => first?.device.clock.now() ?? ms;
      const restoredAt = isDueIn(0);
      expect(restoredAt).toBe(saved.devices[0]?.atMs);
      await lab.advance(59_000 - 1);
      expect(first?.device.power.stage.at).toBe('loading');
      for (let second = 0; first?.device.power.stage.at === 'loading' && second < 60; second += 1) await lab.advance(1);
      await lab.advance(95_000);
      const sinceMs = first?.device.running?.sinceMs ?? 0;
      expect(sinceMs - restoredAt).toBe(30_000 + 60_000 + 94_000 - 31_000);
    }, smallLab('manual'));
  });

  it('restores one device with the sticks in it, and ends sessions', async () => {
    await withLab(async (lab) => {
      const started = lab.device(lab.devices[0]?.name ?? '');
      const session = await started.openInside();
      const saved = started.save();
      await session.type('delete usb1:note.txt no-prompt');
      started.pullStick('usb1');
      started.insertStick('usb1', lab.stick('red'));
      started.restore(saved);
      expect(started.status().usb.usb1).toBe('blue');
      expect(await typed(lab, 'show file usb1:note.txt')).toBe('mine');
      await expect(session.type('dir')).rejects.toThrow('the session has ended');
      expect(JSON.stringify(started.save())).toBe(JSON.stringify({ ...saved, identifierCount: 2 }));
    }, smallLab());
  });

  it('of another lab or format is refused, and nothing changes', async () => {
    await withLab(async (lab) => {
      const saved = lab.save();
      const bad = { ...JSON.parse(JSON.stringify(saved)), format: 1 };
      expect(() => lab.restore(bad)).toThrow('a snapshot of format 1');
      expect(() => lab.restore({ ...saved, devices: [] })).toThrow('the snapshot is of another lab');
      const [first] = saved.devices;
      if (first === undefined) throw new Error('the lab has a switch');
      expect(() => lab.restore({ ...saved, devices: [{ ...first, model: 'X' }] })).toThrow('the snapshot is of');
      expect(JSON.stringify(lab.save())).toBe(JSON.stringify(saved));
    }, smallLab());
  });

  it('keeps uploads that nothing describes until it is forgotten', async () => {
    await withLab(async (lab) => {
      const [first] = lab.devices;
      const writer = first?.device.files.write({ filesystem: 'bootflash', path: '/own.bin' });
      if (!writer?.ok) throw new Error('the flash takes a file');
      writer.value.write(Buffer.alloc(100_000, 7));
      writer.value.commit();
      const saved = lab.save();
      await typed(lab, 'delete bootflash:own.bin no-prompt');
      lab.restore(fromFile(saved));
      expect(await typed(lab, 'show file bootflash:own.bin md5sum')).toMatch(/^[0-9a-f]{32}$/);
      lab.reset();
      lab.forget(saved);
      expect(() => lab.restore(saved)).toThrow('the snapshot needs uploaded files');
    }, smallLab());
  });
});
