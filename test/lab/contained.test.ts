import { once } from 'node:events';
import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { withLab } from '../../src/testing/index.ts';
import { twoSwitches } from '../control/lab-with-control.ts';

function broken(): never {
  throw new Error('broken');
}

describe('an error inside the emulator', () => {
  it('is counted, tells its switch, and stops neither that switch nor another', () =>
    withLab(async (lab) => {
      const first = lab.device('sw1');
      first.device.observe({ logged: broken, entered: broken });
      first.setLink('Ethernet1/1', 'down');
      first.device.log({ facility: 'TEST', severity: 3, mnemonic: 'X', text: 'one' });
      first.powerOff();
      await first.powerOn();
      expect(await first.type('show hostname')).toContain('sw1');
      expect(await lab.device('sw2').type('show hostname')).toContain('sw2');
      const told = lab.journal().filter(({ kind }) => kind === 'error.contained');
      expect(told[0]).toMatchObject({ device: 'sw1', place: 'a system message', reason: 'broken' });
      expect(lab.explain()).toMatch(/The emulator itself failed \d+ times and went on: sw1, .*: broken/);
    }, twoSwitches));

  it('in a session tells the session and its user', () =>
    withLab(async (lab) => {
      const [started] = lab.devices;
      if (started === undefined) throw new Error('a lab has a switch');
      Object.defineProperty(started.device.configuration, 'hostname', { get: broken, configurable: true });
      const client = new ssh2.Client();
      const { user: username, ...where } = started.ssh;
      client.on('error', () => {});
      client.connect({ ...where, username });
      await once(client, 'ready');
      client.shell(() => {});
      for await (const entry of lab.events({ kinds: ['error.contained'], limit: 1 })) {
        expect(entry).toMatchObject({ place: 'session', session: expect.stringContaining(' of admin') });
      }
      client.end();
    }));

  it('that nobody foresaw at all is told by the lab itself', () =>
    withLab(async (lab) => {
      lab.guard.report('the program', new Error('broken'));
      expect(lab.explain()).toContain('The emulator itself failed 1 time and went on: the program: broken');
    }));

  it('does not fill a log: each is told once', async () => {
    const told: string[] = [];
    await withLab(
      async (lab) => {
        for (let count = 0; count < 500; count += 1) lab.guard.report('door', new Error('broken'));
        expect(lab.explain()).toContain('failed 500 times');
      },
      undefined,
      { warn: (message) => told.push(message) },
    );
    const about = told.filter((message) => message.startsWith('an error inside the emulator was contained'));
    expect(about).toHaveLength(1);
  });
});
