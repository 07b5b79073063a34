import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../src/base/clock.ts';
import { Facts } from '../../../src/facts/catalog.ts';
import { Power } from '../../../src/machine/boot/power.ts';
import { bootDurations } from '../../../src/machine/boot/stage.ts';
import type { Content } from '../../../src/machine/content/content.ts';
import { Digests } from '../../../src/machine/content/digest.ts';
import { compact } from '../../../src/machine/image/compaction.ts';
import { silentGuard } from '../../guards.ts';
import { smallCompact, smallFull } from '../image/small-images.ts';
import { filesWith, pointsOn } from '../install/small-switch.ts';

const totalMs = bootDurations.biosMs + bootDurations.loadingMs + bootDurations.startingMs;

/** Switches on with `content` as boot image and lets time pass; tells the stages and where it ended. */
async function booted(content: Content | undefined, pid = 'N3K-C3064PQ-10GE') {
  const clock = manualClock(0);
  const stages: string[] = [];
  const power = new Power(
    {
      model: new Facts().model(pid),
      files: filesWith(content === undefined ? {} : { '/image.bin': content }),
      digests: new Digests(),
      guard: silentGuard,
      clock,
      points: pointsOn('9.3(4)', []).points,
      hardware: { bios: { version: '4.5.0' } },
      configuration: { nextBootImages: ['bootflash:/image.bin'] },
    },
    (stage) => {
      stages.push(stage.at);
    },
  );
  const on = power.on(0);
  for (let step = 0; step < 10; step += 1) await clock.advance(totalMs / 5);
  return { stages, stage: await on, power };
}

describe('power', () => {
  it('brings a switch up through its stages', async () => {
    const { stages, stage } = await booted(await smallFull());
    expect(stages).toEqual(['bios', 'loading', 'starting', 'running']);
    expect(stage).toMatchObject({ at: 'running', sinceMs: totalMs, header: { release: '9.3(4)' } });
  });

  it('brings up a compact image of its own group', async () => {
    expect((await booted(await smallCompact('3000'))).stage.at).toBe('running');
    expect((await booted(await smallCompact('3100'))).stage).toMatchObject({
      at: 'bios',
      failure: { problem: { why: 'lacks-group', group: '3000' } },
    });
    expect((await booted(await smallCompact('3100'), 'N3K-C3172TQ-XL')).stage).toMatchObject({
      at: 'bios',
      failure: { problem: { why: 'lacks-extras' } },
    });
  });

  it('tries over and over when the digest in the header does not match, until somebody breaks in', async () => {
    const wrong = await compact(await smallFull(), '3000', new Digests(), () => 'f'.repeat(64));
    const { stages, stage, power } = await booted(wrong.ok ? wrong.value : undefined);
    expect(stages.slice(0, 4)).toEqual(['bios', 'loading', 'bios', 'loading']);
    expect(stage).toMatchObject({ at: 'bios', failure: { problem: { why: 'digest-mismatch', section: 'common' } } });
    expect(await power.break()).toEqual({ at: 'loader', failure: undefined });
  });

  it('stops at the loader when there is no image', async () => {
    const { stages, stage } = await booted(undefined);
    expect(stages).toEqual(['bios', 'loading', 'loader']);
    expect(stage).toMatchObject({ at: 'loader', failure: { problem: { why: 'no-image' } } });
  });

  it('cut in the middle stays off', async () => {
    const clock = manualClock(0);
    const power = new Power(
      {
        model: new Facts().model('N3K-C3064PQ-10GE'),
        files: filesWith({ '/image.bin': await smallFull() }),
        digests: new Digests(),
        guard: silentGuard,
        clock,
        points: pointsOn('9.3(4)', []).points,
        hardware: { bios: { version: '4.5.0' } },
        configuration: { nextBootImages: ['bootflash:/image.bin'] },
      },
      () => {},
    );
    const on = power.on(0);
    await clock.advance(bootDurations.biosMs + 1);
    expect(power.stage.at).toBe('loading');
    power.cut();
    expect(await on).toEqual({ at: 'off' });
    await clock.advance(totalMs);
    expect(power.stage).toEqual({ at: 'off' });
  });
});
