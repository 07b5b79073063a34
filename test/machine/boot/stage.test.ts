import { describe, expect, it } from 'vitest';
import { type BootEvent, bootDurations, follow, type Stage } from '../../../src/machine/boot/stage.ts';
import type { ImageHeader } from '../../../src/machine/image/header.ts';

const image = { filesystem: 'bootflash', path: '/nxos.bin' };
const header: ImageHeader = { family: 'nxos', release: '9.3(4)', compactFor: undefined, sections: [] };
const { biosMs, loadingMs, startingMs } = bootDurations;

const stages: Readonly<Record<Stage['at'], Stage>> = {
  off: { at: 'off' },
  bios: { at: 'bios', dueMs: 1000 },
  loading: { at: 'loading', image, dueMs: 1000 },
  loader: { at: 'loader', problem: { why: 'no-image' } },
  starting: { at: 'starting', image, header, dueMs: 1000 },
  running: { at: 'running', image, header, sinceMs: 1000 },
};
const allStages = Object.values(stages);

function next(stage: Stage, event: BootEvent, bootImage: typeof image | undefined = image): Stage {
  return follow(stage, event, { bootImage, ...bootDurations });
}

const passed: BootEvent = { kind: 'checked', result: { ok: true, value: header } };
const failedCheck: BootEvent = {
  kind: 'checked',
  result: { ok: false, error: { why: 'digest-mismatch', section: 'common' } },
};

describe('a switch', () => {
  it.each(allStages)('in stage $at is off without power', (stage) => {
    expect(next(stage, { kind: 'power-off' })).toEqual({ at: 'off' });
  });

  it('starts when it is switched on, and only then', () => {
    for (const stage of allStages) {
      const after = next(stage, { kind: 'power-on', atMs: 5000 });
      expect(after).toEqual(stage.at === 'off' ? { at: 'bios', dueMs: 5000 + biosMs } : stage);
    }
  });

  it('goes on when a stage is due', () => {
    const due: BootEvent = { kind: 'due' };
    expect(next(stages.bios, due)).toEqual({ at: 'loading', image, dueMs: 1000 + loadingMs });
    expect(follow(stages.bios, due, { bootImage: undefined, ...bootDurations })).toEqual({
      at: 'loader',
      problem: { why: 'no-boot-variable' },
    });
    expect(next(stages.starting, due)).toEqual({ at: 'running', image, header, sinceMs: 1000 });
    for (const at of ['off', 'loading', 'loader', 'running'] as const) expect(next(stages[at], due)).toBe(stages[at]);
  });

  it('starts an image that passed its check, and waits at the loader otherwise', () => {
    expect(next(stages.loading, passed)).toEqual({ at: 'starting', image, header, dueMs: 1000 + startingMs });
    expect(next(stages.loading, failedCheck)).toEqual({
      at: 'loader',
      problem: { why: 'digest-mismatch', section: 'common' },
    });
    for (const at of ['off', 'bios', 'loader', 'starting', 'running'] as const) {
      expect(next(stages[at], passed)).toBe(stages[at]);
      expect(next(stages[at], failedCheck)).toBe(stages[at]);
    }
  });
});
