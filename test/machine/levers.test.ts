import { describe, expect, it } from 'vitest';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';

/** Runs a test on the switch of the technote, with what its session shows for a line. */
async function withSwitch(
  test: (started: RunningDevice, shows: (line: string) => Promise<string>) => Promise<void>,
  spec = technoteLab(),
): Promise<void> {
  await withLab(async (lab) => {
    const [started] = lab.devices;
    if (started === undefined) throw new Error('the lab has a switch');
    const session = await started.openInside();
    await test(started, async (line) => (await session.type(line)).split('\n').slice(1, -1).join('\n'));
    await session.close();
  }, spec);
}

const image = 'nxos.7.0.3.I7.8.bin';

describe('levers', () => {
  it('plug and pull cables, and the switch shows and logs it', async () => {
    await withSwitch(async (started, shows) => {
      await shows('configure terminal ; interface ethernet 1/1 ; no shutdown ; end');
      expect(await shows('show interface status | include Eth1/1\\s')).toMatch(/Eth1\/1 .*(sfpAbsent|xcvrAbsen)/);
      started.setLink('Ethernet1/1', 'up');
      expect(await shows('show interface status | include Eth1/1\\s')).toMatch(/Eth1\/1 .* connected/);
      expect(await shows('show logging last 1')).toContain(
        '%ETHPORT-5-IF_UP: Interface Ethernet1/1 is up in mode access',
      );
      started.setLink('Ethernet1/1', 'down');
      expect(await shows('show interface status | include Eth1/1\\s')).toMatch(/Eth1\/1 .* notconnec/);
      expect(await shows('show logging last 1')).toContain('Interface Ethernet1/1 is down (Link failure)');
      started.setLink('e1/1', 'up');
      expect(await shows('show logging last 1')).toContain('Interface Ethernet1/1 is up');
      expect(() => started.setLink('e1/', 'up')).toThrow('has no port e1/');
      expect(() => started.setLink('Ethernet9/9', 'up')).toThrow('has no port Ethernet9/9');
    });
  });

  it('fill a disk up to what is to be left, again and again', async () => {
    await withSwitch(async (started, shows) => {
      const { device } = started;
      const freeBytes = (): number => {
        const usage = device.files.usage('bootflash');
        return usage.ok ? usage.value.freeBytes : Number.NaN;
      };
      started.fillDisk('bootflash', 10_000_000);
      expect(freeBytes()).toBeGreaterThanOrEqual(10_000_000);
      expect(freeBytes()).toBeLessThan(10_000_000 + 4 * 4096);
      started.fillDisk('bootflash');
      expect(freeBytes()).toBeLessThanOrEqual(2 * 4096);
      expect(await shows('copy running-config bootflash:run.txt')).toMatch(/[Nn]o space/);
      await shows('delete bootflash:filler-1.bin no-prompt');
      expect(freeBytes()).toBeGreaterThan(0);
      expect(() => started.fillDisk('bootflash', 1e15)).toThrow(
        /bootflash: has \d+ bytes, and cannot be left 1000000000000000/,
      );
      expect(() => started.fillDisk('nowhere')).toThrow('nowhere: cannot be filled');
    });
  });

  it('corrupt a file: same size and date, another checksum', async () => {
    await withSwitch(async (started, shows) => {
      const line = async (): Promise<string> => shows('dir bootflash:vlan.dat');
      const [listed, md5] = [await line(), await shows('show file bootflash:vlan.dat md5sum')];
      started.corruptFile('bootflash:vlan.dat');
      expect(await line()).toBe(listed);
      expect(await shows('show file bootflash:vlan.dat md5sum')).not.toBe(md5);
      expect(() => started.corruptFile('bootflash:none')).toThrow('has no byte');
      expect(() => started.corruptFile('bootflash:vlan.dat', 10 ** 9)).toThrow('has no byte 1000000000');
    });
  });

  it('corrupt the boot image: the switch does not come up with it', async () => {
    const spec = technoteLab();
    const bootflash = { files: [{ name: image, image, compact: '3000' as const }] };
    const devices = spec.devices.map((device) => ({ ...device, bootflash, activities: [] }));
    await withSwitch(
      async (started) => {
        const { device } = started;
        started.corruptFile(`bootflash:${image}`);
        started.powerOff();
        await started.powerOn();
        expect(device.power.stage).toMatchObject({ at: 'bios', failure: { problem: { why: 'digest-mismatch' } } });
        started.powerOff();
      },
      { ...spec, devices },
    );
  });

  it('raise a fault at a point in a share of all cases, the same for the same seed', async () => {
    const strikes = async (percent?: number): Promise<readonly string[]> => {
      const answers: string[] = [];
      await withSwitch(async (started) => {
        const { device } = started;
        started.raiseFault({
          point: 'scp.compact.open',
          answer: 'closed-by-peer',
          ...(percent === undefined ? {} : { percent }),
        });
        for (let asked = 0; asked < 100; asked += 1) {
          answers.push(device.points.ask('scp.compact.open', { vrf: 'default' }, () => 'open'));
        }
        started.clearFaults();
        expect(device.points.ask('scp.compact.open', { vrf: 'default' }, () => 'open')).toBe('open');
        expect(() => started.raiseFault({ point: 'scp.compact.open', answer: 'open', percent: 101 })).toThrow('101');
      });
      return answers;
    };
    expect(new Set(await strikes())).toEqual(new Set(['closed-by-peer']));
    const thirty = await strikes(30);
    const count = thirty.filter((answer) => answer === 'closed-by-peer').length;
    expect(count).toBeGreaterThan(15);
    expect(count).toBeLessThan(45);
    expect(await strikes(30)).toEqual(thirty);
  });

  it('make the switch take input and say nothing, until it answers again', async () => {
    await withLab(async (lab) => {
      const [started] = lab.devices;
      const session = await started?.openInside();
      started?.setUnresponsive(true);
      const shown = session?.type('show hostname');
      await lab.clock.sleep(60_000);
      const before = session?.screen();
      expect(before).not.toContain('show hostname');
      started?.setUnresponsive(false);
      expect(await shown).toContain('show hostname');
      await session?.close();
    });
  });

  it('make sessions answer late and in pieces, and at once again', async () => {
    await withLab(async (lab) => {
      const [started] = lab.devices;
      const session = await started?.openInside();
      const fast = await session?.type('show hostname');
      started?.setSlowAnswers({ delay: 1000, characters: 2, jitter: 500 });
      const before = lab.clock.now();
      expect(await session?.type('show hostname')).toBe(fast);
      // Echo and prompt come in pieces of two characters as well.
      expect(lab.clock.now() - before).toBeGreaterThan(15 * 1000);
      started?.setSlowAnswers();
      await session?.type('show hostname');
      const after = lab.clock.now();
      expect(await session?.type('show hostname')).toBe(fast);
      expect(lab.clock.now()).toBe(after);
      expect(() => started?.setSlowAnswers({ delay: -1 })).toThrow(
        'setSlowAnswers: delay: expected milliseconds from 0',
      );
      await session?.close();
    });
  });

  it('make a switch wait for nothing, or for a step, in a lab whose time stands still', async () => {
    const spec = technoteLab();
    await withLab(
      async (lab) => {
        const [started] = lab.devices;
        if (started === undefined) throw new Error('the lab has a switch');
        const { device } = started;
        const beganMs = device.clock.now();
        started.setTransitions('immediate');
        started.powerOff();
        await started.powerOn();
        expect(device.running?.sinceMs).toBe(beganMs + 184_000);
        expect(device.clock.now()).toBe(beganMs + 184_000);
        expect(lab.clock.now()).toBe(beganMs);
        started.setTransitions('manual');
        started.powerOff();
        const on = started.powerOn();
        const stages: string[] = [];
        for (let turn = 0; device.running === undefined && turn < 100; turn += 1) {
          if (started.step()) stages.push(device.power.stage.at);
          await lab.advance(0);
        }
        await on;
        expect(stages).toEqual(['bios', 'loading', 'starting']);
        expect(started.step()).toBe(false);
        await expect(lab.advance(-1)).rejects.toThrow(
          'advance: expected milliseconds from 0: time only goes forward, not the number -1',
        );
      },
      { ...spec, clock: { ...spec.clock, speed: 'manual' } },
    );
    await withLab(
      async (lab) => {
        await expect(lab.advance(1)).rejects.toThrow('the time of this lab passes by itself');
      },
      { ...spec, clock: { ...spec.clock, speed: 'real' } },
    );
  });
});
