import { describe, expect, it } from 'vitest';
import { yieldToOthers } from '../../src/base/clock.ts';
import { seededRandom } from '../../src/base/random.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { type Content, empty } from '../../src/machine/content/content.ts';
import { Digests } from '../../src/machine/content/digest.ts';
import { verifyImage } from '../../src/machine/image/verification.ts';
import type { Location } from '../../src/machine/storage/location.ts';
import { withLab } from '../../src/testing/index.ts';
import { rounds } from '../wide.ts';

const server = '192.0.2.10';
const image = 'nxos.7.0.3.I7.8.bin';
const running: Location = { filesystem: 'bootflash', path: `/${image}` };
const copy: Location = { filesystem: 'bootflash', path: '/new.bin' };
const momentCount = rounds(30, 200);

const lab: LabSpec = {
  devices: [{ name: 'sw', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)', knownHosts: [server] }],
  hosts: [
    {
      address: server,
      users: [{ name: 'u', password: 'p', home: '/' }],
      files: [
        { path: '/full.bin', image: 'nxos.9.2.4.bin' },
        { path: '/small.bin', image: 'n3000-uk9.6.0.2.U6.10.bin' },
      ],
    },
  ],
};

function contentAt({ device }: RunningDevice, place: Location): Content | undefined {
  const found = device.files.content(place);
  return found.ok ? found.value : undefined;
}

/** Types a line, cuts the power after so many turns of the program, and switches on again; undefined waits to the end. */
async function cutAfter(turns: number | undefined, started: RunningDevice, keys: readonly string[]): Promise<number> {
  const session = await started.openInside();
  for (const key of keys.slice(0, -1)) await session.type(key);
  session.press(`${keys.at(-1)}\r`);
  let count = 0;
  while (turns === undefined ? !/(?:done|complete\.)\n[^\n]*# $/.test(session.screen()) : count < turns) {
    await yieldToOthers();
    count += 1;
  }
  started.powerOff();
  await started.powerOn();
  expect(started.device.running).toBeDefined();
  return count;
}

/** What lies at `place` after cuts at as many moments, from the first to the last that the command takes. */
async function leftAfterCuts(seed: string, keys: readonly string[], place: Location): Promise<readonly Content[]> {
  return withLab(async ({ devices: [started] }) => {
    if (started === undefined) throw new Error('the lab has a switch');
    const before = contentAt(started, place);
    const putBack = (): void => {
      if (before === undefined) started.device.files.remove(place);
      for (const content of before === undefined ? [] : [empty, before]) {
        const writer = started.device.files.rewrite(place, content);
        if (writer.ok) writer.value.commit(content);
      }
    };
    const turns = await cutAfter(undefined, started, keys);
    const after = contentAt(started, place);
    expect(after).not.toEqual(before);
    const random = seededRandom(seed);
    const left: Content[] = [];
    let keptCount = 0;
    for (let moment = 0; moment < momentCount; moment += 1) {
      putBack();
      const free = started.device.files.usage('bootflash');
      await cutAfter(random.integer(turns + 1), started, keys);
      const found = contentAt(started, place);
      const isKept = JSON.stringify(found) === JSON.stringify(before);
      keptCount += isKept ? 1 : 0;
      if (isKept) expect(started.device.files.usage('bootflash')).toEqual(free);
      else expect(found).toEqual(after);
      if (found !== undefined) left.push(found);
    }
    expect(keptCount).toBeGreaterThan(momentCount / 4);
    return left;
  }, lab);
}

describe(`the power is cut at ${momentCount} moments`, () => {
  it('of a compaction: the image is the full one or the compact one, and sound', async () => {
    const left = await leftAfterCuts('compact', [`install all nxos ${image} compact`], running);
    expect(left).toHaveLength(momentCount);
    const digests = new Digests();
    for (const content of left) expect((await verifyImage(content, '3000', digests)).ok).toBe(true);
  });

  it('of a compacting copy: the file is not there, or it is whole', async () => {
    await leftAfterCuts(
      'scp compact',
      [`copy scp://u@${server}/full.bin bootflash:new.bin compact vrf management`, 'p'],
      copy,
    );
  });

  it('of a copy: the file is not there, or it is whole', async () => {
    await leftAfterCuts('copy', [`copy scp://u@${server}/small.bin bootflash:new.bin vrf management`, 'p'], copy);
  });
});
