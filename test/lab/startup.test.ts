import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from '../../src/lab/lab.ts';
import type { DeviceSpec } from '../../src/lab/lab-schema.ts';
import { hostname } from '../../src/machine/config/system.ts';
import { withLab } from '../../src/testing/index.ts';

const sw1 = { name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' };

/** What a switch of this spec has: after the lab's start, and after a power cycle that nobody saved anything before. */
async function shownBy(spec: Partial<DeviceSpec>, show: string, folder = '.'): Promise<readonly string[]> {
  const shown: string[] = [];
  await withLab(
    async (lab) => {
      const { openSession, device, levers } = lab.device('sw1');
      for (const isFirst of [true, false]) {
        const session = await openSession();
        shown.push((await session.type(show)).split('\n').slice(1, -1).join('\n'));
        device.configuration.change(hostname, 'unsaved', 0);
        expect(device.configuration.isSaved).toBe(false);
        await session.close();
        if (!isFirst) continue;
        levers.powerOff();
        await levers.powerOn();
        expect(device.configuration.isSaved).toBe(true);
      }
    },
    { devices: [{ ...sw1, ...spec }] },
    { folder },
  );
  return shown;
}

const hostnames = 'show running-config | include hostname|username|feature';

describe('the startup configuration of a lab', () => {
  it('is what the lab configures, when it says nothing else', async () => {
    const [before, after] = await shownBy({ features: ['scp-server'] }, 'show running-config | exclude Time');
    expect(before).toContain('feature scp-server');
    expect(after).toBe(before);
    const [saved] = await shownBy({}, 'show startup-config | include hostname|version');
    expect(saved).toMatch(/^version 7\.0\(3\)I7\(8\) Bios:version [\d.]+ \nhostname sw1$/);
  });

  it('is none on a switch as it leaves the factory', async () => {
    const nobody = 'show running-config | include hostname|username|feature|address';
    expect(await shownBy({ startup: 'none' }, nobody)).toEqual(Array(2).fill(''));
    expect(await shownBy({ startup: 'none' }, 'show startup-config')).toEqual(
      Array(2).fill('No startup configuration'),
    );
  });

  it('is a text of the lab, with the users of the lab', async () => {
    const startup = 'version 9.9\nhostname fromtext\nfeature scp-server\n';
    const [before, after] = await shownBy({ startup }, hostnames);
    expect(before?.replace(/\$5\$\S+/, 'HASH')).toBe(
      'hostname fromtext\nfeature scp-server\nusername admin password 5 HASH  role network-admin',
    );
    expect(after).toBe(before);
  });

  it('is a file of this computer, and its users are enough', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'n3k-startup-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'sw1.cfg'),
      'hostname fromfile\nusername trainee password 0 Secret.123 role network-admin\n',
    );
    const [before] = await shownBy(
      { startupFrom: 'sw1.cfg' },
      'show running-config | include hostname|username',
      folder,
    );
    expect(before?.replace(/\$5\$\S+/, 'HASH')).toBe(
      'hostname fromfile\nusername trainee password 5 HASH  role network-admin',
    );
  });

  it('leaves no room for what would be lost', async () => {
    const problem = (spec: Partial<DeviceSpec>): Promise<unknown> =>
      startLab({ devices: [{ ...sw1, ...spec }] }).then(
        () => undefined,
        (error: Error & { hint?: string }) => [error.message, error.hint],
      );
    expect(await problem({ startup: 'none', users: [{ name: 'admin', password: 'admin' }] })).toEqual([
      'sw1: users beside startup',
      'a switch as it leaves the factory has none',
    ]);
    expect(await problem({ startup: 'hostname a', hostname: 'b' })).toEqual([
      'sw1: hostname beside startup',
      'write it into the startup configuration',
    ]);
    expect(await problem({ startupFrom: 'x', startup: 'none' })).toEqual([
      'sw1: startupFrom beside startup',
      'a switch as it leaves the factory has none',
    ]);
  });
});
