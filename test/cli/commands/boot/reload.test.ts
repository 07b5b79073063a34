import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../../src/base/clock.ts';
import type { RunningDevice } from '../../../../src/lab/running-switch.ts';
import { keyedOf } from '../../../../src/machine/config/keyed.ts';
import { technoteLab, withLab } from '../../../../src/testing/index.ts';
import { execute, labWith, type Operator, operate } from '../sessions.ts';

const minuteMs = 60_000;
const asksNew = 'This command will reboot the system. (y/n)?  [n] ';
const unsaved = '!!!WARNING! there is unsaved configuration!!!';
const sixth = { release: '6.0(2)U6(3a)', resets: [], bootflash: {} };

/** Resolves when the switch has gone down and runs again. */
function isBack({ device }: RunningDevice): Promise<void> {
  let hasGone = false;
  return new Promise((resolve) => {
    device.observe({
      entered({ at }) {
        if (at === 'running' && hasGone) resolve();
        hasGone = true;
      },
    });
  });
}

/** Types `reload` and agrees, and waits until the switch is back. */
async function reloaded(operator: Operator): Promise<void> {
  const back = isBack(operator.switch);
  await operator.type('reload');
  await operator.type('y');
  await back;
}

describe('reload', () => {
  it('asks, warns of what is not saved, and does nothing without a yes', async () => {
    await operate(async (operator) => {
      expect(await operator.type('reload')).toBe(`reload\n${asksNew}`);
      expect(await operator.type('n')).toBe('n\nN3K-C3064PQ# ');
      await execute('conf t ; vlan 10', operator.switch);
      expect(await operator.type('reload')).toBe(`reload\n${unsaved}\n${asksNew}`);
      await operator.type('');
      await operator.type('copy running-config startup-config');
      expect(await operator.type('reload')).toBe(`reload\n${asksNew}`);
      await operator.type('');
      expect(operator.switch.device.running).toBeDefined();
    });
  });

  it('asks in the words of 6.0(2)', async () => {
    await operate(async (operator) => {
      await execute('conf t ; vlan 10', operator.switch);
      expect(await operator.type('reload')).toBe(
        [
          'reload',
          'WARNING: There is unsaved configuration!!!',
          'WARNING: This command will reboot the system',
          'Do you want to continue? (y/n) [n] ',
        ].join('\n'),
      );
      await operator.type('n');
      expect(await operator.type('reload timer 10')).toContain('% Invalid');
    }, labWith(sixth));
  });

  it('ends the sessions, tells the console, and the switch says why and since when it runs', async () => {
    await operate(async (operator) => {
      const { device } = operator.switch;
      const console = await operator.switch.openInside('console');
      await execute('conf t ; logging logfile messages 6 ; vlan 10', operator.switch);
      await execute('copy running-config bootflash:mine.cfg', operator.switch);
      await execute('copy running-config volatile:mine.cfg', operator.switch);
      const goneMs = device.clock.now();
      await reloaded(operator);
      await expect(operator.type('show clock')).rejects.toThrow('the session has ended');
      expect(console.screen()).toContain(
        '%PLATFORM-2-PFM_SYSTEM_RESET: Manual system restart from Command Line Interface\n',
      );
      expect(device.resets[0]).toMatchObject({
        reason: 'Reset Requested by CLI command reload',
        service: '',
        version: '7.0(3)I7(8)',
        atMs: expect.closeTo(goneMs, -4),
      });
      const again = await operator.switch.openInside();
      const shown = await again.type('show version');
      expect(shown).toContain('  Reason: Reset Requested by CLI command reload');
      expect(shown).toMatch(/Kernel uptime is 0 day\(s\), 0 hour\(s\), 0 minute\(s\), \d+ second\(s\)/);
      expect(await again.type('show system reset-reason')).toContain(
        '    Reason: Reset Requested by CLI command reload',
      );
      expect(await again.type('show logging logfile')).not.toContain('VSHD_SYSLOG_CONFIG_I');
      expect(await again.type('dir volatile:')).not.toContain('mine.cfg');
      expect(await again.type('dir')).toContain('mine.cfg');
      expect(await again.type('show vlan brief')).not.toContain('VLAN0010');
      await console.close();
      await again.close();
    });
  });

  it('is agreed to by terminal dont-ask, over a channel as well', async () => {
    await withLab(async (lab) => {
      const [device] = lab.devices;
      if (device === undefined) throw new Error('a lab has a switch');
      expect((await execute('reload', device)).output).toBe('');
      expect(device.device.running).toBeDefined();
      const back = isBack(device);
      await execute('terminal dont-ask ; reload', device);
      await back;
      expect(device.device.resets[0]?.reason).toBe('Reset Requested by CLI command reload');
    }, technoteLab());
  });

  it('after write erase leads to the factory, with boot variables and mgmt0', async () => {
    await operate(async (operator) => {
      await operator.type('write erase');
      await operator.type('y');
      await reloaded(operator);
      expect(operator.switch.device.configuration.running).toEqual({
        boot: ['bootflash:/nxos.7.0.3.I7.8.bin'],
        interfaces: keyedOf([['mgmt0', expect.objectContaining({ address: '192.0.2.1/24' })]]),
      });
    });
  });
});

