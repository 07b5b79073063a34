/**
 * The classic path of the technote in one process under the instant clock: from 6.0(2)U6(3a) with its two images to 7.0(3)I7(8),
 * which is compacted, and on to 9.3(4), which is compacted while it is copied. Prints one line of JSON.
 */
import { yieldToOthers } from '../../src/base/clock.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

const server = '192.0.2.10';
const [first, second] = ['nxos.7.0.3.I7.8.bin', 'nxos.9.3.4.bin'];
const lab: LabSpec = {
  devices: [{ name: 'sw', model: 'N3K-C3064PQ-10GE', release: '6.0(2)U6(3a)', knownHosts: [server] }],
  hosts: [
    {
      address: server,
      users: [{ name: 'u', password: 'p', home: '/' }],
      files: [first, second].map((image) => ({ path: `/${image}`, image })),
    },
  ],
};

const began = performance.now();
const phases: Record<string, number> = {};
await withLab(async ({ devices: [started] }) => {
  if (started === undefined) throw new Error('the lab has a switch');
  phases.start = performance.now() - began;
  await phase('copy', () =>
    type(started, [`copy scp://u@${server}/${first} bootflash: vrf management`, 'p'], 'Copy complete'),
  );
  await phase('upgrade', () => upgrade(started, first, '7.0(3)I7(8)'));
  for (const name of ['n3000-uk9-kickstart.6.0.2.U6.3a.bin', 'n3000-uk9.6.0.2.U6.3a.bin']) {
    await type(started, [`delete bootflash:${name} no-prompt`], '# ');
  }
  await phase('compact', () => type(started, [`install all nxos bootflash:${first} compact`], 'done'));
  const copy = `copy scp://u@${server}/${second} bootflash: compact vrf management`;
  await phase('compacting copy', () => type(started, [copy, 'p'], 'Copy complete.'));
  await phase('second upgrade', () => upgrade(started, second, '9.3(4)'));
}, lab);
console.log(JSON.stringify({ elapsedMs: performance.now() - began, phases }));

async function phase(name: string, work: () => Promise<void>): Promise<void> {
  const before = performance.now();
  await work();
  phases[name] = performance.now() - before;
}

/** Types lines in a session of their own; the last one must bring up `expected`. */
async function type(started: RunningDevice, lines: readonly string[], expected: string): Promise<void> {
  const session = await started.openInside();
  let screen = '';
  for (const line of lines) screen = await session.type(line);
  if (!screen.includes(expected)) throw new Error(`${lines.join(' / ')} shows\n${screen}`);
  await session.close();
}

async function upgrade(started: RunningDevice, image: string, release: string): Promise<void> {
  const session = await started.openInside();
  await session.type(`install all nxos bootflash:${image}`);
  session.press('y\r');
  while (started.device.running?.release.text !== release) await yieldToOthers();
  await session.close();
}
