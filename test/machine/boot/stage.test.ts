import { describe, expect, it } from 'vitest';
import type { ImageFamily } from '../../../src/facts/image-layout.ts';
import { type BootEvent, type BootFacts, bootDurations, follow, type Stage } from '../../../src/machine/boot/stage.ts';
import type { ImageHeader } from '../../../src/machine/image/header.ts';

const image = { filesystem: 'bootflash', path: '/nxos.bin' };
const system = { filesystem: 'bootflash', path: '/n3000-uk9.bin' };
const headerOf = (family: ImageFamily): ImageHeader => ({
  family,
  release: '9.3(4)',
  compactFor: undefined,
  sections: [],
});
const header = headerOf('nxos');
const kickstartHeader = headerOf('n3000-uk9-kickstart');
const systemHeader = headerOf('n3000-uk9');
const { biosMs, loadingMs, startingMs } = bootDurations;
const booted = { image, kickstart: undefined, header };
const mismatch = { why: 'digest-mismatch', section: 'common' } as const;

const stages = {
  off: { at: 'off' },
  bios: { at: 'bios', failure: undefined, dueMs: 1000 },
  loading: { at: 'loading', image, fetched: undefined, isByHand: false, isRecovery: false, dueMs: 1000 },
  loader: { at: 'loader', failure: undefined },
  kickstart: { at: 'kickstart', image, header: kickstartHeader, system, failure: undefined, dueMs: 1000 },
  starting: { ...booted, at: 'starting', dueMs: 1000 },
  running: { ...booted, at: 'running', sinceMs: 1000 },
} as const;
const allStages: readonly Stage[] = Object.values(stages);

function next(stage: Stage, event: BootEvent, bootImages: BootFacts['bootImages'] = [image]): Stage {
  return follow(stage, event, { bootImages, ...bootDurations });
}

const due: BootEvent = { kind: 'due' };
const passed = (value: ImageHeader = header): BootEvent => ({ kind: 'checked', result: { ok: true, value } });
const failedCheck: BootEvent = { kind: 'checked', result: { ok: false, error: mismatch } };
const missing: BootEvent = { kind: 'checked', result: { ok: false, error: { why: 'no-image' } } };

describe('a switch', () => {
  it.each(allStages)('in stage $at is off without power', (stage) => {
    expect(next(stage, { kind: 'power-off' })).toEqual({ at: 'off' });
  });

  it('starts when it is switched on, and only then; it restarts whenever it has power', () => {
    for (const stage of allStages) {
      const fresh = { at: 'bios', failure: undefined, dueMs: 5000 + biosMs };
      expect(next(stage, { kind: 'power-on', atMs: 5000 })).toEqual(stage.at === 'off' ? fresh : stage);
      expect(next(stage, { kind: 'reset', atMs: 5000 })).toEqual(stage.at === 'off' ? stage : fresh);
    }
  });

  it('goes on when a stage is due', () => {
    expect(next(stages.bios, due)).toEqual({ ...stages.loading, dueMs: 1000 + loadingMs });
    expect(next(stages.bios, due, [])).toEqual({
      at: 'loader',
      failure: { image: undefined, problem: { why: 'no-boot-variable' } },
    });
    expect(next(stages.starting, due)).toEqual(stages.running);
    for (const at of ['off', 'loading', 'loader', 'running'] as const) expect(next(stages[at], due)).toBe(stages[at]);
  });

  it('starts an image that passed its check', () => {
    expect(next(stages.loading, passed())).toEqual({ ...stages.starting, dueMs: 1000 + startingMs });
    for (const at of ['off', 'bios', 'loader', 'starting', 'running'] as const) {
      expect(next(stages[at], passed())).toBe(stages[at]);
      expect(next(stages[at], failedCheck)).toBe(stages[at]);
    }
  });

  it('tries a damaged image over and over, and asks an operator who tried it by hand', () => {
    const failure = { image, problem: mismatch };
    expect(next(stages.loading, failedCheck)).toEqual({ at: 'bios', failure, dueMs: 1000 + biosMs });
    expect(next({ ...stages.loading, isByHand: true }, failedCheck)).toEqual({ at: 'loader', failure });
    expect(next(stages.loading, missing)).toEqual({ at: 'loader', failure: { image, problem: { why: 'no-image' } } });
  });

  it('can be stopped at the loader until an image has been started', () => {
    for (const stage of allStages) {
      const stopped = stage.at === 'bios' || stage.at === 'loading';
      expect(next(stage, { kind: 'break' })).toEqual(stopped ? stages.loader : stage);
    }
  });

  it('boots what it is told at the loader, down to switch(boot)# in recovery mode', () => {
    const boot: BootEvent = { kind: 'boot', image: system, fetched: undefined, isRecovery: true, atMs: 3000 };
    const loading = next(stages.loader, boot);
    expect(loading).toEqual({
      ...stages.loading,
      image: system,
      isByHand: true,
      isRecovery: true,
      dueMs: 3000 + loadingMs,
    });
    const recovery = next(loading, passed());
    expect(recovery).toMatchObject({ at: 'kickstart', image: system, dueMs: undefined });
    expect(next(recovery, { kind: 'load', system: undefined, atMs: 9000 })).toMatchObject({
      at: 'starting',
      image: system,
      dueMs: 9000 + startingMs,
    });
    expect(next(stages.running, boot)).toBe(stages.running);
  });

  it('loads a system image from its kickstart image, or waits at switch(boot)#', () => {
    const kickstart = next(stages.loading, passed(kickstartHeader), [image, system]);
    expect(kickstart).toEqual({ ...stages.kickstart, dueMs: 1000 + loadingMs });
    expect(next(stages.loading, passed(kickstartHeader))).toEqual({
      ...stages.kickstart,
      system: undefined,
      dueMs: undefined,
    });
    expect(next(kickstart, passed(systemHeader))).toMatchObject({
      at: 'starting',
      image: system,
      kickstart: image,
      header: systemHeader,
    });
    const waiting = next(kickstart, missing);
    expect(waiting).toEqual({
      ...stages.kickstart,
      dueMs: undefined,
      failure: { image: system, problem: { why: 'no-image' } },
    });
    expect(next(kickstart, passed(kickstartHeader))).toMatchObject({ failure: { problem: { why: 'wrong-kind' } } });
    expect(next(waiting, { kind: 'load', system, atMs: 7000 })).toEqual({
      ...stages.kickstart,
      dueMs: 7000 + loadingMs,
    });
    expect(next(stages.loading, passed(systemHeader))).toMatchObject({
      at: 'loader',
      failure: { problem: { why: 'wrong-kind' } },
    });
  });
});
