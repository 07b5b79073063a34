import { describe, expect, it } from 'vitest';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

/** The switch of a lab that takes the classic path: flash with the old images and a full 7.0(3)I7(8), 9.3(4) on a stick and a server. */
function labOf(model: string, release: string): LabSpec {
  const image = 'nxos.9.3.4.bin';
  return {
    clock: { speed: 'instant' },
    devices: [
      {
        name: 'sw1',
        model,
        release,
        managementAddress: '192.0.2.1/24',
        knownHosts: ['192.0.2.10'],
        bootflash: { files: [{ name: 'nxos.7.0.3.I7.8.bin', image: 'nxos.7.0.3.I7.8.bin' }] },
        usb1: { size: '16GB', files: [{ name: image, image }] },
      },
    ],
    hosts: [
      {
        address: '192.0.2.10',
        vrfs: ['management'],
        users: [{ name: 'user', password: 'secret', home: '/home/user' }],
        files: [{ path: `/home/user/${image}`, image }],
      },
    ],
  };
}

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

/** Installs an image, agrees, and waits until the switch runs it. */
async function install(started: RunningDevice, image: string): Promise<void> {
  const session = await started.openInside();
  const back = isBack(started);
  expect(await session.type(`install all nxos bootflash:${image}`)).toMatch(/\[n\] $/);
  session.press('y\r');
  await back;
}

/** From 6.0(2) to a compact running 7.0(3)I7(8). */
async function toCompact7(started: RunningDevice): Promise<void> {
  await install(started, 'nxos.7.0.3.I7.8.bin');
  const session = await started.openInside();
  for (const old of oldImages(started)) await session.type(`delete bootflash:${old} no-prompt`);
  expect(await session.type('install all nxos bootflash:nxos.7.0.3.I7.8.bin compact')).toContain(
    'Compact bootflash:/nxos.7.0.3.I7.8.bin done\n',
  );
}

function oldImages({ device }: RunningDevice): readonly string[] {
  const listed = device.files.list({ filesystem: 'bootflash', path: '/' });
  return listed.ok ? listed.value.map(({ name }) => name).filter((name) => /-uk9/.test(name)) : [];
}

describe.each([
  ['N3K-C3048TP-1GE', '6.0(2)U6(3a)'],
  ['N3K-C3064PQ-10GE', '6.0(2)U6(3a)'],
  ['N3K-C3172PQ-10GE', '6.0(2)U6(3a)'],
  ['N3K-C3548P-10G', '6.0(2)A8(11b)'],
])('the classic path on %s from %s', (model, release) => {
  it('over SCP', async () => {
    await withLab(
      async (lab) => {
        const started = lab.device('sw1');
        await toCompact7(started);
        const session = await started.openInside();
        await session.type('copy scp://user@192.0.2.10/home/user/nxos.9.3.4.bin bootflash: compact vrf management');
        expect(await session.type('secret')).toContain('Copy complete.\n');
        await install(started, 'nxos.9.3.4.bin');
        expect(started.device.running?.release.text).toBe('9.3(4)');
        expect(started.device.resets.map(({ reason, version }) => [reason, version])).toEqual([
          ['Reset due to upgrade', '7.0(3)I7(8)'],
          ['Disruptive upgrade', release],
        ]);
      },
      labOf(model, release),
    );
  });

  it('over USB', async () => {
    await withLab(
      async (lab) => {
        const started = lab.device('sw1');
        await toCompact7(started);
        const session = await started.openInside();
        expect(await session.type('install all nxos usb1:nxos.9.3.4.bin compact')).toContain(
          'Compact usb1:/nxos.9.3.4.bin done\n',
        );
        expect(await session.type('copy usb1:nxos.9.3.4.bin bootflash:')).toContain('Copy complete.\n');
        await install(started, 'nxos.9.3.4.bin');
        expect(started.device.running?.release.text).toBe('9.3(4)');
      },
      labOf(model, release),
    );
  });
});
