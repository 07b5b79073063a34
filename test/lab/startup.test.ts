import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunningLabOptions } from '../../src/lab/lab.ts';
import { readLabFile } from '../../src/lab/spec/lab-file.ts';
import type { DeviceSpec, WrittenLabSpec } from '../../src/lab/spec/lab-schema.ts';
import { hostname } from '../../src/machine/config/hostname.ts';
import { startLab } from '../../src/start-lab.ts';
import { withLab } from '../../src/testing/index.ts';

const sw1 = { name: 'sw1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' };

/** What a switch of this spec has: after the lab's start, and after a power cycle that nobody saved anything before. */
async function shownBy(spec: Partial<DeviceSpec>, show: string, folder = '.'): Promise<readonly string[]> {
  const shown: string[] = [];
  await withLab(
    async (lab) => {
      const { openInside, device, powerOff, powerOn } = lab.device('sw1');
      for (const isFirst of [true, false]) {
        const session = await openInside();
        shown.push((await session.type(show)).split('\n').slice(1, -1).join('\n'));
        device.configuration.change(hostname, 'unsaved', 0);
        expect(device.configuration.isSaved).toBe(false);
        await session.close();
        if (!isFirst) continue;
        powerOff();
        await powerOn();
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

  it('tells of every line that the switch does not take, with its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'n3k-startup-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const told: string[] = [];
    const warn = (message: string): void => void told.push(message);
    const text =
      'version 9.3(4)\nhosname x\nbanner motd #\nhosname inside a text\n#\nusername short password 0 abc\nvlan 7\n';
    writeFileSync(join(folder, 'sw1.cfg'), text);
    const asYaml = text.replace(/^(?=.)/gm, '      ');
    const device =
      '  - { name: sw0, model: N3K-C3064PQ-10GE, release: 9.3(4) }\n  - name: sw1\n    model: N3K-C3064PQ-10GE\n    release: 9.3(4)\n';
    const file = join(folder, 'lab.yaml');
    writeFileSync(file, `devices:\n${device}    startup: |\n${asYaml}`);
    const words = [
      'sw1 goes on without the line "hosname x": Syntax error while parsing \'hosname x\'',
      'sw1 goes on without the line "username short password 0 ****": Wrong Password, Reason: [Length should be at least 8 characters] [It should contain characters from at least three classes: lower case, upper case, digits and special characters]',
    ];
    const places = async (spec: unknown, options: RunningLabOptions): Promise<readonly string[]> => {
      told.length = 0;
      const lab = await startLab(spec as WrittenLabSpec, { folder, warn, ...options });
      const events = lab.journal().filter(({ kind }) => kind === 'startup.refused');
      expect(events.map((event) => 'place' in event && told.some((line) => line.startsWith(event.place)))).toEqual([
        true,
        true,
      ]);
      await lab.close();
      expect(told.map((line) => line.slice(line.indexOf('sw1 goes')))).toEqual(words);
      return told.map((line) => line.slice(0, line.indexOf(': sw1 goes')));
    };
    const spec = { name: 'sw1', model: sw1.model, release: '9.3(4)' };
    expect(await places({ devices: [{ ...spec, startup: text }] }, {})).toEqual(['sw1: startup:2', 'sw1: startup:6']);
    expect(await places({ devices: [{ ...spec, startupFrom: 'sw1.cfg' }] }, {})).toEqual(
      [2, 6].map((line) => `${join(folder, 'sw1.cfg')}:${line}`),
    );
    expect(await places(readLabFile(file), { file })).toEqual([`${file}:8`, `${file}:12`]);
  });

  it('tells of twenty lines of a switch, and how many more there are', async () => {
    const told: string[] = [];
    const startup = Array.from({ length: 30 }, (_none, index) => `nonsense ${index}`).join('\n');
    const lab = await startLab({ devices: [{ ...sw1, startup }] }, { warn: (message) => told.push(message) });
    await lab.close();
    expect([told.length, told.at(-1)]).toEqual([21, 'sw1 goes on without 10 more lines of its startup configuration']);
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