describe('a reload that is ordered for later', () => {
  it('happens when its time has come, although its operator has left', async () => {
    const clock = manualClock(Date.UTC(2020, 5, 15, 22, 21, 0));
    await withLab(
      async (lab) => {
        const [started] = lab.devices;
        if (started === undefined) throw new Error('a lab has a switch');
        const session = await started.openInside();
        expect(await session.type('show reload')).toContain('No reload is scheduled.');
        expect(await session.type('reload in 10')).toBe(`reload in 10\n${asksNew}`);
        await clock.advance(minuteMs);
        expect(await session.type('y')).toBe(
          'y\nReload scheduled for 22:32:00 UTC Mon Jun 15 2020 (in 10 minutes)\nN3K-C3064PQ# ',
        );
        await session.close();
        await clock.advance(10 * minuteMs - 1);
        expect(started.device.running).toBeDefined();
        expect(started.device.reloads.pending).toEqual({ dueMs: Date.UTC(2020, 5, 15, 22, 32, 0) });
        await clock.advance(1);
        expect(started.device.power.stage.at).toBe('running');
        await clock.advance(2000);
        expect(started.device.power.stage.at).toBe('bios');
        expect(started.device.resets[0]?.reason).toBe('Reset Requested by CLI command reload');
        expect(started.device.reloads.pending).toBeUndefined();
      },
      technoteLab(),
      { clock },
    );
  });

  it('is shown, replaced, cancelled, and forgotten when the power goes', async () => {
    const clock = manualClock(Date.UTC(2020, 5, 15, 22, 21, 0));
    await withLab(
      async (lab) => {
        const [started] = lab.devices;
        if (started === undefined) throw new Error('a lab has a switch');
        const shows = async (line: string): Promise<string> => {
          const { output } = await execute(`terminal dont-ask ; ${line}`, started);
          return output.trim();
        };
        expect(await shows('reload at 22:20')).toBe(
          'Reload scheduled for 22:20:00 UTC Tue Jun 16 2020 (in 1439 minutes)',
        );
        expect(await shows('reload timer 30')).toBe(
          'Reload scheduled for 22:21:30 UTC Mon Jun 15 2020 (in 30 seconds)',
        );
        expect(await shows('reload cancel')).toBe('Pending reload is cancelled');
        expect(await shows('reload cancel')).toBe('No reload is scheduled.');
        await clock.advance(minuteMs);
        expect(started.device.running).toBeDefined();
        expect(await shows('reload at 22:23')).toBe('Reload scheduled for 22:23:00 UTC Mon Jun 15 2020 (in 1 minute)');
        expect(await shows('show reload')).toBe('Reload scheduled for 22:23:00 UTC Mon Jun 15 2020 (in 1 minute)');
        started.powerOff();
        expect(started.device.reloads.pending).toBeUndefined();
      },
      technoteLab(),
      { clock },
    );
  });

  it('does not make an instant clock jump', async () => {
    await operate(async (operator) => {
      const back = isBack(operator.switch);
      await operator.type('terminal dont-ask');
      expect(await operator.shows('reload in 1')).toMatch(/^Reload scheduled for .* \(in 1 minute\)$/);
      expect(await operator.shows('sleep 50')).toBe('');
      operator.press('sleep 20\r');
      await back;
    });
  });
});
