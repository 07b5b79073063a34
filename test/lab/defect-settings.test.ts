import { describe, expect, it } from 'vitest';
import type { DeviceSpec, LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';

const server = '192.0.2.10';
const image = 'nxos.9.3.3.bin';

function labOf(running: string, defects: DeviceSpec['defects']): LabSpec {
  const device = { name: 'sw', model: 'N3K-C3064PQ-10GE', release: running, knownHosts: [server] };
  const users = [{ name: 'u', password: 'p', home: '/' }];
  const host = { address: server, vrfs: ['management', 'default'], users, files: [{ path: `/${image}`, image }] };
  const usb1 = { size: '4GB', files: [{ name: image, image }] };
  return { devices: [defects === undefined ? { ...device, usb1 } : { ...device, usb1, defects }], hosts: [host] };
}

/** The last line that a compacting copy shows, and the defects that had a part in it. */
async function copied(running: string, vrf: string, defects?: DeviceSpec['defects']) {
  return withLab(
    async (lab) => {
      const session = await lab.device('sw').openInside();
      let screen = await session.type(`copy scp://u@${server}/${image} usb1:new.bin compact vrf ${vrf}`);
      if (screen.endsWith('password: ')) screen = await session.type('p');
      const hits = lab.journal().flatMap((entry) => (entry.kind === 'defect.hit' ? [entry.defect] : []));
      return [screen.split('\n').at(-2), [...new Set(hits)].join()];
    },
    labOf(running, defects),
  );
}

const complete = 'Copy complete.';

describe('a lab switches a documented defect', () => {
  it('off on releases that have it', async () => {
    expect(await copied('7.0(3)I7(1)', 'default')).toEqual(['Copy failed. Removing file new.bin', 'CSCvg51567']);
    expect(await copied('7.0(3)I7(1)', 'default', { CSCvg51567: false })).toEqual(['Error doing scp', 'CSCvt11426']);
    const neither = { CSCvg51567: false, CSCvt11426: false };
    expect(await copied('7.0(3)I7(1)', 'default', neither)).toEqual([complete, '']);
  });

  it('on on releases that do not have it', async () => {
    expect(await copied('9.3(4)', 'default')).toEqual([complete, '']);
    const inBand = ['Copy failed. Removing file new.bin', 'CSCvg51567'];
    expect(await copied('9.3(4)', 'default', { CSCvg51567: true })).toEqual(inBand);
    expect(await copied('9.3(4)', 'management', { CSCvg51567: true })).toEqual([complete, '']);
    expect(await copied('9.3(4)', 'management', { CSCvt11426: true })).toEqual(['Error doing scp', 'CSCvt11426']);
  });

  it('and stops where there is none of that name', async () => {
    await expect(withLab(async () => {}, labOf('9.3(4)', { CSCvg51568: true }))).rejects.toThrow(
      'lab: devices.0.defects.CSCvg51568: unknown defect "CSCvg51568"',
    );
  });
});
