// An upgrade: the image is checked, the switch restarts, and the new release runs.
import assert from 'node:assert/strict';
import { expectDevice, withLab } from 'n3k-emulator/testing';

await withLab(
  async (lab) => {
    const device = lab.device('leaf1');
    expectDevice(device).toBeBooted('9.3(3)');
    const question = await device.type('install all nxos bootflash:nxos.9.3.4.bin');
    assert.match(question, /Do you want to continue with the installation/);
    const after = lab.journal().at(-1)?.sequence ?? 0;
    await device.type('y');
    // The switch goes down, and NX-OS runs on it again.
    for await (const event of lab.events({ kinds: ['stage.changed'], after, within: 60_000 })) {
      if (event.kind === 'stage.changed' && event.stage === 'running') break;
    }
    expectDevice(device).toBeBooted('9.3(4)');
  },
  {
    devices: [
      {
        name: 'leaf1',
        model: 'N3K-C3172PQ-XL',
        release: '9.3(3)',
        bootflash: { files: [{ name: 'nxos.9.3.4.bin', image: 'nxos.9.3.4.bin' }] },
      },
    ],
  },
);
