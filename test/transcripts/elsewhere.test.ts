import { describe, expect, it } from 'vitest';
import { Facts } from '../../src/facts/catalog.ts';
import type { LabSpec } from '../../src/lab/spec/lab-schema.ts';
import { technoteLab, withLab } from '../../src/testing/index.ts';
import { play } from './play.ts';

const facts = new Facts();

/** The technote's lab with its one switch changed. */
function labWith(change: (device: LabSpec['devices'][number]) => Partial<LabSpec['devices'][number]>): LabSpec {
  const spec = technoteLab();
  return { ...spec, devices: spec.devices.map((device) => ({ ...device, ...change(device) })) };
}

/** Plays the procedures on bootflash and USB, the transcripts changed as the lab was. */
async function check(spec: LabSpec, change: (text: string) => string): Promise<void> {
  await withLab(async (lab) => {
    for (const name of ['bootflash.txt', 'usb.txt']) {
      const { actual, expected } = await play(name, lab, change);
      expect(actual).toBe(expected);
    }
  }, spec);
}

/** The usage lines of bootflash on a flash of another size: as much is used, the rest is free. */
function withTotal(text: string, totalBytes: number): string {
  const line = (value: number): string => String(value).padStart(11);
  return text.replaceAll(
    /(Usage for bootflash:\S+\n)( *\d+) bytes used\n *\d+ bytes free\n *\d+ bytes total/g,
    (_all, head: string, used: string) =>
      `${head}${used} bytes used\n${line(totalBytes - Number(used))} bytes free\n${line(totalBytes)} bytes total`,
  );
}

describe('the procedures of the technote come out of the state of the switch', () => {
  it('on a switch of another name', async () => {
    await check(
      labWith(() => ({ hostname: 'lab-7.example' })),
      (text) => text.replaceAll('N3K-C3064PQ#', 'lab-7.example#'),
    );
  });

  it('on another model of the group', async () => {
    const model = facts.model('N3K-C3048TP-1GE');
    const row = `1    ${model.ports}   ${model.moduleType.padEnd(37)} ${model.modulePid.padEnd(21)} active *`;
    await check(
      labWith(() => ({ model: model.pid })),
      (text) => withTotal(text, model.bootflash.totalBytes).replaceAll(/^1 {4}64 .*active \*$/gm, row),
    );
  });

  it('on a stick of another size', async () => {
    const line = (value: number): string => String(value).padStart(11);
    const totalBytes = 7_754_498_048;
    await check(
      labWith(() => ({ usb1: { size: '8GB' } })),
      (text) =>
        text
          .replaceAll('15508996096 bytes total', `${line(totalBytes)} bytes total`)
          .replaceAll('13829111808', line(totalBytes - 1_679_884_288))
          .replaceAll('14929608704', line(totalBytes - 579_387_392)),
    );
  });

  it('with files of other names', async () => {
    const renamed: readonly (readonly [string, string])[] = [
      ['vlan.dat', 'vlan.old'],
      ['n3000-uk9.6.0.2.U6.3a.bin', 'n3000-uk9.system.bin'],
    ];
    const change = (text: string): string => renamed.reduce((all, [from, to]) => all.replaceAll(from, to), text);
    const copied = (text: string): string => text.replaceAll('nxos.9.3.4.bin', 'newest.bin');
    const spec = labWith(({ bootflash }) => ({
      bootflash: {
        ...bootflash,
        files: (bootflash?.files ?? []).map((file) => ({ ...file, name: change(file.name) })),
      },
    }));
    const hosts = (spec.hosts ?? []).map((host) => ({
      ...host,
      files: (host.files ?? []).map((file) => ({ ...file, path: copied(file.path) })),
    }));
    // The listing is in byte order of names; the first new name does not move, and the second image lies below the first.
    await withLab(
      async (lab) => {
        const bootflash = await play('bootflash.txt', lab, change);
        expect(bootflash.actual).toBe(bootflash.expected);
        const usb = await play('usb.txt', lab, (text) => sortedListings(copied(change(text))));
        expect(usb.actual).toBe(usb.expected);
      },
      { ...spec, hosts },
    );
  });
});

/** Puts the entries of every listing in byte order of their names again. */
function sortedListings(text: string): string {
  return text.replaceAll(/(?:^ *\d+ {4}[A-Z][a-z]{2} .{16} {2}\S+\n)+/gm, (listing) => {
    const name = (line: string): string => line.slice(line.lastIndexOf(' ') + 1);
    return listing
      .split(/(?<=\n)/)
      .sort((a, b) => (name(a) < name(b) ? -1 : 1))
      .join('');
  });
}
