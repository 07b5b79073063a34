import { once } from 'node:events';
import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { technoteLab, withLab } from '../../../src/testing/index.ts';

it('a client over SSH is thrown out when the power goes, and comes back when it is on again', async () => {
  await withLab(async (lab) => {
    const [started] = lab.devices;
    if (started === undefined) throw new Error('a lab has a device');
    const logIn = async (): Promise<ssh2.Client> => {
      const client = new ssh2.Client();
      const { user: username, ...where } = started.ssh;
      client.connect({ ...where, username });
      await once(client, 'ready');
      return client;
    };
    const client = await logIn();
    const stream = await new Promise<ssh2.ClientChannel>((resolve, reject) => {
      client.shell((error, opened) => (error === undefined ? resolve(opened) : reject(error)));
    });
    stream.write('show version\rcopy nxos.7.0.3.I7.8.bin usb1:\r');
    await once(stream, 'data');
    // What the client still wanted to say finds nobody.
    client.on('error', () => {});
    const gone = new Promise<void>((resolve) => client.on('close', () => resolve()));
    started.powerOff();
    await gone;
    const closed = lab.journal().filter(({ kind }) => kind === 'session.closed');
    expect(closed).toHaveLength(1);
    await started.powerOn();
    const again = await logIn();
    const shown = await new Promise<string>((resolve, reject) => {
      again.exec('pwd', (error, channel) => {
        if (error !== undefined) return reject(error);
        channel.on('data', (data: Buffer) => resolve(data.toString()));
      });
    });
    expect(shown).toBe('bootflash:\n');
    again.end();
    await once(again, 'close');
  }, technoteLab());
});
