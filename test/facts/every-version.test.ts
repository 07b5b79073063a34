import { describe, expect, it } from 'vitest';
import { Facts } from '../../src/facts/catalog.ts';
import { buildText } from '../../src/facts/compile-times.ts';
import { hardwareIn } from '../../src/facts/hardware.ts';
import { release, toldNumber } from '../../src/facts/release.ts';
import { hasTrait } from '../../src/facts/traits.ts';
import type { RunningDevice } from '../../src/lab/running-switch.ts';
import type { DeviceSpec } from '../../src/lab/spec/lab-schema.ts';
import { withLab } from '../../src/testing/index.ts';
import { shareOf } from '../wide.ts';

const facts = new Facts();

/** Cells that are empty on a switch that has not been reset, and packages that nobody installs. */
const emptyKeys = ['rr_service', 'package_id'];

/** Every text below `value` with its key. */
function* cells(value: unknown, key = ''): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [key, value];
  else for (const [name, below] of Object.entries(value)) yield* cells(below, name);
}

/** What `line` shows, without the line and the prompt behind it. */
function shown(screen: string): string {
  return screen.split('\n').slice(1, -1).join('\n');
}

async function checkVersion({ device, openInside }: RunningDevice): Promise<void> {
  const running = release(device.name);
  const isSingle = hasTrait(running, 'singleImage');
  const session = await openInside();
  const text = shown(await session.type('show version'));
  const hardware = hardwareIn(device.model, running);
  const { kickstart, system } = facts.builds(device.name);
  const where = `${device.model.pid} on ${device.name}`;
  expect(text, where).not.toMatch(/NaN|undefined|null|(?:time|version|is|with|ID|name): *$/m);
  expect(
    [...text.matchAll(/compile time: +(.*\[.*)$/gm)].map(([, time]) => time),
    where,
  ).toEqual((isSingle ? [kickstart] : [kickstart, system]).map((build) => buildText(build, 0)));
  const told = [
    toldNumber(running),
    hardware.chassis,
    String(hardware.memoryKb),
    String(hardware.partitionKb),
    device.hardware.bios.version,
  ];
  for (const value of told) expect(text, where).toContain(value);
  // Releases with two images have no `| json`.
  if (isSingle) {
    const keys: unknown = JSON.parse(shown(await session.type('show version | json')));
    const known = new Map(cells(keys));
    const empty = [...known].filter(
      ([key, value]) => !emptyKeys.includes(key) && !/^(?!.*(?:NaN|undefined)).*\S/s.test(String(value ?? '')),
    );
    expect(empty, where).toEqual([]);
    const names = ['kickstart_ver_str', 'chassis_id', 'memory', 'bootflash_size', 'bios_ver_str'];
    expect(
      names.map((name) => known.get(name)),
      where,
    ).toEqual(told);
    const built = `${String(known.get('kick_cmpl_time')).trim()} [${String(known.get('kick_tmstmp'))}]`;
    expect(built, where).toBe(buildText(kickstart, 0));
  }
  session.close();
}

describe('show version as text and as data', () => {
  it.each(facts.pids())('%s leaves nothing empty on its releases', async (pid) => {
    const all = facts.releasesOf(facts.model(pid)).map((known) => known.release);
    const devices = shareOf(all, 12, pid).map((text): DeviceSpec => ({ name: text, model: pid, release: text }));
    await withLab(
      async (lab) => {
        for (const device of lab.devices) await checkVersion(device);
      },
      { devices },
      { facts },
    );
  });
});
